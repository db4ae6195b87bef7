"""A reply while it is made: each behaviour takes a draft and gives back the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.sandbox.stop import Stop
from app.sandbox.turn import Turn


@dataclass(frozen=True)
class Draft:
    """What the reply holds so far."""

    greeting: str | None = None
    """Said first, where the length leaves room for it."""
    must_say: tuple[str, ...] = ()
    """Sentences that belong into the reply, in their order; where lengths are fixed the first ones count."""
    texts: tuple[str | None, ...] = ()
    """The texts of the answers, one each, once they are written."""
    silent: bool = False
    """Nothing is answered: `{"answers": []}`."""
    picture_url: str | None = None
    stop: Stop | None = None
    """Why and for how long the conversation stops; then nothing but the stop's own sentence is said."""

    def saying(self, *sentences: str) -> "Draft":
        """This draft with more that must be said."""
        return replace(self, must_say=self.must_say + sentences)

    def rewritten(self, change: Callable[[str], str]) -> "Draft":
        """This draft with each text changed."""
        return replace(self, texts=tuple(None if text is None else change(text) for text in self.texts))


class Source(StrEnum):
    """Where a rule of the sandbox comes from."""

    DOCUMENTED = "documented"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Rule:
    """One thing that the sandbox does, as `GET /` tells it."""

    name: str
    source: Source
    does: str


@dataclass(frozen=True)
class Behaviour:
    """A rule that shapes the reply."""

    rule: Rule
    apply: Callable[[Turn, Draft], Draft]
