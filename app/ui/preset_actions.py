"""What the tester does with presets: load, save, save as, open a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.contract.pointer import NotSent
from app.contract.wire import same
from app.ui.bench import Bench
from app.ui.library import SECTIONS, Section
from app.ui.messages import Messages
from app.workspace import presets
from app.workspace.presets import Preset, PresetError, PresetKind
from app.workspace.workspace import Entry, Side, Workspace


class PresetActions(QObject):
    """Presets between the bench and the disk. What was on the bench stays reachable by undo."""

    saved = Signal(object)
    """`Preset`: a file was written."""

    def __init__(self, bench: Bench, workspace: Workspace, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._workspace = workspace
        self._messages = messages
        self._window = window

    def load_entry(self, entry: Entry, pointer: str) -> None:
        """Load a preset of the library to `pointer`."""
        if entry.error is not None:
            self._messages.error(entry.error.message)
            return
        self._read_and_load(entry.path, pointer)

    def open_file(self) -> None:
        """Ask for a file and load it."""
        dialog = QFileDialog(self._window, "Open a preset or a request")
        dialog.setNameFilters(["Presets and requests (*.json)", "All files (*)"])
        dialog.fileSelected.connect(lambda name: self.load_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def load_file(self, path: Path) -> None:
        """Load any preset file, or a bare request, to where its kind belongs."""
        self._read_and_load(path, None)

    def save(self) -> None:
        """Save the scenario to its file; a copy in the workspace where it has none of its own."""
        self.save_section(SECTIONS[0])

    def save_section(self, section: Section) -> None:
        """Save one part of the bench to the file that it came from."""
        preset = self._bench.document.origins.get(section.pointer)
        if preset is None or preset.bare:
            self.save_section_as(section)
            return
        content = self._bench.document.get(section.pointer)
        if isinstance(content, NotSent):
            self._messages.warn(f"There is no {section.noun} on the bench to save.")
            return
        changed = replace(preset, content=content)
        if not preset.shipped and self._changed_outside(preset):
            self._messages.warn(
                f"{preset.name} was changed outside since it was loaded, so nothing was saved.",
                "Save over it",
                lambda: self._write(lambda: self._workspace.save(changed, section.side), section),
            )
        else:
            self._write(lambda: self._workspace.save(changed, section.side), section)

    def save_as(self) -> None:
        """Ask for a name and save the scenario as a new preset."""
        self.save_section_as(SECTIONS[0])

    def save_section_as(self, section: Section) -> None:
        """Ask for a name and save one part of the bench as a new preset."""
        if isinstance(self._bench.document.get(section.pointer), NotSent):
            self._messages.warn(f"There is no {section.noun} on the bench to save.")
            return
        origin = self._bench.document.origins.get(section.pointer)
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(f"Save the {section.noun} as a new preset")
        dialog.setLabelText("Name")
        dialog.setTextValue(origin.name if origin else "")
        dialog.textValueSelected.connect(lambda name: self.save_named(section, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_named(self, section: Section, name: str) -> None:
        """Save one part of the bench as a new preset of this name."""
        content = self._bench.document.get(section.pointer)
        if isinstance(content, NotSent):
            return
        if not name.strip():
            self._messages.warn("A preset needs a name. Nothing was saved.")
            return
        origin = self._bench.document.origins.get(section.pointer)
        preset = replace(origin or Preset(None, section.kind, name, content), content=content)
        self._write(lambda: self._workspace.save_as(preset, name.strip(), section.side), section)

    def show_file(self, entry: Entry) -> None:
        """Show a preset's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(entry.path.parent)))

    def _read_and_load(self, path: Path, pointer: str | None) -> None:
        try:
            preset = presets.read(path)
        except PresetError as error:
            self._messages.error(error.message)
            return
        if preset.kind is PresetKind.CAMPAIGN:
            self._messages.error(
                f"{preset.name} is a campaign. Run it with: dumgum-console campaign run FILE"
            )
            return
        at = _pointer_of(preset) if pointer is None else pointer
        document = self._bench.document
        now = document.get(at)
        if document.origins.get(at) == preset and not isinstance(now, NotSent) and same(now, preset.content):
            return
        document.load(preset.content, f"Load {preset.name}", at=at, preset=preset)

    def _changed_outside(self, preset: Preset) -> bool:
        if preset.path is None or not preset.path.exists():
            return False
        try:
            return not same(presets.read(preset.path).content, preset.content)
        except PresetError:
            return True

    def _write(self, write: Callable[[], Preset], section: Section) -> None:
        try:
            saved = write()
        except PresetError as error:
            self._messages.error(error.message)
            return
        self._bench.document.saved_as(saved, section.pointer)
        self._messages.done(f"Saved {saved.name} at {datetime.now().astimezone():%H:%M} to {saved.path}.")
        self.saved.emit(saved)


def _pointer_of(preset: Preset) -> str:
    persona = preset.path is not None and preset.path.parent.name == "personas"
    for section in SECTIONS:
        if section.kind is preset.kind and (
            section.side is None or (section.side is Side.PERSONA) == persona
        ):
            return section.pointer
    return ""
