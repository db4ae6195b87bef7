"""What single fields have to say: wrong types and limits as problems; unknown and old fields as hints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.contract import sentences
from app.contract.describe import by_path
from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, field_path, join
from app.contract.problem import Mend, Problem, Severity
from app.contract.wire import Json, shorten

_LENGTHS = frozenset({"string_too_long", "string_too_short", "too_long", "too_short"})
_SAME = str.maketrans("", "", " -_")


@dataclass(frozen=True)
class Part:
    """A part of the contract that is judged alone: its model, and where in the request it belongs."""

    model: type[BaseModel]
    path: str
    """`""` for the whole request, else the path of an object: `replyParameters`."""

    def full(self, pointer: str) -> str:
        """The contract's path of a pointer within this part."""
        inner = field_path(pointer)
        return f"{self.path}.{inner}" if self.path and inner else self.path or inner


def problems(content: Json, part: Part) -> Iterator[Problem]:
    """Where the content breaks its model, each at its exact place."""
    for item in _errors(lambda: part.model.model_validate(content, by_alias=True, by_name=False)):
        yield _problem(item["loc"], item["type"], item["input"], part)
        if item["type"] == "too_long" and isinstance(item["input"], list):
            yield from _of_items(item["loc"], item["input"], part)


def _errors(validate: Callable[[], object]) -> list[ErrorDetails]:
    try:
        validate()
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)
    return []


def _of_items(loc: tuple[int | str, ...], value: list[Any], part: Part) -> Iterator[Problem]:
    """The items of a list that is too long: the validator stops at its length without a look at them."""
    items = _items(part.model, tuple(step for step in loc if isinstance(step, str)))
    for item in _errors(lambda: items.validate_python(value, strict=True, by_alias=True, by_name=False)):
        yield _problem((*loc, *item["loc"]), item["type"], item["input"], part)


@cache
def _items(model: type[BaseModel], names: tuple[str, ...]) -> TypeAdapter[Any]:
    """The validator of the list at `names` below a model, without the limit of its length."""
    annotation: Any = None
    inner: type[BaseModel] | None = model
    for name in names:
        if inner is None:
            break
        annotation = next(info.annotation for info in inner.model_fields.values() if info.alias == name)
        inner = _model_in(annotation)
    return TypeAdapter(annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds: alone, in a list, or where it may be left out."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in get_args(annotation))
    return next((inner for inner in found if inner is not None), None)


def _problem(loc: tuple[int | str, ...], kind: str, value: Any, part: Part) -> Problem:
    pointer = join("", *loc)
    path = part.full(pointer)
    item = path.endswith("[]")
    field = by_path().get(path.removesuffix("[]"))
    if field is None:
        return Problem(pointer, Severity.PROBLEM, f"Must be an object, not {sentences.what(value)}.", "type")
    if kind == "missing":
        return Problem(pointer, Severity.PROBLEM, sentences.missing(field), "required")
    if kind in _LENGTHS:
        sentence = sentences.wrong_length(field, value, item=item)
        return Problem(pointer, Severity.PROBLEM, sentence, "length")
    sentence = sentences.wrong_type(field, value, item=item)
    return Problem(pointer, Severity.PROBLEM, sentence, _rule(kind), _nearest(field, value, pointer))


def _rule(kind: str) -> str:
    if kind == "literal_error":
        return "value"
    if kind in ("greater_than_equal", "less_than_equal", "out_of_range"):
        return "range"
    return "form" if kind == "form" else "type"


def _nearest(field: FieldDescription, value: Any, pointer: str) -> Mend | None:
    """The documented value that differs only in case, spaces or strokes: `en-gb` is meant to be EN_GB."""
    if field.open or not isinstance(value, str) or not field.values:
        return None
    wanted = value.translate(_SAME).casefold()
    for known in field.values:
        if known.wire.translate(_SAME).casefold() == wanted:
            return Mend(f"Set to {known.wire}", pointer, known.wire)
    return None


@dataclass(frozen=True)
class _Node:
    field: FieldDescription | None
    children: Mapping[str, "_Node"]
    known: frozenset[str]
    quiet: bool
    """Nothing to find below or in it, but a wrong type, which is no matter here."""


@cache
def _tree(path: str) -> _Node:
    if path:
        return _node(by_path()[path])
    tops = [field for name, field in by_path().items() if "." not in name]
    return _Node(None, {field.name: _node(field) for field in tops}, frozenset(), quiet=False)


def _node(field: FieldDescription) -> _Node:
    known = frozenset(value.wire for value in field.values) | frozenset(field.aliases)
    quiet = not (field.children or field.deprecated or field.open)
    return _Node(field, {child.name: _node(child) for child in field.children}, known, quiet)


def hints(content: Json, part: Part) -> Iterator[Problem]:
    """Where the content holds what the contract does not know, or knows as old."""
    yield from _below(content, "", _tree(part.path))


def _below(value: Json, at: str, node: _Node) -> Iterator[Problem]:
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        child = node.children.get(key)
        if child is None:
            yield Problem(join(at, key), Severity.HINT, _unknown(key, node), "unknown-field")
        elif not child.quiet and item is not None:
            yield from _in_field(item, f"{at}/{key}", child)


def _in_field(value: Json, at: str, node: _Node) -> Iterator[Problem]:
    field = node.field
    if field is None or field.deprecated:
        sentence = "The service no longer uses this field and will remove it."
        yield Problem(at, Severity.HINT, sentence, "deprecated", Mend("Leave it out", at, NOT_SENT))
        return
    if not (field.many and isinstance(value, list)):
        yield from _in_item(value, at, node)
        return
    for place, item in enumerate(value):
        yield from _in_item(item, f"{at}/{place}", node)


def _in_item(value: Json, at: str, node: _Node) -> Iterator[Problem]:
    if node.children:
        yield from _below(value, at, node)
    elif isinstance(value, str) and value not in node.known:
        yield Problem(at, Severity.HINT, _undocumented(value), "unknown-value")


def _unknown(key: str, node: _Node) -> str:
    wanted = key.translate(_SAME).casefold()
    for name in node.children:
        if name.casefold() == wanted:
            return f"The contract spells this field {name}. It is sent as it is."
    return "The contract does not know this field. It is sent as it is."


def _undocumented(value: str) -> str:
    return f'"{shorten(value, 30)}" is not among the documented values. More may exist; it is sent as it is.'
