"""What is known of one field of the contract: everything that a form row, a check or a schema asks of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json


class Kind(StrEnum):
    """What a field, or each item of a list field, holds."""

    TEXT = "string"
    ENUM = "enum"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    NUMBER_TEXT = "number, shown as a string"
    DECIMAL = "decimal string"
    DATE = "date"
    DATE_TIME = "date-time"
    URL = "url"
    OBJECT = "object"
    MAP = "map of string to any"


@dataclass(frozen=True)
class Value:
    """One documented value of an enumeration: as it is sent, and as it is shown."""

    wire: str
    label: str


@dataclass(frozen=True)
class FieldDescription:
    """One field, declared once in the models and read from there."""

    path: str
    """As in the contract: `userProfile.children[].age`."""
    name: str
    """The wire name, the path's last part: `age`."""
    label: str
    group: str
    """The heading under which an editor shows it."""
    kind: Kind
    many: bool
    """A list of `kind`."""
    help: str
    required: bool = False
    nullable: bool = False
    stated: bool = True
    """False where the API's document does not say it and the reading is ours."""
    deprecated: bool = False
    open: bool = False
    """More values may exist than `values` lists."""
    values: tuple[Value, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Second spellings of a value: `{"AI_SUSPICION": "AI_SUSPICIOUS"}`."""
    default: Json | NotSent = NOT_SENT
    """What the service takes when the field is not sent; NOT_SENT where no default is documented."""
    default_words: str = ""
    """The default as a row shows it behind "not sent": `30 s`, `None or Low, half and half`; may be empty."""
    unit: str | Mapping[str, str] | None = None
    """A unit (`s`), or one for each value of unitSystem (`{"METRIC": "cm", "IMPERIAL": "in"}`)."""
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    pattern: str | None = None
    example: Json | NotSent = NOT_SENT
    models: tuple[str, ...] = ()
    """The chat models that support it; empty: all."""
    multiline: bool = False
    """A text that is usually longer than a line."""
    choices: str | None = None
    """A well-known list for a text: `country` (ISO 3166-1 alpha-2) or `time zone` (IANA)."""
    children: tuple["FieldDescription", ...] = ()
    """The fields of the object, or of each item of a list of objects."""

    def walk(self) -> Iterator["FieldDescription"]:
        """This field and all below it, in the contract's order."""
        yield self
        for child in self.children:
            yield from child.walk()
