r"""Regular expressions for what the sandbox takes as an address, a moment, a birthdate and a name.

They say in one expression (ECMA 262) what the contract checks in several steps, and the form of an address in
full, so that a client generator knows what is refused.
"""

from datetime import date
from typing import Final

_SPACE: Final = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BAD: Final = _SPACE + r"\x00-\x1f<>\"{}|\\^`"
# Normalised, these are one of / ? # @ : (Unicode's NFKC), so they may not stand in front of the path.
_ALIKE: Final = (
    r"\u2047-\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b"
    r"\uff03\uff0f\uff1a\uff1f\uff20"
)
_PORT: Final = r"0*([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_YEAR: Final = r"([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"

MOMENT: Final = (
    rf"^{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]"
    r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
"""A date-time with its offset (RFC 3339), without leap seconds."""

NAME: Final = rf"[^{_SPACE}]"
"""A text that holds something else than white space."""


def address(scheme: str) -> str:
    """An absolute address; `scheme` is an expression. Hosts in brackets (IPv6) are left out."""
    user = rf"([^{_BAD}{_ALIKE}/?#\[\]]*@)?"
    host = rf"[^{_BAD}{_ALIKE}/?#\[\]@:]+"
    return rf"^{scheme}://{user}{host}(:({_PORT})?)?([/?#][^{_BAD}]*)?$"


def no_later_than(day: date) -> str:
    """The dates from the year 1 to `day`; that a month has so many days is left to `format`."""
    year, month, number = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    years = "|".join(("0[1-9][0-9]{2}", "00[1-9][0-9]", "000[1-9]", *_below(year, least=1)))
    days = "|".join((*_below(number), number))
    rest = "|".join((*(rf"{below}-[0-9]{{2}}" for below in _below(month)), f"{month}-({days})"))
    return rf"^(({years})-[0-9]{{2}}-[0-9]{{2}}|{year}-({rest}))$"


def _below(digits: str, least: int = 0) -> list[str]:
    """Expressions for all digits below `digits` and of the same length; the first one is `least` or more."""
    found = []
    for place, digit in enumerate(digits):
        first = least if place == 0 else 0
        if int(digit) > first:
            rest = len(digits) - place - 1
            found.append(f"{digits[:place]}[{first}-{int(digit) - 1}]" + (f"[0-9]{{{rest}}}" if rest else ""))
    return found
