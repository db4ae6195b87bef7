"""The library's rows: sections, their subfolders, presets, and what the badges say."""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QRegularExpression, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.library.sections import SECTIONS, Section
from app.workspace.workspace import Entry, Side

SECTION = Qt.ItemDataRole.UserRole
ENTRY = Qt.ItemDataRole.UserRole + 1
LOADED = Qt.ItemDataRole.UserRole + 2
"""True for a preset that the bench came from."""
DIFFERS = Qt.ItemDataRole.UserRole + 3
"""True where the bench is no longer what the preset's file holds."""
OUTSIDE = Qt.ItemDataRole.UserRole + 4
"""True where the file of a preset on the bench was changed by another program."""
FOLDER = Qt.ItemDataRole.UserRole + 5
"""Of a subfolder's row: where it is below its kind's folder, `flirty/french`."""
TEXT = Qt.ItemDataRole.UserRole + 6
"""What the filter looks in, without capitals."""

MIME = "application/x-dumgum-preset"
"""A dragged preset: the path of its file in UTF-8."""
_ALWAYS = "\x01"
"""What the text of a section begins with: no filter hides a section."""


class LibraryModel(QStandardItemModel):
    """Sections, below them subfolders and presets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Path, QStandardItem] = {}
        self._folders: dict[tuple[str, str], QStandardItem] = {}
        self._marked: dict[Path, tuple[bool, bool]] = {}

    def fill(self, entries: Iterable[Entry]) -> None:
        """Show these presets, by section, folder and name; unreadable ones stay in, with their error."""
        self.clear()
        self._rows, self._folders, self._marked = {}, {}, {}
        members: dict[Section, list[Entry]] = {section: [] for section in SECTIONS}
        for entry in entries:
            for section in SECTIONS:
                if _belongs(entry, section):
                    members[section].append(entry)
        for section, found in members.items():
            heading = QStandardItem(section.title)
            heading.setData(section, SECTION)
            heading.setData(_ALWAYS, TEXT)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._add_below(heading, section, found)
            self.appendRow(heading)

    def mark(self, loaded: Mapping[Path, bool], outside: Collection[Path] = ()) -> None:
        """Mark the presets that the bench came from; the value says whether it differs from the file.

        `outside` are those whose files another program changed. Only rows whose marks change are touched.
        """
        wanted = {path: (differs, path in outside) for path, differs in loaded.items() if path in self._rows}
        for path in {*wanted, *self._marked}:
            if wanted.get(path) == self._marked.get(path):
                continue
            differs, changed = wanted.get(path, (False, False))
            item = self._rows[path]
            item.setData(path in wanted, LOADED)
            item.setData(differs, DIFFERS)
            item.setData(changed, OUTSIDE)
            _describe(item, differs=differs, outside=changed)
        self._marked = wanted

    def item_of(self, path: Path) -> QStandardItem | None:
        """The row of the preset at `path`."""
        return self._rows.get(path)

    def folder_item(self, title: str, folder: str) -> QStandardItem | None:
        """The row of a subfolder, in the section of this title."""
        return self._folders.get((title, folder))

    def supportedDragActions(self) -> Qt.DropAction:
        # A drop that counts as a move, as with Shift held, would take the row out of the tree.
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            entry: Entry | None = index.data(ENTRY)
            if entry is not None:
                data.setData(MIME, str(entry.path).encode("utf-8", "surrogateescape"))
        return data

    def _add_below(self, heading: QStandardItem, section: Section, entries: list[Entry]) -> None:
        folders: dict[str, QStandardItem] = {"": heading}
        rows: dict[str, list[QStandardItem]] = {"": []}
        for folder in sorted({entry.subfolder for entry in entries}, key=str.casefold):
            _folder_row(folder, section, folders, rows)
        for entry in sorted(entries, key=lambda entry: entry.name.casefold()):
            item = _row(section, entry)
            self._rows[entry.path] = item
            rows[entry.subfolder].append(item)
        for folder, below in rows.items():
            folders[folder].appendRows(below)
            self._folders[section.title, folder] = folders[folder]


class LibraryFilter(QSortFilterProxyModel):
    """Keeps the presets whose name, description, folder or file name holds every word; sections stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # All in one expression, which Qt matches itself: a method in Python takes 20 ms for 3,000 rows.
        self.setRecursiveFilteringEnabled(True)
        self.setFilterRole(TEXT)
        self._nothing = QStandardItemModel(self)

    def set_words(self, text: str) -> None:
        """Filter by these words; none shows everything."""
        words = text.casefold().split()
        escaped = [QRegularExpression.escape(word) for word in words]
        option = QRegularExpression.PatternOption.DotMatchesEverythingOption
        # One word alone is looked for directly: with a lookahead it takes ten times as long.
        every = escaped[0] if len(escaped) == 1 else "^" + "".join(f"(?=.*{word})" for word in escaped)
        whole = f"^{_ALWAYS}|{every}" if words else ""
        with self.away_from_source():
            self.setFilterRegularExpression(QRegularExpression(whole, option))

    @contextlib.contextmanager
    def away_from_source(self) -> Iterator[None]:
        """Change filter or rows as a whole: views are told once, and not of each row (1.4 s for 3,000)."""
        source = self.sourceModel()
        self.setSourceModel(self._nothing)
        yield
        self.setSourceModel(source)


def _belongs(entry: Entry, section: Section) -> bool:
    """A profile outside the folders of either side is listed among the users: nothing is left out."""
    if entry.kind is not section.kind:
        return False
    return section.side is None or (entry.side or Side.USER) == section.side


def _folder_row(
    folder: str, section: Section, folders: dict[str, QStandardItem], rows: dict[str, list[QStandardItem]]
) -> None:
    """Make the row of a subfolder, and those of the folders above it."""
    if folder in folders:
        return
    above, _, name = folder.rpartition("/")
    _folder_row(above, section, folders, rows)
    item = QStandardItem(name)
    item.setData(section, SECTION)
    item.setData(folder, FOLDER)
    item.setEditable(False)
    item.setDragEnabled(False)
    item.setData(f"Folder {folder}", Qt.ItemDataRole.AccessibleTextRole)
    folders[folder] = item
    rows[folder] = []
    folders[above].appendRow(item)


def _row(section: Section, entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.name)
    item.setData(section, SECTION)
    item.setData(entry, ENTRY)
    item.setData(f"{entry.name} {entry.description} {entry.subfolder} {entry.path.name}".casefold(), TEXT)
    item.setEditable(False)
    _describe(item)
    return item


def _describe(item: QStandardItem, *, differs: bool = False, outside: bool = False) -> None:
    """Say in the tooltip, and to screen readers, what the badges show."""
    entry: Entry = item.data(ENTRY)
    facts = [
        entry.error.message if entry.error else entry.description,
        checks_in_words(entry.checks),
        "The bench differs from its file; a click on the dot shows where." if differs else "",
        "Its file was changed outside the console." if outside else "",
    ]
    words = [fact for fact in facts if fact]
    origin = "Shipped with the console, read-only." if entry.shipped else str(entry.path)
    item.setToolTip("\n".join([entry.name, *words, origin]))
    item.setData(", ".join([entry.name, *words]), Qt.ItemDataRole.AccessibleTextRole)


def checks_in_words(count: int) -> str:
    """`3 checks`, "" for none."""
    return "" if not count else "1 check" if count == 1 else f"{count} checks"
