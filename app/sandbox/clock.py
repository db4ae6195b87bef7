"""The clock that the sandbox reads, passed in so that a test can hold it still."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The time, with an offset."""
        ...


class SystemClock:
    """This computer's clock, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class StoppedClock:
    """A clock that always tells the same time."""

    time: datetime

    def now(self) -> datetime:
        return self.time


def whole_milliseconds(time: datetime) -> datetime:
    """A time as exact as the answers tell it, so that a stop ends at the very moment that was told."""
    return time.replace(microsecond=time.microsecond // 1000 * 1000)


def wire_time(time: datetime) -> str:
    """A time as the answers hold it: milliseconds and offset (`answers[].createdAt`)."""
    return time.isoformat(timespec="milliseconds")
