"""How a field is declared, once: its type, limits and words in one line of its model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema

from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json

Item = TypeVar("Item")


class Model(BaseModel):
    """The base of all models: strict, open to unknown fields, snake_case here and camelCase on the wire.

    A field that is not in `model_fields_set` was not sent, and reads None.
    """

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        alias_generator=to_camel,
        validate_by_alias=True,
        validate_by_name=True,
    )


@dataclass(frozen=True)
class NotNull:
    """Refuses `null` where the Python type says `T | None` because a field may be left out."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        if schema["type"] != "nullable":
            raise TypeError(f"Given[...] must be the outermost type: {source}")
        inner: CoreSchema = schema["schema"]
        return inner


Given: TypeAlias = Annotated[Item | None, NotNull()]
"""A field that may be left out and may not be null: None means that it was not sent."""


@dataclass(frozen=True)
class Said:
    """What is said of a field beside its type; FieldDescription explains each word."""

    label: str
    group: str
    help: str
    default: Json | NotSent
    default_words: str
    unit: str | Mapping[str, str] | None
    minimum: float | None
    maximum: float | None
    min_length: int | None
    max_length: int | None
    max_items: int | None
    example: Json | NotSent
    models: tuple[str, ...]
    required: bool
    deprecated: bool
    stated: bool
    multiline: bool
    choices: str | None

    def __call__(self, _schema: dict[str, Any]) -> None:
        """Pydantic carries these words as the field's `json_schema_extra` and offers its own schema here."""


def declare(
    label: str,
    group: str,
    meaning: str,
    *,
    default: Json | NotSent = NOT_SENT,
    default_words: str = "",
    unit: str | Mapping[str, str] | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    max_items: int | None = None,
    example: Json | NotSent = NOT_SENT,
    models: tuple[str, ...] = (),
    required: bool = False,
    deprecated: bool = False,
    stated: bool = True,
    multiline: bool = False,
    choices: str | None = None,
) -> Any:
    """The right-hand side of a model's field: words for people, limits for the validator.

    `default` is what the service takes when the field is not sent; the model's own default is always None.
    """
    said = Said(
        label=label,
        group=group,
        help=meaning,
        default=default,
        default_words=default_words,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        min_length=min_length,
        max_length=max_length,
        max_items=max_items,
        example=example,
        models=models,
        required=required,
        deprecated=deprecated,
        stated=stated,
        multiline=multiline,
        choices=choices,
    )
    return Field(
        default=... if required else None,
        ge=minimum,
        le=maximum,
        min_length=min_length,
        max_length=max_length if max_items is None else max_items,
        json_schema_extra=said,
    )
