"""Duplicates, renames, moves and deletes the tester's presets, and brings deleted ones back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QFile, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from app.ui.bench import Bench
from app.ui.messages import Messages
from app.workspace import arranging
from app.workspace.files import FileError, read_bytes, shown
from app.workspace.presets import PresetError
from app.workspace.workspace import Entry, Workspace

_MOST_KEPT = 50
"""Deleted files that can be brought back; the bin has the others."""


@dataclass(frozen=True)
class _Deleted:
    name: str
    path: Path
    data: bytes


def to_bin(path: Path) -> bool:
    """Put a file into the system's bin; False where the system has none for it."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    # On Linux the bin lies there, and is not made on an account that is as yet without that folder.
    QDir().mkpath(data)
    return bool(QFile(str(path)).moveToTrash())


class FileActions(QObject):
    """What the library's menu and keys ask for. Says what was done, or in one sentence why not."""

    changed = Signal(object)
    """`Path | None`: presets have other files now; the one that should be the current row."""

    def __init__(
        self,
        bench: Bench,
        workspace: Workspace,
        messages: Messages,
        window: QWidget,
        put_in_bin: Callable[[Path], bool] = to_bin,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._workspace = workspace
        self._messages = messages
        self._window = window
        self._put_in_bin = put_in_bin
        self._deleted: list[_Deleted] = []

    @property
    def can_bring_back(self) -> bool:
        """Whether something was deleted in this sitting."""
        return bool(self._deleted)

    def duplicate(self, entry: Entry) -> None:
        """Save a copy, of a shipped preset into the workspace."""
        try:
            copy = arranging.duplicate(self._workspace, entry)
        except PresetError as error:
            self._messages.error(error.message)
            return
        self._messages.done(f"Duplicated {entry.name} as {copy.name}.")
        self.changed.emit(copy.path)

    def ask_name(self, entry: Entry) -> None:
        """Ask for another name."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(f"Rename {entry.name}")
        dialog.setLabelText("Name")
        dialog.setTextValue(entry.name)
        self._open(dialog, lambda name: self.rename(entry, name))

    def rename(self, entry: Entry, name: str) -> None:
        """Give a preset another name; the bench knows it by that name from then on."""
        wanted = name.strip()
        if not wanted:
            self._messages.warn("A preset needs a name. Nothing was renamed.")
            return
        if wanted == entry.name:
            return
        try:
            renamed = arranging.rename(self._workspace, entry, wanted)
        except PresetError as error:
            self._messages.error(error.message)
            return
        path = renamed.path or entry.path
        self._bench.document.file_moved(entry.path, path, renamed.name)
        self._messages.done(f"Renamed {entry.name} to {renamed.name}.")
        self.changed.emit(path)

    def ask_folder(self, entry: Entry) -> None:
        """Ask for the subfolder: one that is there, or a new one."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(f"Move {entry.name}")
        dialog.setLabelText(f"Folder below {entry.folder}; empty for {entry.folder} itself")
        dialog.setComboBoxEditable(True)
        known = {
            other.subfolder
            for other in self._workspace.entries()
            if other.folder == entry.folder and not other.shipped
        }
        dialog.setComboBoxItems(sorted({"", *known}, key=str.casefold))
        dialog.setTextValue(entry.subfolder)
        self._open(dialog, lambda folder: self.move(entry, folder))

    def move(self, entry: Entry, subfolder: str) -> None:
        """Move a preset to a subfolder of its kind's folder."""
        try:
            path = arranging.move(self._workspace, entry, subfolder)
        except PresetError as error:
            self._messages.error(error.message)
            return
        if path == entry.path:
            return
        self._bench.document.file_moved(entry.path, path, entry.name)
        self._messages.done(f"Moved {entry.name} to {path.parent}.")
        self.changed.emit(path)

    def delete(self, entry: Entry) -> None:
        """Put a preset's file into the bin and keep a copy; what is on the bench stays."""
        try:
            data = read_bytes(entry.path)
        except FileError as error:
            self._messages.error(error.message)
            return
        if not self._put_in_bin(entry.path):
            self._messages.error(
                f"{shown(entry.path)} was not deleted: the system's bin did not take it; "
                "check the permissions of its folder, or delete it in the file manager."
            )
            return
        deleted = _Deleted(entry.name, entry.path, data)
        self._deleted = [*self._deleted, deleted][-_MOST_KEPT:]
        self.changed.emit(None)
        self._messages.done(
            f"{entry.name} is in the system's bin.", "Bring it back", lambda: self._bring_back(deleted)
        )

    def bring_back_last(self) -> None:
        """Bring back what was deleted last."""
        if self._deleted:
            self._bring_back(self._deleted[-1])

    def _bring_back(self, deleted: _Deleted) -> None:
        try:
            arranging.bring_back(deleted.path, deleted.data)
        except PresetError as error:
            self._messages.error(error.message)
            return
        self._deleted = [other for other in self._deleted if other is not deleted]
        self._messages.done(f"{deleted.name} is back.")
        self.changed.emit(deleted.path)

    def _open(self, dialog: QInputDialog, take: Callable[[str], None]) -> None:
        dialog.textValueSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
