"""Reads the field descriptions from the models, once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.contract.answer import GenerateResponse
from app.contract.declare import NotNull, Said
from app.contract.description import FieldDescription, Kind, Value
from app.contract.forms import Known, NumberForm, NumberTextForm, TextForm, UrlForm
from app.contract.labels import value_label
from app.contract.request import GenerateRequest

_PLAIN = {str: Kind.TEXT, bool: Kind.BOOLEAN, int: Kind.INTEGER, dict: Kind.MAP}


@cache
def request_fields() -> tuple[FieldDescription, ...]:
    """The request's fields in the contract's order, each with what lies below it."""
    return _fields(GenerateRequest, "", deprecated=False)


@cache
def answer_fields() -> tuple[FieldDescription, ...]:
    """The response's fields: `answers`, and an answer's fields below it."""
    return _fields(GenerateResponse, "", deprecated=False)


@cache
def by_path() -> Mapping[str, FieldDescription]:
    """All fields of the request by the contract's path: `messages[].text`."""
    return MappingProxyType({field.path: field for top in request_fields() for field in top.walk()})


@cache
def answer_by_path() -> Mapping[str, FieldDescription]:
    """All fields of the response by the contract's path: `answers[].cost`."""
    return MappingProxyType({field.path: field for top in answer_fields() for field in top.walk()})


def _fields(model: type[BaseModel], base: str, *, deprecated: bool) -> tuple[FieldDescription, ...]:
    return tuple(
        _field(info, f"{base}{info.alias or name}", deprecated=deprecated)
        for name, info in model.model_fields.items()
    )


def _field(info: FieldInfo, path: str, *, deprecated: bool) -> FieldDescription:
    said = info.json_schema_extra
    if not isinstance(said, Said):
        raise TypeError(f"{path} was not made by declare().")
    optional, inner = _split_none(info.annotation)
    many = get_origin(inner) is list
    item = get_args(inner)[0] if many else inner
    base, marker = _split_marker(item)
    deprecated = deprecated or said.deprecated
    limits = marker if isinstance(marker, NumberTextForm) else said
    children: tuple[FieldDescription, ...] = ()
    if isinstance(base, type) and issubclass(base, BaseModel):
        children = _fields(base, f"{path}[]." if many else f"{path}.", deprecated=deprecated)
    return FieldDescription(
        path=path,
        name=path.rpartition(".")[2],
        label=said.label,
        group=said.group,
        kind=_kind(base, marker),
        many=many,
        help=said.help,
        required=said.required,
        nullable=optional and not any(isinstance(item, NotNull) for item in info.metadata),
        stated=said.stated,
        deprecated=deprecated,
        open=isinstance(marker, Known),
        values=_values(base, marker),
        aliases=MappingProxyType(dict(marker.aliases if isinstance(marker, Known) else ())),
        default=said.default,
        default_words=said.default_words,
        unit=said.unit,
        minimum=limits.minimum,
        maximum=limits.maximum,
        min_length=said.min_length,
        max_length=said.max_length,
        max_items=said.max_items,
        pattern=marker.pattern if isinstance(marker, UrlForm) else None,
        example=said.example,
        models=said.models,
        multiline=said.multiline,
        choices=said.choices,
        children=children,
    )


def _split_none(annotation: Any) -> tuple[bool, Any]:
    """Whether None is among the types, and the other one."""
    if get_origin(annotation) not in (Union, UnionType):
        return False, annotation
    others = [item for item in get_args(annotation) if item is not NoneType]
    return len(others) < len(get_args(annotation)), others[0]


def _split_marker(annotation: Any) -> tuple[Any, Any]:
    """A type without and the marker from its Annotated, None where it has none."""
    if get_origin(annotation) is not Annotated:
        return annotation, None
    base, *metadata = get_args(annotation)
    marks = (TextForm, UrlForm, NumberForm, NumberTextForm, Known)
    return base, next((item for item in metadata if isinstance(item, marks)), None)


def _kind(base: Any, marker: Any) -> Kind:
    if marker is not None:
        kind: Kind = marker.kind
        return kind
    if get_origin(base) is Literal:
        return Kind.ENUM
    if isinstance(base, type) and issubclass(base, BaseModel):
        return Kind.OBJECT
    return _PLAIN[get_origin(base) or base]


def _values(base: Any, marker: Any) -> tuple[Value, ...]:
    source = marker.values if isinstance(marker, Known) else base
    if get_origin(source) is not Literal:
        return ()
    return tuple(Value(wire, value_label(wire)) for wire in get_args(source))
