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
from app.ui.library.difference_dialog import DifferenceDialog
from app.ui.library.unsaved import Unsaved, unsaved_at
from app.ui.messages import Messages
from app.workspace import presets
from app.workspace.difference import difference
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
                f"{preset.name} is a campaign, which the bench does not take. "
                "Choose a scenario, a profile or reply parameters."
            )
            return
        at = _pointer_of(preset) if pointer is None else pointer
        document = self._bench.document
        now = document.get(at)
        if document.origins.get(at) == preset and not isinstance(now, NotSent) and same(now, preset.content):
            return
        lost = unsaved_at(document, at)
        document.load(preset.content, f"Load {preset.name}", at=at, preset=preset)
        if lost is not None:
            self._tell_lost(lost, preset)

    def show_difference_from_file(self, at: str) -> None:
        """Show what differs between the bench at `at` and the preset that it came from."""
        preset = self._bench.document.origins.get(at)
        if preset is None:
            self._messages.warn("What is on the bench came from no file. Save it first.")
            return
        found = difference(preset.content, self._bench.document.get(at))
        DifferenceDialog(
            f"What differs from {preset.name}", ("In the file", "On the bench"), found, self._window
        ).open()

    def _tell_lost(self, lost: Unsaved, preset: Preset) -> None:
        def show() -> None:
            found = difference(lost.content, preset.content)
            title = f"What {preset.name} changed on the bench"
            DifferenceDialog(title, ("Before", "Now"), found, self._window).open()

        self._messages.done(
            f"Loaded {preset.name} over unsaved edits of {lost.name}. Undo brings them back.",
            "What changed",
            show,
        )

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
