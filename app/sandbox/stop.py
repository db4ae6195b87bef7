"""A conversation that stops: why, for how long, and what is remembered of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

LADDER: Final = (7200.0, 43_200.0, 86_400.0, 172_800.0)
"""The documented bans in seconds: 2, 12, 24 and 48 hours; after them it is for good."""


@dataclass(frozen=True)
class Held:
    """A stop that runs."""

    reason: str
    until: datetime | None
    """None is for good, which is our assumption: the API doesn't say how it writes that."""

    def runs(self, time: datetime) -> bool:
        """Whether it still holds."""
        return self.until is None or time < self.until


@dataclass(frozen=True)
class Past:
    """What the sandbox remembers of a pair of profiles."""

    strikes: Mapping[str, int] = field(default_factory=dict)
    """How often each reason has stopped the conversation."""
    held: Held | None = None


@dataclass(frozen=True)
class Stop:
    """A stop that a reply tells of."""

    reason: str
    ladder: tuple[float, ...] = ()
    """How long it lasts in seconds, the first time, the second time and so on; then for good."""
    strike: int = 1
    """Which time it is, from 1."""
    says: str | None = None
    """What the persona says with it; None says nothing."""
    held: Held | None = None
    """The stop that runs already, where this reply only tells of it again."""
    holds: bool = True
    """Whether later messages go unanswered. A pause without a duration holds nothing."""

    def until(self, created: datetime) -> datetime | None:
        """When it ends, for an answer made at `created`; None is for good, or not at all."""
        if self.held:
            return self.held.until
        if not self.holds or self.strike > len(self.ladder):
            return None
        try:
            return created + timedelta(seconds=max(0, self.ladder[self.strike - 1]))
        except OverflowError:  # beyond the year 9999
            return None

    def after(self, past: Past, until: datetime | None) -> Past:
        """What is remembered once this has been told."""
        if self.held or not self.holds:
            return past
        strikes = {**past.strikes, self.reason: past.strikes.get(self.reason, 0) + 1}
        return Past(strikes, Held(self.reason, until))
