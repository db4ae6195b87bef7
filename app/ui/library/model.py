"""The library's rows: sections with their presets, and what their badges say."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.library.sections import SECTIONS, Section
from app.workspace.workspace import Entry, Side

SECTION = Qt.ItemDataRole.UserRole
ENTRY = Qt.ItemDataRole.UserRole + 1
LOADED = Qt.ItemDataRole.UserRole + 2
"""True for a preset that the bench came from."""
DIFFERS = Qt.ItemDataRole.UserRole + 3
"""True where the bench is no longer what the preset's file holds."""


class LibraryModel(QStandardItemModel):
    """Two levels: sections, and the presets of each."""

    def fill(self, entries: Iterable[Entry]) -> None:
        """Show these presets, in each section by name; unreadable ones stay in, with their error."""
        self.clear()
        by_section: dict[Section, list[Entry]] = {section: [] for section in SECTIONS}
        for entry in entries:
            for section in SECTIONS:
                if _belongs(entry, section):
                    by_section[section].append(entry)
        for section, members in by_section.items():
            heading = QStandardItem(section.title)
            heading.setData(section, SECTION)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for entry in sorted(members, key=lambda entry: entry.name.casefold()):
                heading.appendRow(_row(section, entry))
            self.appendRow(heading)

    def mark(self, loaded: Mapping[Path, bool]) -> None:
        """Mark the presets that the bench came from; the value says whether it differs from the file."""
        for item in self._entry_items():
            path = item.data(ENTRY).path
            item.setData(path in loaded, LOADED)
            item.setData(loaded.get(path, False), DIFFERS)

    def _entry_items(self) -> Iterable[QStandardItem]:
        for row in range(self.rowCount()):
            heading = self.item(row)
            for below in range(heading.rowCount()):
                yield heading.child(below)


def _belongs(entry: Entry, section: Section) -> bool:
    """A profile outside the folders of either side is listed among the users: nothing is left out."""
    if entry.kind is not section.kind:
        return False
    return section.side is None or (entry.side or Side.USER) == section.side


def _row(section: Section, entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.name)
    item.setData(section, SECTION)
    item.setData(entry, ENTRY)
    item.setEditable(False)
    words = entry.error.message if entry.error else entry.description
    origin = "Shipped with the console, read-only." if entry.shipped else str(entry.path)
    item.setToolTip("\n".join(filter(None, (entry.name, words, origin))))
    item.setData(f"{entry.name}, {words}" if words else entry.name, Qt.ItemDataRole.AccessibleTextRole)
    return item


class LibraryFilter(QSortFilterProxyModel):
    """Keeps the presets whose name, description or file name holds every word; sections stay."""

    def set_words(self, text: str) -> None:
        """Filter by these words; none shows everything."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not parent.isValid():
            return True
        entry: Entry = self.sourceModel().index(row, 0, parent).data(ENTRY)
        text = f"{entry.name} {entry.description} {entry.path.name}".casefold()
        return all(word in text for word in getattr(self, "_words", ()))
