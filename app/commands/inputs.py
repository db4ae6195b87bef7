"""What commands are given: a file with a whole request, an environment by its name."""

from collections.abc import Sequence
from pathlib import Path

from app.client.environment import Environment
from app.commands.terminal import Terminal
from app.contract.wire import Json
from app.workspace import presets
from app.workspace.files import shown
from app.workspace.paths import Places
from app.workspace.presets import PresetKind
from app.workspace.settings import SettingsFile


class BadInputError(Exception):
    """What the user gave can't be used; the text is a sentence."""


def request_in(path: Path, to_do: str) -> Json:
    """The request of a scenario, or a bare one; `to_do` is the verb of what will be done with it.

    Raises PresetError, and BadInputError for a part of a request.
    """
    preset = presets.read(path)
    if preset.kind is not PresetKind.SCENARIO:
        raise BadInputError(
            f"{shown(path)} is a preset of kind {preset.kind}, a part of a request; {to_do} a scenario."
        )
    return preset.content


def environment_named(name: str, terminal: Terminal, also: Sequence[str] = ()) -> Environment:
    """An environment of the settings; `also` are names that the command takes besides.

    Raises BadInputError.
    """
    settings = SettingsFile(Places.of_this_system().settings_file)
    named = {known.name: known for known in settings.load().client_environments()}
    if settings.problem:
        terminal.tell(settings.problem)
    if name not in named:
        known = ", ".join([*also, *named])
        raise BadInputError(f'There is no environment "{name}" in the settings; choose one of: {known}.')
    return named[name]
