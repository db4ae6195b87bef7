"""The words that rows and editors use for values, limits, durations and what is not sent."""

import re
from typing import Final

from app.contract.description import FieldDescription, Kind
from app.contract.pointer import NotSent
from app.contract.wire import Json, dumps

_SECONDS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86400}
_DURATION: Final = re.compile(r"(\d{1,9})\s*(s|min|h|d)")


def absent_words(field: FieldDescription, value: Json | NotSent) -> str:
    """What a dashed frame says: `null`, `not sent`, `not sent: 30 s`."""
    if not isinstance(value, NotSent):
        return "null"
    return f"not sent: {field.default_words}" if field.default_words else "not sent"


def label_of(field: FieldDescription, value: Json) -> str:
    """A value as it is shown: a documented value by its label, a text as it is, the rest as JSON."""
    for known in field.values:
        if known.wire == value:
            return known.label
    if isinstance(value, bool) and field.kind is Kind.BOOLEAN:
        return "On" if value else "Off"
    if isinstance(value, int) and not isinstance(value, bool) and field.many and is_duration(field):
        return duration(value)
    return value if isinstance(value, str) else dumps(value, None)


def is_duration(field: FieldDescription) -> bool:
    """Whether whole numbers are seconds: by the declared unit, or because the default is told in hours."""
    first = field.default_words.partition(",")[0]
    return field.unit == "s" or (field.unit is None and read_duration(first) is not None)


def duration(seconds: int) -> str:
    """Seconds in words: 7200 is `2 h`, 90 is `90 s`."""
    if seconds >= 60:
        for name in ("h", "min"):
            if seconds % _SECONDS[name] == 0:
                return f"{seconds // _SECONDS[name]} {name}"
    return f"{seconds} s"


def read_duration(text: str) -> int | None:
    """The seconds that `2 h`, `15 min`, `1 d` or `90 s` say, None for other texts."""
    found = _DURATION.fullmatch(text.strip().casefold())
    return int(found[1]) * _SECONDS[found[2]] if found else None


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f") if value == int(value) else f"{value:g}"


def limits(field: FieldDescription) -> str:
    """The documented limits in one sentence, empty where there are none."""
    unit = f" {field.unit}" if isinstance(field.unit, str) else ""
    parts = []
    if field.minimum is not None and field.maximum is not None:
        parts.append(f"{_number(field.minimum)} to {_number(field.maximum)}{unit}")
    elif field.minimum is not None:
        parts.append(f"at least {_number(field.minimum)}{unit}")
    elif field.maximum is not None:
        parts.append(f"at most {_number(field.maximum)}{unit}")
    if field.min_length is not None and field.min_length == field.max_length:
        parts.append(f"{field.min_length} characters")
    elif field.max_length is not None:
        least = f"{field.min_length} to " if field.min_length else "at most "
        parts.append(f"{least}{field.max_length} characters")
    if field.max_items is not None:
        parts.append(f"at most {field.max_items} value{'' if field.max_items == 1 else 's'}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""


def tooltip(field: FieldDescription) -> str:
    """Everything that is documented of a field, a line each, the wire name first."""
    lines = [field.path, field.help, limits(field)]
    if field.default_words:
        lines.append(f"Not sent: {field.default_words}.")
    elif not isinstance(field.default, NotSent) and field.default is not None:
        lines.append(f"Not sent: the service takes {label_of(field, field.default)}.")
    if field.models:
        lines.append(f"Works on {' and '.join(field.models)}.")
    if field.required:
        lines.append("Must be sent.")
    if field.deprecated:
        lines.append("Deprecated: the service does not use it any more.")
    return "\n".join(line for line in lines if line)


def searchable(field: FieldDescription) -> str:
    """What "Find a field" looks at, folded to lower case; values are added by the row."""
    values = " ".join(f"{value.label} {value.wire}" for value in field.values)
    return f"{field.label} {field.path} {field.help} {values}".casefold()


def plain(value: Json | NotSent) -> str:
    """A value for the clipboard: a text without quotes, nothing for what is not sent."""
    if isinstance(value, NotSent):
        return ""
    return value if isinstance(value, str) else dumps(value)
