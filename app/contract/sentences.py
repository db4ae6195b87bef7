"""The words in which a broken limit or a wrong type is told: what must be, and what was found."""

from collections.abc import Sequence

from app.contract.description import FieldDescription, Kind
from app.contract.wire import Json, NumberText, shorten

FEW = 6
"""Up to so many values are named in a sentence."""

_MUST_BE = {
    Kind.TEXT: "a text",
    Kind.BOOLEAN: "true or false",
    Kind.INTEGER: "a whole number",
    Kind.NUMBER: "a number",
    Kind.DECIMAL: "a number written as a text",
    Kind.DATE: "a date such as 1990-05-14",
    Kind.DATE_TIME: "a date and time with offset, such as 2025-01-01T12:34:20Z",
    Kind.OBJECT: "an object",
    Kind.MAP: "an object",
}


def wrong_type(field: FieldDescription, value: Json, *, item: bool) -> str:
    """For a value of another type or form than the field, or each item of the field, has."""
    if value is None and not item:
        return "Must not be null. Give a value or leave it out."
    if field.many and not item:
        return f"Must be a list, not {what(value)}."
    return f"Must be {must_be(field)}, not {what(value)}."


def must_be(field: FieldDescription) -> str:
    """The shape of the field's value, or of one item, as it stands after "must be"."""
    if field.values and not field.open:
        return one_of([value.wire for value in field.values])
    if field.kind is Kind.URL:
        return "an address that begins with https://" if _https_only(field) else "an address (http or https)"
    if field.minimum is not None and field.maximum is not None:
        unit = f" {field.unit}" if isinstance(field.unit, str) else ""
        whole = "a whole number, " if field.kind is Kind.INTEGER else ""
        return f"{whole}{number(field.minimum)} to {number(field.maximum)}{unit}"
    return _MUST_BE.get(field.kind, "a text")


def wrong_length(field: FieldDescription, value: Json, *, item: bool) -> str:
    """For a text or list that is too long or too short. Lengths are in characters or items."""
    found = number(len(value)) if isinstance(value, str | list | dict) else what(value)
    if isinstance(value, list) and not item:
        return f"Must be {_counted(None, field.max_items, 'item')}, not {found}."
    if found == "0":
        return "Must not be empty. Give a text or leave it out."
    return f"Must be {_counted(field.min_length, field.max_length, 'character')}, not {found}."


def missing(field: FieldDescription) -> str:
    """For a required field that was not sent."""
    return f"{field.label} is missing. Every request needs it."


def one_of(values: Sequence[str]) -> str:
    """A few values named, many counted."""
    if len(values) > FEW:
        return f"one of the {len(values)} documented values"
    return listed(values, "or")


def listed(words: Sequence[str], joint: str) -> str:
    """`a, b or c`."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def what(value: Json) -> str:
    """What was found, in words: short values as they are, others by their type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return shorten(value.text if isinstance(value, NumberText) else repr(value), 30)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, str):
        return f'"{shorten(value, 30)}"' if value else "an empty text"
    return "a list" if isinstance(value, list) else "an object"


def number(value: float) -> str:
    """A number for people: `86 400`, `0.5`."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ") if abs(value) < 10**15 else "a number of many digits"
    return f"{value:,.6g}".replace(",", " ") if abs(value) < 10**6 else f"{value:g}"


def _counted(least: int | None, most: int | None, unit: str) -> str:
    plural = unit if most == 1 else f"{unit}s"
    if most is None:
        return f"{number(least or 0)} {plural} or more"
    if least is None:
        return f"{number(most)} {plural} or fewer"
    return f"exactly {most} {plural}" if least == most else f"{number(least)} to {number(most)} {plural}"


def _https_only(field: FieldDescription) -> bool:
    return field.pattern is not None and field.pattern.startswith("^https:")
