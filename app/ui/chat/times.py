"""Dates of messages and answers in the words of the chat."""

from datetime import datetime, tzinfo
from typing import Final

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment(value: object, zone: tzinfo | None = None) -> datetime | None:
    """An ISO 8601 date-time in `zone` (None: this computer's), None for anything else.

    A date-time without an offset is taken as it stands.
    """
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value)
        return read if read.tzinfo is None else read.astimezone(zone)
    except (ValueError, OverflowError):
        return None


def day_words(when: datetime, today: datetime) -> str:
    """`Sunday 25 April`, with the year where it is not this one.

    Not strftime: Qt sets the C locale, and the window speaks English.
    """
    words = f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"
    return words if when.year == today.year else f"{words} {when.year}"


def clock_words(when: datetime) -> str:
    """`16:07`."""
    return f"{when.hour:02}:{when.minute:02}"


def seconds_words(seconds: float) -> str:
    """`2.4 s`."""
    return f"{seconds:.1f} s"
