"""The library pane: filter, tree, and what a click on a preset asks for."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from app.ui.library.deeds import Deed
from app.ui.library.model import DIFFERS, ENTRY, FOLDER, OUTSIDE, SECTION, LibraryFilter, LibraryModel
from app.ui.library.sections import SECTIONS, Section
from app.ui.library.tree import KEYS, LibraryTree
from app.workspace.presets import PresetKind
from app.workspace.workspace import Entry

_DEEDS = (
    (Deed.RENAME, "Rename…"),
    (Deed.MOVE, "Move to a folder…"),
    (Deed.DUPLICATE, "Duplicate"),
    (Deed.DELETE, "Delete"),
)


class Library(QWidget):
    """Shipped and own presets by kind. It only asks; the window loads and saves."""

    load_wanted = Signal(object, str)
    """`Entry`, and the pointer of the document's part that it should be loaded to."""
    save_wanted = Signal(object)
    """`Section`: save that part of the bench as a new preset."""
    show_file_wanted = Signal(object)
    """`Entry`: show its file in the system's file manager."""
    deed_wanted = Signal(object, object)
    """`Deed`, and the `Entry` that it is wanted for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        """What is listed now, whether the filter shows it or not."""
        self._loaded: Mapping[Path, bool] = {}
        self._outside: frozenset[Path] = frozenset()
        self._folded: set[tuple[str, str]] = set()
        self._model = LibraryModel(self)
        self._filter = LibraryFilter(self)
        self._filter.setSourceModel(self._model)
        self.filter_line = QLineEdit(self)
        self.filter_line.setPlaceholderText("Filter presets")
        self.filter_line.setAccessibleName("Filter presets")
        self.filter_line.setClearButtonEnabled(True)
        self.filter_line.textChanged.connect(self._filter_by)
        self.tree = LibraryTree(self)
        self.tree.setModel(self._filter)
        self.tree.opened.connect(self._open)
        self.tree.asked.connect(self._ask)
        self.tree.collapsed.connect(lambda index: self._note_folding(index, folded=True))
        self.tree.expanded.connect(lambda index: self._note_folding(index, folded=False))
        self.tree.customContextMenuRequested.connect(self._menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.filter_line)
        layout.addWidget(self.tree)

    def fill(self, entries: Iterable[Entry]) -> None:
        """Show these presets; the row that was current, the scrolling and folded folders stay."""
        current: Entry | None = self.tree.currentIndex().data(ENTRY)
        scrolled = self.tree.verticalScrollBar().value()
        self.entries = tuple(entries)
        with self._filter.away_from_source():
            self._model.fill(self.entries)
        self._unfold()
        if current is not None:
            self.select(current.path)
        self.tree.verticalScrollBar().setValue(scrolled)

    def select(self, path: Path) -> None:
        """Make the preset at `path` the current row, where it is shown."""
        item = self._model.item_of(path)
        if item is not None:
            self.tree.setCurrentIndex(self._filter.mapFromSource(item.index()))

    def mark(self, loaded: Mapping[Path, bool]) -> None:
        """Mark the presets on the bench (see LibraryModel.mark)."""
        self._loaded = loaded
        self._model.mark(self._loaded, self._outside)

    def mark_outside(self, paths: Collection[Path]) -> None:
        """Mark the presets on the bench whose files another program changed."""
        if self._outside != paths:
            self._outside = frozenset(paths)
            self._model.mark(self._loaded, self._outside)

    def index_of(self, path: Path) -> QModelIndex:
        """The row of the preset at `path` in the tree; an invalid index where it is not shown."""
        item = self._model.item_of(path)
        return QModelIndex() if item is None else self._filter.mapFromSource(item.index())

    def _filter_by(self, text: str) -> None:
        current: Entry | None = self.tree.currentIndex().data(ENTRY)
        self._filter.set_words(text)
        self._unfold()
        if current is not None:
            self.select(current.path)

    def _unfold(self) -> None:
        """Open everything but what the user folded; while a filter is set, all that it finds is shown."""
        with QSignalBlocker(self.tree):
            self.tree.expandAll()
            for place in () if self.filter_line.text().strip() else self._folded:
                item = self._model.folder_item(*place)
                if item is not None:
                    self.tree.collapse(self._filter.mapFromSource(item.index()))

    def _note_folding(self, index: QModelIndex, *, folded: bool) -> None:
        if index.data(FOLDER):
            place = (index.data(SECTION).title, index.data(FOLDER))
            (self._folded.add if folded else self._folded.discard)(place)

    def _open(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None:
            self.load_wanted.emit(entry, index.data(SECTION).pointer)

    def _ask(self, deed: Deed, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if deed is Deed.NEW:
            self.save_wanted.emit(index.data(SECTION))
        elif entry is not None and (deed is Deed.DIFFERENCE or works_for(deed, entry)):
            self.deed_wanted.emit(deed, entry)

    def _menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        section: Section | None = index.data(SECTION)
        if section is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry: Entry | None = index.data(ENTRY)
        if entry is not None:
            self._offer(menu, index, entry, section)
            menu.addSeparator()
        new = menu.addAction(f"New from the bench's {section.noun}…", lambda: self.save_wanted.emit(section))
        new.setShortcut(QKeySequence(KEYS[Deed.NEW]))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _offer(self, menu: QMenu, index: QModelIndex, entry: Entry, section: Section) -> None:
        if entry.error is None:
            for title, pointer in _ways_to_load(section):
                menu.addAction(title, partial(self.load_wanted.emit, entry, pointer))
            menu.addSeparator()
        if index.data(OUTSIDE):
            for deed, title in CHOICES:
                menu.addAction(title, partial(self.deed_wanted.emit, deed, entry))
            menu.addSeparator()
        if index.data(DIFFERS):
            menu.addAction("Show what differs", partial(self.deed_wanted.emit, Deed.DIFFERENCE, entry))
        for deed, title in _DEEDS:
            if works_for(deed, entry):
                words = "Duplicate into the workspace" if deed is Deed.DUPLICATE and entry.shipped else title
                action = menu.addAction(words, partial(self.deed_wanted.emit, deed, entry))
                action.setShortcut(QKeySequence(KEYS.get(deed, "")))
        menu.addAction("Show the file", lambda: self.show_file_wanted.emit(entry))


CHOICES = (
    (Deed.TAKE_FILE, "Take the file's"),
    (Deed.KEEP_MINE, "Keep mine"),
    (Deed.KEEP_BOTH, "Keep both"),
)
"""What can be done about a preset on the bench whose file was changed outside."""


def works_for(deed: Deed, entry: Entry) -> bool:
    """Whether a preset can be renamed, moved, duplicated or deleted: shipped ones stay as they are."""
    if deed is Deed.DUPLICATE:
        return entry.error is None
    if entry.shipped:
        return False
    return entry.error is None or deed in (Deed.DELETE, Deed.MOVE)


def _ways_to_load(section: Section) -> list[tuple[str, str]]:
    if section.kind is not PresetKind.PROFILE:
        return [("Load", section.pointer)]
    return [
        (f"Load as the {other.noun}", other.pointer) for other in SECTIONS if other.kind is PresetKind.PROFILE
    ]
