"""The settings file: typed, forgiving to what it does not know, and never lost when it is broken."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.client.environment import SANDBOX_NAME, Environment, production_environment
from app.contract.wire import Json, NotJson, dumps, loads
from app.workspace.declared import SettingKind, Shown
from app.workspace.environment_settings import EnvironmentSettings, TokenSettings
from app.workspace.files import FileError, read_bytes, shown, write_bytes

__all__ = ["EnvironmentSettings", "Settings", "SettingsFile", "TokenSettings"]

MAX_BACKUPS: Final = 1_000


def _standard_environments() -> tuple[EnvironmentSettings, ...]:
    return (EnvironmentSettings.of(production_environment()),)


class Settings(BaseModel):
    """What the user chose. Keys that are not known here are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)

    theme: Annotated[
        Literal["system", "light", "dark"],
        Shown(
            "Theme",
            "System follows what the computer is set to.",
            SettingKind.CHOICE,
            {"system": "System", "light": "Light", "dark": "Dark"},
        ),
    ] = "system"
    workspace_folder: Annotated[
        Path | None,
        Shown(
            "Workspace folder",
            "Where your own presets are; a team can keep it in git. "
            "Another folder is used from the next start on.",
            SettingKind.FOLDER,
            hint="the usual place in your documents",
            optional=True,
        ),
    ] = None
    environment: str = SANDBOX_NAME
    """The name of the chosen environment."""
    environments: tuple[EnvironmentSettings, ...] = Field(default_factory=_standard_environments)
    """The named ones; the sandbox is there always and stands in no file."""
    window: dict[str, Any] = Field(default_factory=dict)
    """Geometry and splitter sizes, as the window wants them."""

    def client_environments(self) -> tuple[Environment, ...]:
        """The named environments as the client takes them."""
        return tuple(kept.environment() for kept in self.environments)


class SettingsFile:
    """The file that the settings are kept in; `problem` is a sentence when the last use of it went wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._current: Settings | None = None

    @property
    def current(self) -> Settings:
        """The settings as last read or changed; the file is read when nothing was yet."""
        return self._current if self._current is not None else self.load()

    def load(self) -> Settings:
        """Read the file; what is missing has its standard value.

        A broken file is renamed (`settings.json.broken`), the settings in it that are sound are kept, and
        `problem` says so. Never raises.
        """
        self.problem = ""
        self._current = self._read()
        return self._current

    def update(self, **changes: Any) -> bool:
        """Change settings by name and save; the other ones stay as another window may have saved them.

        False where the file can't be written: the change then holds for this session, and `problem` says why.
        Raises pydantic's ValidationError for a value that is none.
        """
        self.problem = ""
        before = self._current
        found = self._read() if self.path.exists() or before is None else before
        changed = Settings.model_validate({**_fields(found), **changes})
        self._current = changed
        try:
            self._write(changed)
        except FileError as error:
            self.problem = f"The settings hold for this session alone: {error.message}"
            return False
        return True

    def _read(self) -> Settings:
        try:
            data = read_bytes(self.path)
        except FileError as error:
            if self.path.exists() or self.path.is_symlink():
                self.problem = (
                    f"The settings could not be read, so the standard ones are used: {error.message}"
                )
            return Settings()
        try:
            value = loads(data)
        except NotJson as error:
            return self._mend({}, f"it is not readable JSON ({str(error).rstrip('.')})")
        if not isinstance(value, dict):
            return self._mend({}, "it holds no JSON object")
        try:
            return Settings.model_validate(value)
        except ValidationError as error:
            wrong = {str(item["loc"][0]) for item in error.errors()}
            sound = {key: item for key, item in value.items() if key not in wrong}
            return self._mend(sound, f"it has a wrong value for {', '.join(sorted(wrong))}")

    def _mend(self, sound: Mapping[str, Json], why: str) -> Settings:
        settings = Settings.model_validate(sound)
        kept = "The other settings were kept." if sound else "The standard settings are used."
        try:
            aside = _set_aside(self.path)
        except OSError as error:
            self.problem = f"{shown(self.path)} is broken: {why}; it could not be renamed ({error}). {kept}"
            return settings
        self.problem = f"{shown(self.path)} is broken: {why}; it was set aside as {shown(aside)}. {kept}"
        if sound:
            try:
                self._write(settings)
            except FileError as error:
                self.problem = f"{self.problem} {error.message}"
        return settings

    def _write(self, settings: Settings) -> None:
        values: Json = settings.model_dump(mode="json", exclude_unset=True)
        write_bytes(self.path, (dumps(values) + "\n").encode("utf-8"))


def _fields(settings: Settings) -> dict[str, Any]:
    return {name: value for name, value in settings if name in settings.model_fields_set}


def _set_aside(path: Path) -> Path:
    """Rename a file so that nothing is overwritten. Raises OSError."""
    for number in range(1, MAX_BACKUPS):
        aside = path.with_name(f"{path.name}.broken" + ("" if number == 1 else f"-{number}"))
        if not os.path.lexists(aside):
            return path.rename(aside)
    raise FileExistsError(f"{MAX_BACKUPS} broken files stand beside it already")
