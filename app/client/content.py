"""What a request is made from: a document, a model or bytes, to the very bytes that are sent."""

from typing import TYPE_CHECKING, TypeAlias, Union

from app.contract import wire
from app.contract.wire import Json

if TYPE_CHECKING:
    from pydantic import BaseModel

Content: TypeAlias = Union[Json, bytes, "BaseModel"]


def encode(content: Content) -> bytes:
    """Bytes as they are, a document as compact UTF-8 JSON, a model as the JSON of what was set in it.

    Raises NotJson for what can't be written as JSON.
    """
    if isinstance(content, bytes):
        return content
    try:
        return wire.encode(_document(content))
    except (ValueError, TypeError, RecursionError, AttributeError) as error:
        raise wire.NotJson(_reason(error)) from None


def sentence(error: wire.NotJson) -> str:
    """What is wrong and where, as one sentence."""
    place = "" if error.line is None else f" (line {error.line}, column {error.column})"
    return f"{error.message.rstrip('.')}{place}."


def _document(content: "Json | BaseModel") -> Json:
    if content is None or isinstance(content, bool | int | float | str | list | dict):
        return content
    document: Json = content.model_dump(mode="python", by_alias=True, exclude_unset=True, warnings=False)
    return document


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return f"It is nested more than {wire.MAX_DEPTH} levels deep."
    if isinstance(error, ValueError):
        return "It holds a number that is infinite or not a number, or one too large to write."
    return "It holds a value that JSON has no form for."
