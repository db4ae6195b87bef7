"""JSON Schemas (2020-12) of request and response, made from the field descriptions."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.contract.describe import answer_fields, by_path, request_fields
from app.contract.description import FieldDescription, Kind
from app.contract.digits import number_pattern
from app.contract.endpoint import BASE_URL, ENDPOINT_PATH
from app.contract.forms import DEFAULT_URL_PATTERN
from app.contract.pointer import NOT_SENT

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PROFILES: Final = ("userProfile", "personaProfile")
_MOMENT: Final = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$"
)
_TYPES: Final[Mapping[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string"},
    Kind.ENUM: {"type": "string"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.DECIMAL: {"type": "string"},
    Kind.DATE: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Kind.DATE_TIME: {"type": "string", "format": "date-time", "pattern": _MOMENT},
    Kind.URL: {"type": "string", "format": "uri"},
    Kind.MAP: {"type": "object"},
}


def request_schema() -> dict[str, Any]:
    """The schema of a request: it takes the documented fields and values, and no others."""
    root = {
        "$schema": _DIALECT,
        "$id": f"{BASE_URL}{ENDPOINT_PATH}/request.schema.json",
        "title": "DumGum conversation generation: request",
        "description": "The body of a request that follows the contract in every field.",
    }
    return root | _object(request_fields(), closed=True) | {"$defs": {"profile": _profile()}}


def answer_schema() -> dict[str, Any]:
    """The schema of a response: it takes fields and values of tomorrow as well."""
    root = {
        "$schema": _DIALECT,
        "$id": f"{BASE_URL}{ENDPOINT_PATH}/response.schema.json",
        "title": "DumGum conversation generation: response",
        "description": "The body of a response. More fields, and more values of open enumerations, may come.",
    }
    return root | _object(answer_fields(), closed=False)


def _profile() -> dict[str, Any]:
    named = [
        {"required": [name], "properties": {name: {"minLength": 1}}} for name in ("firstName", "nickname")
    ]
    profile = _object(by_path()["userProfile"].children, closed=True)
    return {"title": "Profile"} | profile | {"anyOf": named}


def _object(fields: Iterable[FieldDescription], *, closed: bool) -> dict[str, Any]:
    fields = tuple(fields)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _field(field, closed=closed) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    if required:
        schema["required"] = required
    if closed:
        schema["additionalProperties"] = False
    return schema


def _field(field: FieldDescription, *, closed: bool) -> dict[str, Any]:
    value = _item(field, closed=closed)
    if field.many:
        value = {"type": "array", "items": value}
        if field.max_items is not None:
            value["maxItems"] = field.max_items
    if field.nullable:
        value = _or_null(value)
    return {"title": field.label, "description": field.help} | value | _notes(field)


def _item(field: FieldDescription, *, closed: bool) -> dict[str, Any]:
    if field.path in _PROFILES:
        return {"$ref": "#/$defs/profile"}
    if field.kind is Kind.OBJECT:
        return _object(field.children, closed=closed)
    if field.kind is Kind.NUMBER_TEXT:
        return _number_or_text(field)
    return dict(_TYPES[field.kind]) | _values(field, closed=closed) | _limits(field)


def _values(field: FieldDescription, *, closed: bool) -> dict[str, Any]:
    if not field.values:
        return {}
    known = [value.wire for value in field.values]
    return {"enum": known} if closed and not field.open else {"examples": [*known, *field.aliases]}


def _limits(field: FieldDescription) -> dict[str, Any]:
    pattern = field.pattern
    if field.kind is Kind.URL and pattern is None:
        pattern = DEFAULT_URL_PATTERN
    limits = {
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minLength": field.min_length,
        "maxLength": field.max_length,
        "pattern": pattern,
    }
    return {name: limit for name, limit in limits.items() if limit is not None}


def _number_or_text(field: FieldDescription) -> dict[str, Any]:
    """A number, or the same as text, within the same limits."""
    text: dict[str, Any] = {"type": "string", "pattern": r"^-?[0-9]+(?:\.[0-9]+)?$"}
    if field.minimum is not None and field.maximum is not None:
        text["pattern"] = number_pattern(int(field.minimum), int(field.maximum))
    return {"anyOf": [{"type": "number"} | _limits(field), text]}


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    """The same schema, open to null."""
    widened = value | {"type": [value["type"], "null"]}
    if "enum" in value:
        widened["enum"] = [*value["enum"], None]
    return widened


def _notes(field: FieldDescription) -> dict[str, Any]:
    """What a schema says beside its rules."""
    notes: dict[str, Any] = {}
    if field.default is not NOT_SENT:
        notes["default"] = field.default
    if field.example is not NOT_SENT:
        notes["examples"] = [field.example]
    if field.deprecated:
        notes["deprecated"] = True
    return notes
