"""The library pane: filter, tree, and what a click on a preset asks for."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QTreeView, QVBoxLayout, QWidget

from app.ui.library.delegate import LibraryDelegate
from app.ui.library.model import ENTRY, SECTION, LibraryFilter, LibraryModel
from app.ui.library.sections import SECTIONS, Section
from app.workspace.presets import PresetKind
from app.workspace.workspace import Entry


class Library(QWidget):
    """Shipped and own presets by kind. It only asks; the window loads and saves."""

    load_wanted = Signal(object, str)
    """`Entry`, and the pointer of the document's part that it should be loaded to."""
    save_wanted = Signal(object)
    """`Section`: save that part of the bench as a new preset."""
    show_file_wanted = Signal(object)
    """`Entry`: show its file in the system's file manager."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LibraryModel(self)
        self._filter = LibraryFilter(self)
        self._filter.setSourceModel(self._model)
        self.filter_line = QLineEdit(self)
        self.filter_line.setPlaceholderText("Filter presets")
        self.filter_line.setAccessibleName("Filter presets")
        self.filter_line.setClearButtonEnabled(True)
        self.filter_line.textChanged.connect(self._filter_by)
        self.tree = _Tree(self)
        self.tree.setModel(self._filter)
        self.tree.opened.connect(self._open)
        self.tree.plus_clicked.connect(self.save_wanted)
        self.tree.customContextMenuRequested.connect(self._menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.filter_line)
        layout.addWidget(self.tree)

    def fill(self, entries: Iterable[Entry]) -> None:
        """Show these presets."""
        self._model.fill(entries)
        self.tree.expandAll()

    def mark(self, loaded: Mapping[Path, bool]) -> None:
        """Mark the presets on the bench (see LibraryModel.mark)."""
        self._model.mark(loaded)

    def _filter_by(self, text: str) -> None:
        self._filter.set_words(text)
        self.tree.expandAll()

    def _open(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None:
            self.load_wanted.emit(entry, index.data(SECTION).pointer)

    def _menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        entry: Entry | None = index.data(ENTRY)
        section: Section | None = index.data(SECTION)
        if section is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if entry is None:
            menu.addAction(f"Save the bench's {section.noun} as new…", lambda: self.save_wanted.emit(section))
        else:
            for title, pointer in _ways_to_load(section):
                menu.addAction(title, partial(self.load_wanted.emit, entry, pointer))
            menu.addSeparator()
            menu.addAction("Show the file", lambda: self.show_file_wanted.emit(entry))
        menu.popup(self.tree.viewport().mapToGlobal(place))


def _ways_to_load(section: Section) -> list[tuple[str, str]]:
    if section.kind is not PresetKind.PROFILE:
        return [("Load", section.pointer)]
    return [
        (f"Load as the {other.noun}", other.pointer) for other in SECTIONS if other.kind is PresetKind.PROFILE
    ]


class _Tree(QTreeView):
    """A flat-looking tree: always open, a click or Enter opens a preset, arrows only walk."""

    opened = Signal(QModelIndex)
    plus_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Presets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(LibraryDelegate(self))
        self.setTabKeyNavigation(False)
        self.activated.connect(self.opened)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.data(ENTRY) is not None:
            self.opened.emit(index)
        elif LibraryDelegate.plus_rect(self.visualRect(index)).contains(event.position().toPoint()):
            self.plus_clicked.emit(index.data(SECTION))
