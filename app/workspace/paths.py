"""Where the console keeps its files on this computer, found out once when a program starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "DUMGUM_CONSOLE_HOME"
"""A folder that holds everything the console keeps, for tests and for consoles on a stick."""

_NAME: Final = "dumgum-console"


@dataclass(frozen=True)
class Places:
    """The folders of one user; none of them has to exist."""

    config: Path
    data: Path
    workspace_folder: Path
    """Where own presets go, unless the settings name another folder."""

    @classmethod
    def below(cls, home: Path) -> "Places":
        """Everything in one folder."""
        return cls(home / "config", home / "data", home / "workspace")

    @classmethod
    def of_this_system(cls, environ: Mapping[str, str] = os.environ) -> "Places":
        """The folders that this system means for it, or everything below DUMGUM_CONSOLE_HOME."""
        home = environ.get(HOME_VARIABLE, "").strip()
        if home:
            return cls.below(Path(home).absolute())
        return cls(
            platformdirs.user_config_path(_NAME, appauthor=False),
            platformdirs.user_data_path(_NAME, appauthor=False),
            platformdirs.user_documents_path() / "DumGum Console",
        )

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def draft_file(self) -> Path:
        """What was on the bench last."""
        return self.data / "draft.json"
