"""Keeps the tester's own presets in order: duplicates, renames, moves, and brings back what was deleted."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.workspace.file_names import candidates, stem_for
from app.workspace.files import FileError, read_bytes, shown, words_of, write_bytes
from app.workspace.presets import Preset, PresetError, write
from app.workspace.workspace import Entry, Workspace

_NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
"""What Windows refuses in the name of a folder (Microsoft, "Naming Files, Paths, and Namespaces")."""
_MAX_NAME: Final = 100


def duplicate(workspace: Workspace, entry: Entry) -> Preset:
    """Save a copy as `NAME copy` beside the original, a shipped one in the workspace. Raises PresetError."""
    preset = workspace.read(entry.path)
    taken = {other.name for other in workspace.entries() if other.folder == entry.folder}
    name = f"{preset.name} copy"
    number = 2
    while name in taken:
        name, number = f"{preset.name} copy {number}", number + 1
    return workspace.save_as(preset, name, entry.side, "" if entry.shipped else entry.subfolder)


def rename(workspace: Workspace, entry: Entry, name: str) -> Preset:
    """Give a preset another name, and its file the name that goes with it; no file is replaced.

    The new file is whole before the old one goes. A bare request has no name but its file's. Raises
    PresetError, and nothing is lost.
    """
    preset = workspace.read(entry.path)
    path = entry.path
    stem = stem_for(name, preset.kind.value)
    if not preset.bare and re.fullmatch(re.escape(stem) + r"(-\d+)?", path.stem):
        return write(replace(preset, name=name), path)
    for candidate in candidates(name, taken=_names_in(path.parent), fallback=preset.kind.value):
        target = path.with_name(f"{candidate}.json")
        try:
            if preset.bare:
                write_bytes(target, read_bytes(path), new=True)
                renamed = replace(preset, name=words_of(target.stem), path=target)
            else:
                renamed = write(replace(preset, name=name), target, new=True)
        except FileExistsError:
            continue
        except FileError as error:
            raise PresetError(path, error.message) from None
        _drop(path, target)
        return renamed
    raise PresetError(path, f"{shown(path.parent)} has no free file name left; choose another name.")


def move(workspace: Workspace, entry: Entry, subfolder: str) -> Path:
    """Move a preset's file, byte by byte the same, to a subfolder of its kind's folder; "" is that folder.

    Returns where it is now. Raises PresetError, and the file is where it was.
    """
    folder = workspace.folder / entry.folder
    target = folder.joinpath(*_parts(subfolder, entry), entry.path.name)
    if target == entry.path:
        return target
    try:
        write_bytes(target, read_bytes(entry.path), new=True)
    except FileExistsError:
        raise PresetError(
            entry.path, f"{shown(target)} is there already, so nothing was moved; rename one of the two."
        ) from None
    except FileError as error:
        raise PresetError(entry.path, error.message) from None
    _drop(entry.path, target)
    return target


def bring_back(path: Path, data: bytes) -> None:
    """Write a deleted file again. Raises PresetError where another one stands in its place."""
    try:
        write_bytes(path, data, new=True)
    except FileExistsError:
        raise PresetError(
            path, f"{shown(path)} is there again, so nothing was brought back; it is still in the bin."
        ) from None
    except FileError as error:
        raise PresetError(path, error.message) from None


def _drop(path: Path, copy: Path) -> None:
    """Remove the old file, or else the copy: a preset must not stand there twice."""
    try:
        path.unlink()
    except OSError as error:
        copy.unlink(missing_ok=True)
        reason = (error.strerror or "the system refused").lower()
        raise PresetError(
            path, f"{shown(path)} stays where it was: {reason}; check the permissions of its folder."
        ) from None


def _parts(subfolder: str, entry: Entry) -> list[str]:
    parts = [part.strip() for part in re.split(r"[/\\]", subfolder) if part.strip()]
    for part in parts:
        if part.startswith(".") or part.endswith(".") or _NOT_IN_NAMES.search(part) or len(part) > _MAX_NAME:
            raise PresetError(
                entry.path,
                f"{shown(part)} can't be the name of a folder, so nothing was moved; "
                "use letters, digits, spaces and hyphens.",
            )
    return parts


def _names_in(folder: Path) -> list[str]:
    try:
        return [item.name for item in folder.iterdir()]
    except OSError:
        return []
