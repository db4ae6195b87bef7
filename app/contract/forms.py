"""The forms in which JSON carries dates, times, addresses and numbers: checked, and left as they came."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app.contract.description import Kind

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_NUMERIC = re.compile(r"(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?")
_SPACE = re.compile(r"[\s\x00-\x1f<>\"{}|\\^`]")
DEFAULT_URL_PATTERN: Final = r"^https?://[^/?#]"
"""What an address looks like where the contract gives no pattern of its own."""


def read_date(text: str) -> date | None:
    """The date of a `yyyy-MM-dd` text, None for any other."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_time(text: str) -> datetime | None:
    """The moment of an RFC 3339 date-time with its offset, None for any other text."""
    if not _DATE_TIME.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """The number that a plain decimal text without a sign spells, None for any other."""
    return float(text) if _NUMERIC.fullmatch(text) else None


def is_url(text: str, pattern: str | None = None) -> bool:
    """Whether a text is an absolute address (http or https, with a host) that matches `pattern`."""
    if not re.search(pattern or DEFAULT_URL_PATTERN, text) or _SPACE.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


@dataclass(frozen=True)
class TextForm:
    """Marks a text field as one of a form; `check` None leaves the form unchecked."""

    kind: Kind
    check: Callable[[str], bool] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        if self.check is None:
            return schema
        return core_schema.no_info_after_validator_function(self._validated, schema)

    def _validated(self, text: str) -> str:
        if self.check is not None and not self.check(text):
            raise PydanticCustomError("form", "The text has another form.")
        return text


@dataclass(frozen=True)
class UrlForm:
    """Marks a text field as an address, with the contract's own pattern where it gives one."""

    pattern: str | None = None
    kind: Kind = Kind.URL

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._validated, handler(source))

    def _validated(self, text: str) -> str:
        if not is_url(text, self.pattern):
            raise PydanticCustomError("form", "The text is not such an address.")
        return text


@dataclass(frozen=True)
class NumberForm:
    """Marks a number: whole or not, kept as it came, and never a boolean."""

    kind: Kind = Kind.NUMBER

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _validated_alone(self._validated, handler(source))

    def _validated(self, value: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise PydanticCustomError("number_type", "Not a number.")
        if isinstance(value, float) and not math.isfinite(value):
            # Such as 1e999: JSON allows it, and no reader's numbers reach as far.
            raise PydanticCustomError("number_size", "Too large for a number.")
        return value


@dataclass(frozen=True)
class NumberTextForm:
    """Marks a number that may come as text (`5` or `"5"`), with the limits that hold for both spellings."""

    minimum: float
    maximum: float
    kind: Kind = Kind.NUMBER_TEXT

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _validated_alone(self._validated, handler(source))

    def _validated(self, value: Any) -> int | float | str:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise PydanticCustomError("number_type", "Not a number.")
        number = read_number(value) if isinstance(value, str) else value
        if number is None:
            raise PydanticCustomError("number_type", "Not the text of a number.")
        if not self.minimum <= number <= self.maximum:
            raise PydanticCustomError("out_of_range", "Out of range.")
        return value


@dataclass(frozen=True)
class Known:
    """Marks an open enumeration: the values known today, an alias of Literal, and their second spellings."""

    values: Any
    aliases: tuple[tuple[str, str], ...] = ()
    kind: Kind = Kind.ENUM


def _validated_alone(check: Callable[[Any], Any], shown: CoreSchema) -> CoreSchema:
    """Validation by `check` alone, with `shown` as what pydantic's own JSON Schema says of it."""
    return core_schema.no_info_plain_validator_function(
        check,
        json_schema_input_schema=shown,
        serialization=core_schema.plain_serializer_function_ser_schema(_as_it_is),
    )


def _as_it_is(value: Any) -> Any:
    return value


Date: TypeAlias = Annotated[str, TextForm(Kind.DATE, lambda text: read_date(text) is not None)]
DateTime: TypeAlias = Annotated[str, TextForm(Kind.DATE_TIME, lambda text: read_time(text) is not None)]
Number: TypeAlias = Annotated[int | float, NumberForm()]
Url: TypeAlias = Annotated[str, UrlForm()]
HttpUrl: TypeAlias = Annotated[str, UrlForm("^https?://.*")]
HttpsUrl: TypeAlias = Annotated[str, UrlForm("^https://")]

AnsweredTime: TypeAlias = Annotated[str, TextForm(Kind.DATE_TIME)]
AnsweredUrl: TypeAlias = Annotated[str, TextForm(Kind.URL)]
Decimal: TypeAlias = Annotated[str, TextForm(Kind.DECIMAL)]
"""Forms of the answer stay unchecked: an answer is read whatever the service put in it, and judged later."""
