"""The fields under one heading: built when they are first seen, counted, folded and filtered together."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from app.contract.pointer import NOT_SENT, NotSent, is_within
from app.ui.bench import Change
from app.ui.forms.book import RowBook
from app.ui.forms.column import Column
from app.ui.forms.list_row import ListRow
from app.ui.forms.plan import Slot
from app.ui.forms.row import Row
from app.ui.forms.switch_row import SwitchRow
from app.ui.forms.words import searchable
from app.ui.theme import ROW_GAP
from app.ui.widgets.dot import State
from app.ui.widgets.fold import Fold

_ABOVE = 14


def make_row(book: RowBook, slot: Slot) -> Row:
    """The row that a slot asks for."""
    if slot.options is not None:
        return SwitchRow(book, slot.field, slot.pointer, *slot.options)
    if slot.field.many and slot.field.children:
        return ListRow(book, slot.field, slot.pointer)
    row = Row(book, slot.field, slot.pointer)
    if slot.unit_from is not None:
        row.follow_unit(slot.unit_from)
    return row


class Group(QObject):
    """One heading and its rows, in the pane's column."""

    opened = Signal()
    """The rows were built or shown."""

    def __init__(
        self, book: RowBook, column: Column, title: str, slots: Sequence[Slot], *, folded: bool = False
    ) -> None:
        super().__init__(column)
        self._book, self._column, self._slots = book, column, tuple(slots)
        self.fold = Fold(title, opened=not folded)
        self.fold.toggled.connect(self._toggled)
        self._rows: dict[str, Row] = {}
        self._set = 0
        self._place = Column()
        column.add(self.fold, gap=_ABOVE)
        column.add(self._place, gap=ROW_GAP)
        column.show_widget(self._place, shown=not folded)
        if not folded:
            self._build()

    def covers(self, pointer: str) -> bool:
        """Whether a row of the group shows `pointer` or what is around it."""
        return any(is_within(pointer, place) for slot in self._slots for place in _places(slot))

    def covers_itself(self, pointer: str) -> bool:
        """Whether `pointer` belongs to a row that is not built yet."""
        return not self._rows and any(
            is_within(pointer, place) for slot in self._slots if not slot.is_object for place in _places(slot)
        )

    def open(self) -> None:
        """Show the rows, building them the first time."""
        if not self.fold.is_open():
            self.fold.set_open(True)
            self._toggled()

    def tally(self, change: Change | None = None) -> int:
        """Count what is set, anew where `change` touches the group, and say it in the heading."""
        if change is not None and not any(change.touches(slot.pointer) for slot in self._slots):
            return self._set
        slots = [slot for slot in self._slots if not slot.is_object]
        get = self._book.bench.document.get
        values = [get(slot.pointer) for slot in slots]
        sent = sum(not isinstance(value, NotSent) and value is not None for value in values)
        if slots and all(slot.options is not None for slot in slots):
            self.fold.set_tail(f"{sum(value is True for value in values)} of {len(slots)} on")
        else:
            self.fold.set_tail(f"{sent} of {len(slots)} set")
        self._set = sent
        return sent

    def refresh_objects(self) -> None:
        """Show the row of an object only where its own state says something."""
        for slot in self._slots:
            row = self._rows.get(slot.pointer)
            if slot.is_object and row is not None:
                self._place.show_widget(row, shown=self._speaks(row))

    def show_if_needed(self, row: object, *, only: bool) -> None:
        """Show a row that a filter hid, when it came to hold something."""
        mine = isinstance(row, Row) and self._rows.get(row.pointer) is row and not self._is_object(row)
        if not isinstance(row, Row) or not mine or (only and row.state() is State.NOT_SENT):
            return
        self._place.show_widget(row, shown=True)
        self._column.show_widget(self.fold, shown=True)
        self._column.show_widget(self._place, shown=self.fold.is_open())

    def filter(self, words: str, *, only: bool) -> None:
        """Show the rows that are found by `words` (lower case) and, with `only`, are sent."""
        if words and not self._rows and any(_found(slot, words) for slot in self._slots):
            self.open()
        any_shown = False
        for slot in self._slots:
            row = self._rows.get(slot.pointer)
            if row is None:
                continue
            shown = self._speaks(row) if slot.is_object else True
            shown = shown and row.matches(words) and not (only and row.state() is State.NOT_SENT)
            self._place.show_widget(row, shown=shown)
            any_shown = any_shown or shown
        if not self._rows:
            any_shown = not words and (not only or self.tally() > 0)
        self._column.show_widget(self.fold, shown=any_shown)
        self._column.show_widget(self._place, shown=any_shown and self.fold.is_open())

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the states of the objects that the group's fields lie in."""
        for slot in self._slots:
            if slot.is_object:
                self._offer(menu, slot.field.label, slot.pointer)

    def _offer(self, menu: QMenu, label: str, pointer: str) -> None:
        bench = self._book.bench
        value = bench.document.get(pointer)
        drop = menu.addAction(f"{label}: do not send")
        drop.setEnabled(not isinstance(value, NotSent))
        drop.triggered.connect(lambda: bench.set(pointer, NOT_SENT, f"{label}: not sent"))
        null = menu.addAction(f"{label}: set to null")
        null.setEnabled(value is not None)
        null.triggered.connect(lambda: bench.set(pointer, None, f"{label}: null"))

    def _toggled(self) -> None:
        if self.fold.is_open():
            self._build()
        self._column.show_widget(self._place, shown=self.fold.is_open())
        self.opened.emit()

    def _build(self) -> None:
        if self._rows:
            return
        for slot in self._slots:
            row = make_row(self._book, slot)
            self._rows[slot.pointer] = row
            self._place.add(row)
            self._book.add(row)
            row.refresh()
        self.refresh_objects()

    def _is_object(self, row: Row) -> bool:
        return any(slot.is_object and slot.pointer == row.pointer for slot in self._slots)

    def _speaks(self, row: Row) -> bool:
        value = row.value()
        weird = value is None or value == {} or not isinstance(value, dict | NotSent)
        return weird or bool(row.problems())


def _places(slot: Slot) -> tuple[str, ...]:
    return (slot.pointer,) if slot.options is None else (slot.pointer, slot.options[1])


def _found(slot: Slot, words: str) -> bool:
    return all(word in searchable(slot.field) for word in words.split())
