"""`fluencyDegradation`: mistakes that are put into a text on purpose."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import regex

from app.sandbox.draft import Draft
from app.sandbox.turn import Turn

_WORD: Final = regex.compile(r"\p{L}{4,}")
_FULL_STOPS: Final = ".。"


@dataclass(frozen=True)
class _Level:
    share: float
    """Of the words of four letters and more."""
    least: int
    lower_case: bool = False
    no_full_stop: bool = False


# The numbers are ours: the API documents none but that the levels rise.
_LEVELS: Final[Mapping[str, _Level]] = {
    "LOW": _Level(0.1, 1),
    "MEDIUM": _Level(0.25, 2, lower_case=True),
    "HIGH": _Level(0.5, 3, lower_case=True, no_full_stop=True),
}


def make_mistakes(turn: Turn, draft: Draft) -> Draft:
    """Mistakes of the level asked for; left out, NONE or LOW, half and half."""
    if draft.stop:
        return draft
    dice = turn.dice.of("mistakes")
    drawn = "LOW" if dice.random() < 0.5 else "NONE"
    level = _LEVELS.get(turn.parameters.fluency_degradation or drawn)
    return draft.rewritten(lambda text: _spoilt(text, level, dice)) if level else draft


def _spoilt(text: str, level: _Level, dice: random.Random) -> str:
    words = list(_WORD.finditer(text))
    count = min(len(words), max(level.least, round(level.share * len(words))))
    chosen = sorted(dice.sample(range(len(words)), count), reverse=True)
    for word in (words[place] for place in chosen):
        text = text[: word.start()] + _misspelt(word[0], dice) + text[word.end() :]
    if level.lower_case:
        text = text[:1].lower() + text[1:]
    return text.rstrip(_FULL_STOPS) if level.no_full_stop else text


def _misspelt(word: str, dice: random.Random) -> str:
    """Two neighbours change places behind the first letter; where all are alike one is doubled."""
    places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
    if not places:
        return word + word[-1]
    place = dice.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
