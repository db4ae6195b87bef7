"""The editor of one part of the request: every field under its heading, found by words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QScrollArea, QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import is_within
from app.contract.problem import Severity
from app.ui.bench import Bench, Change
from app.ui.forms.book import RowBook
from app.ui.forms.column import Column
from app.ui.forms.group import Group
from app.ui.forms.plan import Slot, grouped, slots_of
from app.ui.forms.row import Row
from app.ui.theme import PANE_MARGIN, ROW_HEIGHT
from app.ui.widgets.buttons import FlatButton
from app.ui.widgets.elements import BAR

_HEAD = 54
_BOTTOM = 24


class Body(QScrollArea):
    """Scrolls a column that is as wide as the view."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, but painted only where there is something to scroll: rows keep their width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(PANE_MARGIN, 0, PANE_MARGIN - BAR, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.setWidget(column)
        column.height_changed.connect(self.fit)

    def fit(self) -> None:
        """Give the column the height that it needs."""
        width = self.viewport().width()
        self._column.resize(width, self._column.height_for(width) + _BOTTOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class FormPane(QWidget):
    """Rows for `fields` below `base_pointer`, and for the object there itself where `root` is given."""

    problem_count = Signal(int)
    """How many broken rules the part has now."""

    def __init__(
        self,
        bench: Bench,
        fields: Sequence[FieldDescription],
        base_pointer: str,
        *,
        root: FieldDescription | None = None,
        order: Sequence[str] = (),
        folded: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._book = RowBook(bench)
        slots = tuple(slots_of(fields, base_pointer))
        whole = None if root is None else Slot(root, base_pointer)
        self._roots = (base_pointer,) if root is not None else tuple(slot.pointer for slot in slots)
        self._count = 0
        self._column = Column()
        self.search = QLineEdit(self)
        self.only = FlatButton("Set only", parent=self)
        self._build_head()
        self._groups = self._build_groups(grouped(slots, order, whole), folded)
        self._body = Body(self._column, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_problems)
        self._book.rearranged = self._soon.start
        bench.changed.connect(self._changed)
        bench.reveal.connect(self.reveal)
        self._tally()
        self._show_problems()

    def count(self) -> int:
        """How many broken rules the part has now."""
        return self._count

    def rows(self) -> list[Row]:
        """Every row that is built, nested ones too."""
        return [row for row in self._book if isinstance(row, Row)]

    def holds(self, pointer: str) -> bool:
        """Whether the pane edits the place `pointer`."""
        return any(is_within(pointer, root) for root in self._roots)

    def has_row_for(self, pointer: str) -> bool:
        """Whether a row shows the place `pointer`, or what holds it, once it was revealed."""
        return isinstance(self._book.owner_of(pointer), Row)

    def reveal(self, pointer: str) -> None:
        """Scroll to the row of `pointer`, opening what is folded, and focus it, if it is of this pane."""
        if not self.holds(pointer):
            return
        for group in self._groups:
            if group.covers(pointer):
                group.open()
        found = self._book.owner_of(pointer)
        while isinstance(found, Row) and (deeper := found.reveal(pointer)) is not found:
            found = deeper
        if not isinstance(found, Row):
            return
        self._unhide(found)
        self._settle()
        self._body.ensureWidgetVisible(found, 0, ROW_HEIGHT)
        found.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        button = self.only.sizeHint().width()
        width = self.width() - 2 * PANE_MARGIN
        self.search.setGeometry(PANE_MARGIN, 10, width - button - 8, ROW_HEIGHT)
        self.only.setGeometry(PANE_MARGIN + width - button, 10, button, ROW_HEIGHT)
        self._body.setGeometry(0, _HEAD, self.width(), self.height() - _HEAD)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.search and event.type() is QEvent.Type.KeyPress and escape and self.search.text():
            self.search.clear()
            return True
        return super().eventFilter(watched, event)

    def _build_head(self) -> None:
        self.search.setPlaceholderText("Find a field")
        self.search.setAccessibleName("Find a field")
        self.search.setProperty("dashed", "yes")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.only.setCheckable(True)
        self.only.setToolTip("Hide what is not sent")
        self.only.toggled.connect(self._filter)

    def _build_groups(self, slots: Mapping[str, Sequence[Slot]], folded: Sequence[str]) -> list[Group]:
        groups = []
        for title, found in slots.items():
            group = Group(self._book, self._column, title, found, folded=title in folded)
            group.fold.menu_asked.connect(lambda where, of=group: self._group_menu(of, where))
            group.opened.connect(self._filter)
            groups.append(group)
        return groups

    def _changed(self, change: Change) -> None:
        if not any(change.touches(root) for root in self._roots):
            self._soon.start()
            return
        touched = self._book.refresh(change)
        self._tally(change)
        for row in touched:
            self._unhide(row)
        self._soon.start()

    def _unhide(self, row: object) -> None:
        for group in self._groups:
            group.show_if_needed(row, only=self.only.isChecked())

    def _show_problems(self) -> None:
        mine = [problem for problem in self._bench.document.problems if self.holds(problem.pointer)]
        for group in self._groups:
            if any(group.covers_itself(problem.pointer) for problem in mine):
                group.open()
        self._book.spread(mine)
        for group in self._groups:
            group.refresh_objects()
        count = sum(problem.severity is Severity.PROBLEM for problem in mine)
        if count != self._count:
            self._count = count
            self.problem_count.emit(count)
        self._settle()

    def _settle(self) -> None:
        """Lay out at once what Qt would lay out level by level in later turns of the loop."""
        self._body.fit()
        self._column.place()

    def _tally(self, change: Change | None = None) -> None:
        total = sum(group.tally(change) for group in self._groups)
        text = f"Set only · {total}"
        if text != self.only.text():
            self.only.setText(text)
            self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _filter(self) -> None:
        words = self.search.text().casefold().strip()
        for group in self._groups:
            group.filter(words, only=self.only.isChecked())
        self._body.fit()

    def _group_menu(self, group: Group, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group.fill_menu(menu)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(where)
