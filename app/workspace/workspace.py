"""The tester's folder of presets, listed together with those that came with the console."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.workspace.file_names import candidates
from app.workspace.files import shown, words_of
from app.workspace.presets import Preset, PresetError, PresetKind, read, write


class Side(StrEnum):
    """Which of the two profiles a preset is made for, told by its folder."""

    USER = "user"
    PERSONA = "persona"


FOLDERS: Final = ("scenarios", "users", "personas", "replies", "campaigns")
"""The folders of a workspace, in the order in which they are listed."""

_KINDS: Final = {
    "scenarios": PresetKind.SCENARIO,
    "users": PresetKind.PROFILE,
    "personas": PresetKind.PROFILE,
    "replies": PresetKind.REPLY_PARAMETERS,
    "campaigns": PresetKind.CAMPAIGN,
}
_SIDES: Final = {"users": Side.USER, "personas": Side.PERSONA}


@dataclass(frozen=True)
class Entry:
    """One file of the library: a preset, or a file that is meant to be one and can't be read."""

    path: Path
    folder: str
    """One of FOLDERS."""
    kind: PresetKind
    """As the file says; as its folder says where the file can't be read."""
    name: str
    """The preset's name; the file's where it can't be read."""
    description: str
    shipped: bool
    error: PresetError | None = None
    checks: int = 0
    """How many checks the preset carries."""
    subfolder: str = ""
    """Where it lies below its folder, `flirty/french`; "" directly in it."""
    stamp: tuple[int, int, int] | None = None
    """Changes whenever the file does; None where the system tells none."""

    @property
    def side(self) -> Side | None:
        """The side of a profile, None for all else."""
        return _SIDES.get(self.folder) if self.kind is PresetKind.PROFILE else None


_Stamp = tuple[int, int, int]


class Workspace:
    """A folder of the user's choice, made on the first save, and the read-only presets beside it."""

    def __init__(self, folder: Path, shipped: Path) -> None:
        self.folder = folder
        self.shipped = shipped
        self._known: dict[Path, tuple[_Stamp, Entry]] = {}

    def entries(self) -> tuple[Entry, ...]:
        """All presets by folder, the shipped ones first; a file is read again only when it has changed.

        Files are looked for below the folders of FOLDERS, hidden ones left out. Never raises for a bad file.
        """
        found: list[Entry] = []
        known: dict[Path, tuple[_Stamp, Entry]] = {}
        for folder in FOLDERS:
            for root, is_shipped in ((self.shipped, True), (self.folder, False)):
                for item in _walk(root / folder):
                    entry = (
                        _broken(item, folder, is_shipped)
                        if isinstance(item, PresetError)
                        else self._entry(item, root / folder, is_shipped, known)
                    )
                    found.append(entry)
        self._known = known
        blocked = _blocked(self.folder)
        return (*found, _broken(blocked, FOLDERS[0], is_shipped=False)) if blocked else tuple(found)

    def read(self, path: Path) -> Preset:
        """Read a preset from anywhere. Raises PresetError."""
        return read(path, shipped=True if self._is_shipped(path) else None)

    def save(self, preset: Preset, side: Side | None = None) -> Preset:
        """Save a preset where it came from; a new, shipped or bare one becomes a new file of the workspace.

        `side` says where a new profile goes; None keeps the side of the folder it came from. Returns the
        preset with its path. Raises PresetError, and nothing is lost.
        """
        if preset.path is None or preset.shipped or preset.bare or self._is_shipped(preset.path):
            return self.save_as(preset, preset.name, side)
        return write(preset, preset.path)

    def save_as(self, preset: Preset, name: str, side: Side | None = None, subfolder: str = "") -> Preset:
        """Save a preset under another name as a new file of the workspace, named after it.

        `subfolder` is one below the folder of its kind. No file is ever replaced. Raises PresetError.
        """
        folder = self.folder / self._folder_for(preset, side) / subfolder
        copy = replace(preset, name=name, path=None, shipped=False, bare=False)
        for stem in candidates(name, taken=_names_in(folder), fallback=preset.kind.value):
            try:
                return write(copy, folder / f"{stem}.json", new=True)
            except FileExistsError:
                continue
        raise PresetError(folder, f"{shown(folder)} has no free file name left; save under another name.")

    def _folder_for(self, preset: Preset, side: Side | None) -> str:
        if preset.kind is PresetKind.PROFILE:
            wanted = side or (self._side_of(preset.path) if preset.path else None) or Side.USER
            return next(folder for folder, kept in _SIDES.items() if kept is wanted)
        return next(folder for folder, kind in _KINDS.items() if kind is preset.kind)

    def _side_of(self, path: Path) -> Side | None:
        for root in (self.folder, self.shipped):
            if path.is_relative_to(root) and path != root:
                return _SIDES.get(path.relative_to(root).parts[0])
        return None

    def _is_shipped(self, path: Path) -> bool:
        return path.absolute().is_relative_to(self.shipped.absolute())

    def _entry(
        self, path: Path, folder: Path, is_shipped: bool, known: dict[Path, tuple[_Stamp, Entry]]
    ) -> Entry:
        stamp = _stamp(path)
        before = self._known.get(path)
        if before is not None and stamp is not None and before[0] == stamp:
            entry = before[1]
        else:
            entry = _read_entry(path, folder, is_shipped, stamp)
        if stamp is not None:
            known[path] = (stamp, entry)
        return entry


def _read_entry(path: Path, folder: Path, is_shipped: bool, stamp: _Stamp | None) -> Entry:
    # Plain strings: pathlib takes as long for this as reading the file does.
    subfolder = str(path.parent)[len(str(folder)) + 1 :].replace(os.sep, "/")
    try:
        preset = read(path, shipped=is_shipped)
    except PresetError as error:
        return replace(_broken(error, folder.name, is_shipped), subfolder=subfolder, stamp=stamp)
    return Entry(
        path,
        folder.name,
        preset.kind,
        preset.name,
        preset.description,
        is_shipped,
        checks=len(preset.checks),
        subfolder=subfolder,
        stamp=stamp,
    )


def _blocked(folder: Path) -> PresetError | None:
    """What keeps the workspace from ever being a folder, None where nothing does."""
    there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder.parent)
    if there.is_dir() or not os.path.lexists(there):
        return None
    return PresetError(folder, f"{shown(there)} is not a folder; choose another workspace folder.")


def _broken(error: PresetError, folder: str, is_shipped: bool) -> Entry:
    return Entry(error.path, folder, _KINDS[folder], words_of(error.path.name), "", is_shipped, error)


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _walk(folder: Path) -> Iterator[Path | PresetError]:
    """The JSON files below a folder by name; a folder that can't be listed comes as an error."""
    errors: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # A folder of such a name is no preset; reading it says so.
        for name in sorted([*names, *folders]):
            if name.lower().endswith(".json") and not name.startswith("."):
                yield Path(where, name)
    for error in errors:
        if os.path.lexists(error.filename):
            path = Path(str(error.filename))
            reason = (error.strerror or "it can't be opened").lower()
            yield PresetError(path, f"{shown(path)} can't be listed: {reason}; check it and its permissions.")


def _names_in(folder: Path) -> list[str]:
    try:
        return [item.name for item in folder.iterdir()]
    except OSError:
        return []
