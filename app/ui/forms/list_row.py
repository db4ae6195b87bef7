"""A list of objects: one line that tells what is in it, and a card with rows for each item."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent, is_within, join, split
from app.contract.problem import Problem
from app.contract.wire import Json
from app.ui.forms.book import RowBook
from app.ui.forms.column import Column
from app.ui.forms.editors.summary import SummaryEditor
from app.ui.forms.row import Row
from app.ui.style import current_theme
from app.ui.theme import RADIUS
from app.ui.widgets.buttons import FlatButton, IconButton
from app.ui.widgets.painting import frame, line, weighted

_HEAD = 30
_MARGIN = 10


def title_of(item: Json) -> str:
    """What an item is called: its first text, empty where it has none."""
    texts = (value for value in item.values() if isinstance(value, str)) if isinstance(item, dict) else ()
    return next((text for text in texts if text.strip()), "")


class ItemsEditor(SummaryEditor):
    """A list of objects in one line: how many, and what they are called."""

    def fits(self) -> bool:
        return isinstance(self._value, list)

    def text(self) -> str:
        if self.is_absent():
            return f"{super().text()} · add one"
        if not isinstance(self._value, list):
            return super().text()
        titles = ", ".join(filter(None, map(title_of, self._value)))
        if not self._value:
            return "none · add one"
        return f"{len(self._value)} · {titles}" if titles else str(len(self._value))


class Card(QWidget):
    """One item: a head with its name and buttons, and a row for each of its fields."""

    def __init__(self, book: RowBook, field: FieldDescription, pointer: str, index: int) -> None:
        super().__init__()
        self._book, self._field, self._pointer, self._index = book, field, pointer, index
        self._column = Column(self)
        self.rows: list[Row] = []
        name = f"{field.label} {index + 1}"
        self._buttons = [
            self._button("arrow-up", f"Move {name} up", lambda: self._move(-1)),
            self._button("arrow-down", f"Move {name} down", lambda: self._move(1)),
            self._button("trash", f"Remove {name}", self._remove),
        ]
        self.is_object = isinstance(book.bench.document.get(pointer), dict)
        children = field.children if self.is_object else (replace(field, many=False, label="Value"),)
        for child in children:
            row = Row(book, child, join(pointer, child.name) if self.is_object else pointer)
            self.rows.append(row)
            self._column.add(row)
            book.add(row)
            row.refresh()

    def close_rows(self) -> None:
        """Take the rows out of the book, before the card goes."""
        for row in self.rows:
            self._book.remove(row)

    def height_for(self, width: int) -> int:
        return _HEAD + self._column.height_for(width - 2 * _MARGIN) + _MARGIN

    def sizeHint(self) -> QSize:
        return QSize(300, self.height_for(300))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        frame(painter, self.rect(), theme.border, radius=RADIUS)
        title = title_of(self._item())
        text = f"{self._index + 1} · {title}" if title else str(self._index + 1)
        painter.setFont(weighted(self.font(), QFont.Weight.Medium))
        line(painter, QRect(_MARGIN, 1, self.width() - 100, _HEAD), text, theme.muted)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width = self.width() - 2 * _MARGIN
        self._column.setGeometry(_MARGIN, _HEAD, width, self._column.height_for(width))
        for place, button in enumerate(reversed(self._buttons)):
            button.setGeometry(self.width() - 30 - 24 * place, 4, 23, 23)

    def _item(self) -> Json:
        item = self._book.bench.document.get(self._pointer)
        return None if isinstance(item, NotSent) else item

    def _button(self, icon_name: str, name: str, do: Callable[[], None]) -> IconButton:
        button = IconButton(icon_name, name, self, size=14)
        button.clicked.connect(do)
        return button

    def _move(self, steps: int) -> None:
        self._book.bench.document.move(self._pointer, steps, f"Move in {self._field.label}")

    def _remove(self) -> None:
        self._book.bench.set(self._pointer, NOT_SENT, f"Remove from {self._field.label}")


class ListRow(Row):
    """The row of a list of objects; it unfolds to its cards."""

    def __init__(self, book: RowBook, field: FieldDescription, pointer: str) -> None:
        self._column: Column | None = None
        self._cards: list[Card] = []
        editor = ItemsEditor(field)
        super().__init__(book, field, pointer, editor=editor)
        self._summary = editor
        editor.opened.connect(self._open)

    def is_open(self) -> bool:
        return self._column is not None

    def refresh(self) -> None:
        super().refresh()
        items = self._items()
        self._summary.set_glyph("plus" if not items else "down" if self.is_open() else "right")
        if self.is_open():
            self._fill(items)

    def reveal(self, pointer: str) -> Row:
        if pointer != self.pointer and is_within(pointer, self.pointer) and not self.is_open():
            self.unfold()
        found = self.book.owner_of(pointer)
        return found if isinstance(found, Row) else self

    def unfold(self) -> None:
        """Build the cards."""
        if self._column is None:
            self._column = Column(self)
            self._column.setVisible(True)
            self.refresh()
            self.forget_height()
            self.updateGeometry()

    def fold(self) -> None:
        """Take the cards away again."""
        self._fill([])
        if self._column is not None:
            self._column.hide()
            self._column.deleteLater()
        self._column = None
        self.refresh()
        self.forget_height()
        self.updateGeometry()

    def add(self) -> None:
        """Append an empty item and begin it."""
        self.unfold()
        self.book.bench.document.insert(join(self.pointer, "-"), {}, f"Add to {self.label}")
        if self._cards and self._cards[-1].rows:
            self._cards[-1].rows[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say of which item each is, where no row of its own shows it."""
        super().show_problems(tuple(map(self._with_item, problems)))

    def extra_height(self, width: int) -> int:
        return self._column.height_for(width) + 6 if self._column is not None else 0

    def place_extra(self, top: int) -> None:
        if self._column is not None:
            height = self._column.height_for(self.width())
            self._column.setGeometry(0, top + 6, self.width(), height)

    def _items(self) -> list[Json]:
        value = self.value()
        return value if isinstance(value, list) else []

    def _with_item(self, problem: Problem) -> Problem:
        keys = split(problem.pointer.removeprefix(self.pointer))
        if not keys or not keys[0].isdecimal():
            return problem
        return replace(problem, message=f"Item {int(keys[0]) + 1}: {problem.message}")

    def _open(self) -> None:
        if not self._items() and (self.editor.is_absent() or self.editor.fits()):
            self.add()
        elif self.is_open():
            self.fold()
        elif self.editor.fits():
            self.unfold()

    def _fill(self, items: list[Json]) -> None:
        """As many cards as items, each rebuilt only where it stopped or began to be an object."""
        column = self._column
        if column is None:
            return
        kept = 0
        for card, item in zip(self._cards, items, strict=False):
            if card.is_object != isinstance(item, dict):
                break
            kept += 1
        if kept == len(self._cards) == len(items) and column.widgets():
            for card in self._cards:
                card.update()
            return
        self._rebuild(column, kept, items)

    def _rebuild(self, column: Column, kept: int, items: list[Json]) -> None:
        for widget in column.widgets()[kept:]:
            if isinstance(widget, Card):
                widget.close_rows()
            column.drop(widget)
        del self._cards[kept:]
        for index in range(kept, len(items)):
            card = Card(self.book, self.field, join(self.pointer, index), index)
            self._cards.append(card)
            column.add(card)
        if items:
            column.add(AddLine(f"Add to {self.label}", self.add))


class AddLine(QWidget):
    """A quiet button at the left of its line."""

    def __init__(self, name: str, do: Callable[[], None]) -> None:
        super().__init__()
        self._button = FlatButton("+ Add", "flat", self)
        self._button.setAccessibleName(name)
        self._button.clicked.connect(do)

    def sizeHint(self) -> QSize:
        return self._button.sizeHint()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._button.setGeometry(0, 0, self._button.sizeHint().width(), self.height())
