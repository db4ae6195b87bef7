"""The one rule without an override: everybody in a request is an adult."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from app.contract.birthdates import plain, readings
from app.contract.pointer import join
from app.contract.wire import Json

ADULT_AGE: Final = 18

_PROFILES: Final = frozenset({"userprofile", "personaprofile"})
_OVERRIDES: Final = "personaprofileoverrides"
_BIRTH_KEYS: Final = frozenset(
    {"birthdate", "dateofbirth", "birthday", "dob", "birth", "born", "bornon", "birthyear", "yearofbirth"}
)
_AGE_KEYS: Final = frozenset({"age", "ageyears", "ageinyears"})
_OTHERS: Final = frozenset({"children", "pets"})
"""Below these stand the ages of others, not of the profile's owner."""
_NOT_ALNUM: Final = re.compile(r"[\W_]+")
_AGE: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_DEEPEST: Final = 8


def is_minor(profile: Json, today: date) -> bool:
    """Whether any plausible reading of the profile makes its owner younger than 18 on `today`.

    Reads other spellings of date and key as well; an ambiguous date counts as its youngest reading, and one
    in the future as a minor's. A value that means no date at all is no minor's.
    """
    return next(minor_places(profile, today), None) is not None


def minors(document: Json, today: date) -> tuple[str, ...]:
    """The pointers of the values in a request that make somebody younger than 18, none if all are adults."""
    return tuple(_minors(document, "", today, 0))


def minor_places(profile: Json, today: date, at: str = "") -> Iterator[str]:
    """The pointers, below `at`, of the values that make the owner of `profile` younger than 18."""
    yield from _in_profile(profile, at, today, 0)


def turns_adult(born: date) -> date:
    """The 18th birthday; of somebody born on 29 February it is 1 March in a common year."""
    try:
        return born.replace(year=born.year + ADULT_AGE)
    except ValueError:
        return date(born.year + ADULT_AGE, 3, 1) if born.year + ADULT_AGE <= date.max.year else date.max


def _minors(value: Json, at: str, today: date, depth: int) -> Iterator[str]:
    """Profiles are looked for under any spelling of their key, and the overrides of the persona with them."""
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        name = _key(key)
        if name in _PROFILES or name == _OVERRIDES:
            yield from _in_profile(item, join(at, key), today, 0)
        elif name == "replyparameters" and depth == 0:
            yield from _minors(item, join(at, key), today, depth + 1)


def _in_profile(value: Json, at: str, today: date, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for place, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from _in_profile(item, join(at, place), today, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _of_key(_key(key), item, join(at, key), today, depth)


def _of_key(name: str, item: Json, at: str, today: date, depth: int) -> Iterator[str]:
    if name in _BIRTH_KEYS:
        if any(_younger(born, today) for born in readings(item, today)):
            yield at
    elif name in _AGE_KEYS:
        if _is_young_age(item):
            yield at
    elif name not in _OTHERS and isinstance(item, dict | list):
        yield from _in_profile(item, at, today, depth + 1)


def _younger(born: date, today: date) -> bool:
    return turns_adult(born) > today


def _is_young_age(value: Json) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return value < ADULT_AGE
    if isinstance(value, str):
        return any(float(number) < ADULT_AGE for number in _AGE.findall(plain(value[:200])))
    return False


def _key(key: str) -> str:
    if key.isascii() and key.isalpha():
        return key.lower()
    return _NOT_ALNUM.sub("", plain(key[:100]).casefold())
