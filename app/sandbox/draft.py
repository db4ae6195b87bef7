"""A reply while it is made: each behaviour takes a draft and gives back the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.sandbox.turn import Turn


@dataclass(frozen=True)
class Draft:
    """What the reply holds so far."""

    must_say: tuple[str, ...] = ()
    """Sentences that belong into the reply, in their order."""
    texts: tuple[str, ...] = ()
    """The texts of the answers, one each, once they are written."""
    silent: bool = False
    """Nothing is answered: `{"answers": []}`."""
    picture_url: str | None = None
    stop_reason: str | None = None
    stopped_until: datetime | None = None

    def saying(self, *sentences: str) -> "Draft":
        """This draft with more that must be said."""
        return replace(self, must_say=self.must_say + sentences)


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
