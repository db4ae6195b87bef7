"""Every date that a value could mean as a birthdate, in whatever spelling it was written."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from app.contract.wire import Json

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](.*))?", re.ASCII | re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:00:00(?::00(?:\.0+)?)?Z?)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,25}(?:\.\d{1,25})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_UNITS: Final = ((1, 10**10), (10**3, 10**13), (10**6, 10**16), (10**9, 10**19))
"""Parts of a second, and below which count a number is read as that many of them since 1970."""
_ORDERS: Final = ((0, 1, 2), (2, 1, 0), (2, 0, 1), (0, 2, 1))
"""Where year, month and day stand among three numbers: 1990-05-14, 14.05.1990, 05/14/1990, 1990-14-05."""
_DATE_PARTS: Final = ("year", "month", "day")
_MOST_ITEMS: Final = 8
_LONGEST: Final = 200


def readings(value: Json, today: date) -> Iterator[date]:
    """The dates that `value` can mean, several where it is ambiguous, none where it means no date.

    Of a year alone it is its last day, of a two-digit year the latest that has begun, of an age in years
    today: always the youngest person that the words allow.
    """
    if isinstance(value, str):
        yield from _of_text(plain(value[:_LONGEST]), today)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _of_number(value, today)
    elif isinstance(value, list):
        yield from _of_items(value, today)
    elif isinstance(value, dict):
        named = [value[key] for key in _DATE_PARTS if key in value]
        yield from _of_items(named or list(value.values()), today)


def plain(text: str) -> str:
    """A text with every script's digits as ASCII, and without white space around or invisible letters."""
    parts: list[str] = []
    for letter in unicodedata.normalize("NFKC", text):
        digit = unicodedata.digit(letter, None)
        if digit is not None:
            parts.append(str(digit))
        elif unicodedata.category(letter) == "Pd":
            parts.append("-")
        elif unicodedata.category(letter) not in ("Cf", "Mn"):
            parts.append(letter)
    return "".join(parts).strip().strip("\"'").strip()


def _of_text(text: str, today: date) -> Iterator[date]:
    iso = _ISO.fullmatch(text)
    exact = _date(*(int(part) for part in iso.groups()[:3])) if iso else None
    if iso and exact:
        yield from _with_next(exact, midnight=_MIDNIGHT.fullmatch(iso[4] or "") is not None)
    elif _NUMBER.fullmatch(text):
        yield from _of_number(float(text) if re.search(r"[.eE]", text) else int(text), today)
        if "." in text:
            yield from _of_groups(_DIGITS.findall(text), today)
        elif text.isdigit():
            yield from _of_digits(text, today)
    else:
        yield from _of_groups(_DIGITS.findall(text), today)


def _of_number(value: float, today: date) -> Iterator[date]:
    if not abs(value) < 10**19:
        return
    whole = int(value)
    if 0 <= value < 18:
        yield today
    if whole >= 0:
        yield from _of_digits(str(whole), today)
    for parts, bound in _EPOCH_UNITS:
        if abs(whole) < bound:
            seconds = whole // parts
            yield from _with_next((_EPOCH + timedelta(seconds=seconds)).date(), midnight=seconds % 86400 == 0)
            return


def _with_next(day: date, *, midnight: bool) -> Iterator[date]:
    """A moment within a UTC day is the next day further east already; midnight is how a date is kept."""
    yield day
    if not midnight and day < date.max:
        yield day + timedelta(days=1)


def _of_digits(digits: str, today: date) -> Iterator[date]:
    """Digits in one piece: a year, or year, month and day in any order, with or without a time behind."""
    if len(digits) in (2, 4):
        yield from _of_years([digits], today)
    if len(digits) in (8, 12, 14) and _is_birth_year(digits[:4]):
        yield from _of_triple([digits[0:4], digits[4:6], digits[6:8]], today)
    if len(digits) == 8 and _is_birth_year(digits[4:]):
        yield from _of_triple([digits[0:2], digits[2:4], digits[4:8]], today)
    if len(digits) == 6:
        yield from _of_groups([digits[:2], digits[2:4], digits[4:]], today)
        yield from _of_years([digits[:4], digits[2:]], today)


def _of_groups(groups: list[str], today: date) -> Iterator[date]:
    """Numbers in a text: the first three that make a date, or else every year among them."""
    groups = groups[:_MOST_ITEMS]
    for start in range(len(groups) - 2):
        found = list(_of_triple(groups[start : start + 3], today))
        if found:
            yield from found
            return
    yield from _of_years(groups, today)


def _of_triple(groups: list[str], today: date) -> Iterator[date]:
    for order in _ORDERS:
        year, month, day = (groups[place] for place in order)
        if len(year) in (2, 4) and len(month) <= 2 and len(day) <= 2:
            found = _date(_full_year(year, today), int(month), int(day))
            if found is not None:
                yield found


def _of_years(groups: list[str], today: date) -> Iterator[date]:
    for group in groups:
        if _is_birth_year(group) or (len(group) == 2 and len(groups) == 1):
            yield date(_full_year(group, today), 12, 31)


def _of_items(items: list[Json], today: date) -> Iterator[date]:
    """A date in parts, as some programs write it: `[1990, 5, 14]`; or several things, each read alone."""
    items = items[:_MOST_ITEMS]
    numbers = [item for item in items if isinstance(item, int | str) and not isinstance(item, bool)]
    if len(numbers) >= 3:
        yield from _of_text("-".join(str(item) for item in numbers if not _huge(item)), today)
        return
    for item in items:
        if not isinstance(item, list | dict):
            yield from readings(item, today)


def _huge(item: int | str) -> bool:
    return isinstance(item, int) and abs(item) >= 10**19


def _is_birth_year(digits: str) -> bool:
    return len(digits) == 4 and 1800 <= int(digits) <= 2200


def _full_year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) != 2:
        return year
    return year + (today.year // 100 - (year > today.year % 100)) * 100


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
