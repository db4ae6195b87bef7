"""Edits of the list of named environments: each gives a new list, none changes the one it is given."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from app.client.environment import SANDBOX_NAME, field_problems
from app.workspace.environment_settings import EnvironmentSettings

Named: TypeAlias = tuple[EnvironmentSettings, ...]

NEW_NAME: Final = "New environment"


class NotTaken(Exception):
    """A value that a field of an environment can't have; `message` is a sentence for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def added(named: Named) -> Named:
    """With a new environment at the end, which has neither an address nor a token yet."""
    return (*named, EnvironmentSettings(name=free_name(NEW_NAME, named), base_url=""))


def duplicated(named: Named, at: int) -> Named:
    """With a copy right behind the one at `at`; it takes its token from where that one takes it."""
    name = free_name(f"{named[at].name} copy", named)
    copy = named[at].model_copy(update={"name": name})
    return (*named[: at + 1], copy, *named[at + 1 :])


def removed(named: Named, at: int) -> Named:
    """Without the one at `at`."""
    return (*named[:at], *named[at + 1 :])


def changed(named: Named, at: int, field: str, value: Any) -> Named:
    """With one field changed. Raises NotTaken for a value that can't be kept: an empty or a taken name."""
    environment = named[at]
    if isinstance(value, str):
        value = value.strip()
    if field == "name" and _key(value) in _taken(removed(named, at)):
        raise NotTaken("Another environment has this name. The old name is kept until it has one of its own.")
    values = {name: kept for name, kept in environment if name in environment.model_fields_set}
    try:
        mended = EnvironmentSettings.model_validate({**values, field: value})
    except ValidationError as error:
        raise NotTaken(_words(error)) from None
    return (*named[:at], mended, *named[at + 1 :])


def problems_at(named: Named, at: int) -> dict[str, str]:
    """What keeps the one at `at` from being used, by field."""
    found = {problem.field: problem.message for problem in field_problems(named[at].environment())}
    if _key(named[at].name) in _taken(removed(named, at)):
        found["name"] = "Another environment has this name. Give it one of its own."
    return found


def free_name(wanted: str, named: Sequence[EnvironmentSettings]) -> str:
    """`wanted`, with a number behind it where that name is taken."""
    taken = _taken(named)
    name, number = wanted, 1
    while _key(name) in taken:
        number += 1
        name = f"{wanted} {number}"
    return name


def keychain_ids(named: Iterable[EnvironmentSettings]) -> frozenset[str]:
    """The ids under which the keychain keeps these environments' tokens."""
    tokens = (environment.environment().token for environment in named)
    return frozenset(token.key for token in tokens if token is not None and token.kind == "keychain")


def _taken(named: Iterable[EnvironmentSettings]) -> set[str]:
    return {_key(SANDBOX_NAME), *(_key(environment.name) for environment in named)}


def _key(name: str) -> str:
    return name.strip().casefold()


def _words(error: ValidationError) -> str:
    kind = error.errors()[0]["type"]
    if kind == "string_too_short":
        return "An environment needs a name. The old name is kept until it has one."
    if kind in {"greater_than", "finite_number", "float_parsing", "float_type"}:
        return "Must be a number of seconds above 0. The old value is kept until it is."
    return "This value can't be kept here. The old one stays."
