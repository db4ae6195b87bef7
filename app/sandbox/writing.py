"""How the reply is written: how many answers, how long, with which questions, emojis and letters."""

import random
import unicodedata
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.sandbox.draft import Draft
from app.sandbox.kinds import Kind
from app.sandbox.turn import Turn

SEVERAL: Final[Mapping[str, float]] = {"VERY_FREQUENT": 0.9, "FREQUENT": 0.6, "OCCASIONAL": 0.3, "RARE": 0.1}
"""Chances of several answers by `multipleMessagesPerReplyFrequency`: ours, the API documents none."""
SEVERAL_LEFT_OUT: Final = 0.3
QUESTIONS_LEFT_OUT: Final = 0.4
_SENTENCES: Final[Mapping[str, int]] = {"SHORT": 2, "REGULAR": 3, "LONG": 5, "VERY_LONG": 7}
_EMOJIS: Final = "😊😄🙂😁✨🌞🎶👍🌷💛🍀🌈"
_ACUTE: Final = "\u0301"
_FILLERS: Final = (Kind.SMALLTALK, Kind.CITY, Kind.JOB, Kind.INTEREST, Kind.PET)


def write(turn: Turn, draft: Draft) -> Draft:
    """The texts of the answers. What must be said comes first, a question last; a stop says its own words."""
    if draft.stop:
        return replace(draft, texts=(draft.stop.says,))
    dice = turn.dice.of("sentences")
    remarks = _shuffled(turn, [Kind.STATEMENT], dice) if turn.fresh else []
    stock = deque([*remarks[:1], *_shuffled(turn, _FILLERS, dice), *remarks[1:]])
    questions = _shuffled(turn, [Kind.QUESTION], dice)
    written = []
    for place in range(_answers(turn)):
        asks = dice.random() < _question_share(turn)
        room = _length(turn, dice) - asks
        body = _said_first(turn, draft, room) if place == 0 else []
        while len(body) < room:
            body.append(stock[0])
            stock.rotate(-1)  # three very long answers say more than the phrasebook holds
        if asks:
            body.append(questions[place % len(questions)])
        written.append((" " if turn.book.spaced else "").join(body))
    return replace(draft, texts=tuple(written))


def _said_first(turn: Turn, draft: Draft, room: int) -> list[str]:
    """What must be said, no more than there is room for where lengths are fixed; the greeting gives way."""
    said = list(draft.must_say[:room] if turn.parameters.fixed_response_length else draft.must_say)
    return [draft.greeting, *said] if draft.greeting and len(said) < room else said


def _shuffled(turn: Turn, kinds: Sequence[Kind], dice: random.Random) -> list[str]:
    """The sentences of some kinds in a drawn order, those of the wanted length first."""
    texts = turn.sayable(kinds)
    fitting = turn.of_length(texts)
    rest = [text for text in texts if text not in fitting]
    dice.shuffle(fitting)
    dice.shuffle(rest)
    return fitting + rest


def _answers(turn: Turn) -> int:
    parameters, dice = turn.parameters, turn.dice.of("several")
    if not parameters.multiple_messages_per_reply:
        return 1
    frequency = parameters.multiple_messages_per_reply_frequency
    chance = SEVERAL[frequency] if frequency else SEVERAL_LEFT_OUT
    return dice.choice((2, 2, 3)) if dice.random() < chance else 1


def _question_share(turn: Turn) -> float:
    share = turn.parameters.question_frequency
    return QUESTIONS_LEFT_OUT if share is None else float(share)


def _length(turn: Turn, dice: random.Random) -> int:
    """How many sentences a message has: exact where lengths are fixed, one more or less otherwise."""
    wanted = _SENTENCES[turn.parameters.message_length or "REGULAR"]
    return wanted if turn.parameters.fixed_response_length else wanted + dice.choice((-1, 0, 0, 1))


def add_emojis(turn: Turn, draft: Draft) -> Draft:
    """Emojis at the documented rates; none when left out, and none where the conversation stops."""
    dice = turn.dice.of("emojis")
    wanted = turn.parameters.emojis
    first, second = dice.random(), dice.random()
    count = {
        "FREQUENT": 2 if first < 0.5 and second < 0.5 else 1,
        "SOMETIMES": int(first < 0.75),
        "RARELY": int(first < 0.25),
    }.get(wanted or "NEVER", 0)
    if not count or draft.stop:
        return draft
    place = dice.randrange(len(draft.texts))
    chosen = "".join(dice.sample(_EMOJIS, count))
    texts = list(draft.texts)
    texts[place] = f"{texts[place]} {chosen}"
    return replace(draft, texts=tuple(texts))


def rewrite_greek(turn: Turn, draft: Draft) -> Draft:
    """`postProcessing.greekRewrite`: the Greek question mark becomes `?`, letters lose their accents."""
    processing = turn.parameters.post_processing
    if turn.book.script != "Greek" or processing is None or not processing.greek_rewrite:
        return draft
    return draft.rewritten(lambda text: _without_accents(text.replace(";", "?").replace("\u037e", "?")))


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_ACUTE, ""))
