"""How a setting is declared, once: the words and the kind of editor that the settings page is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel


class SettingKind(StrEnum):
    """What a setting holds, and with that how it is edited."""

    CHOICE = "choice"
    TONE = "colour"
    SWITCH = "switch"
    TEXT = "text"
    SECONDS = "seconds"
    FILE = "file"
    FOLDER = "folder"
    TOKEN = "token"  # noqa: S105 - a kind, not a secret


@dataclass(frozen=True)
class Shown:
    """What the settings page says of a field; stands in the field's `Annotated`."""

    label: str
    help: str
    kind: SettingKind
    choices: Mapping[str, str] = field(default_factory=dict)
    """Values and their labels, for a choice, a colour and a switch (`on`, `off`)."""
    hint: str = ""
    """What an empty field shows."""
    optional: bool = False
    """An empty field stands for None."""


@dataclass(frozen=True)
class DeclaredSetting:
    """One field of a settings model, as the page shows it."""

    name: str
    shown: Shown


def declared(model: type[BaseModel]) -> tuple[DeclaredSetting, ...]:
    """The fields of a model that the page shows, in the model's order."""
    return tuple(
        DeclaredSetting(name, words)
        for name, info in model.model_fields.items()
        for words in info.metadata
        if isinstance(words, Shown)
    )
