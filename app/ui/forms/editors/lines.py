"""Editors of several lines of their own: lists of addresses, and free tags of key and JSON value."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription
from app.contract.wire import Json, NotJson, dumps, loads
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.line import Line
from app.ui.theme import ROW_HEIGHT
from app.ui.widgets.buttons import FlatButton, IconButton
from app.ui.widgets.painting import frame

_GAP = 4
_REMOVE = 24


class FramedLine(Line):
    """A line with the editors' frame."""

    def __init__(self, name: str, placeholder: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setFrame(True)
        self.setPlaceholderText(placeholder)


class LinesEditor(Editor):
    """A list of lines, each with a button that removes it, and one that adds another."""

    typing = True
    glyph = "plus"
    columns = 1
    adding = "Add"
    """What the button under the lines says."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._rows: list[tuple[list[FramedLine], IconButton]] = []
        self._add: FlatButton | None = None

    def count(self) -> int:
        """How many lines the value has."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> str:
        """The text of a cell."""
        raise NotImplementedError

    def typed(self, row: int, column: int, text: str) -> Json:
        """The whole value after a cell was typed in."""
        raise NotImplementedError

    def without(self, row: int) -> Json:
        """The whole value without a line."""
        raise NotImplementedError

    def extended(self) -> Json:
        """The whole value with one more, empty line."""
        raise NotImplementedError

    def cell_name(self, row: int, column: int) -> str:
        """What a screen reader says of a cell."""
        return f"{self.field.label} {row + 1}" if column >= 0 else self.field.label

    def begin(self) -> None:
        if self.fits() or self.is_absent():
            self.add_line()

    def add_line(self) -> None:
        """Append an empty line and put the cursor in."""
        self.edit(self.extended())
        self._place()
        self._rows[-1][0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        wanted = self.count() if self.fits() else 0
        while len(self._rows) > wanted:
            lines, button = self._rows.pop()
            for widget in (*lines, button):
                widget.hide()
                widget.deleteLater()
        while len(self._rows) < wanted:
            self._make_row(len(self._rows))
        for row, (lines, _) in enumerate(self._rows):
            for column, line in enumerate(lines):
                line.show_text(self.cell(row, column))
        self._show_add()
        self._place()
        super().refresh()

    def height_for(self, width: int) -> int:
        if not self.fits():
            return super().height_for(width)
        return (len(self._rows) + 1) * (ROW_HEIGHT + _GAP) - _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.fits():
            super().paintEvent(event)
            return
        if self._severity is not None and self._rows:
            height = len(self._rows) * (ROW_HEIGHT + _GAP) - _GAP
            frame(QPainter(self), QRect(0, 0, self.width() - _REMOVE - 2, height), self.border())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.is_absent():
            self.add_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus)
        if event.key() in keys and self.is_absent():
            self.add_line()
        else:
            super().keyPressEvent(event)

    def placeholder(self, column: int) -> str:
        """What an empty cell says."""
        return "" if column < 0 else "https://"

    def _make_row(self, row: int) -> None:
        lines = []
        for column in range(self.columns):
            line = FramedLine(self.cell_name(row, column), self.placeholder(column), self)
            line.installEventFilter(self)
            line.textEdited.connect(lambda text, at=column: self._typed(row, at, text))
            lines.append(line)
        remove = IconButton("close", f"Remove {self.cell_name(row, 0)}", self, size=13)
        remove.clicked.connect(lambda: self.edit(self.without(row)))
        for widget in (*lines, remove):
            widget.show()
        self._rows.append((lines, remove))

    def _typed(self, row: int, column: int, text: str) -> None:
        self._value = self.typed(row, column, text)
        self.changed.emit()

    def _show_add(self) -> None:
        if self.fits() and self._add is None:
            self._add = FlatButton(f"+ {self.adding}", "flat", self)
            self._add.setAccessibleName(f"{self.adding}: {self.field.label}")
            self._add.clicked.connect(self.add_line)
        if self._add is not None:
            self._add.setVisible(self.fits())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.fits() else Qt.FocusPolicy.StrongFocus)

    def _place(self) -> None:
        width = self.width() - _REMOVE - 2
        for row, (lines, button) in enumerate(self._rows):
            top = row * (ROW_HEIGHT + _GAP)
            each = (width - _GAP * (self.columns - 1)) // self.columns
            for column, line in enumerate(lines):
                line.setGeometry(column * (each + _GAP), top, each, ROW_HEIGHT)
            button.setGeometry(self.width() - _REMOVE, top + 3, _REMOVE, _REMOVE)
        if self._add is not None:
            top = len(self._rows) * (ROW_HEIGHT + _GAP)
            self._add.setGeometry(0, top, min(self._add.sizeHint().width(), width), ROW_HEIGHT)

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """The lines paint themselves."""


class UrlsEditor(LinesEditor):
    """A list of addresses, a line each; what is no text is shown as JSON."""

    adding = "Add an address"

    def fits(self) -> bool:
        return isinstance(self._value, list)

    def count(self) -> int:
        return len(self._items())

    def cell(self, row: int, column: int) -> str:
        item = self._items()[row]
        return item if isinstance(item, str) and column == 0 else dumps(item, None)

    def typed(self, row: int, column: int, text: str) -> Json:
        items = self._items()
        return [*items[:row], text, *items[row + 1 + column :]]

    def without(self, row: int) -> Json:
        items = self._items()
        return [*items[:row], *items[row + 1 :]]

    def extended(self) -> Json:
        return [*self._items(), ""]

    def _items(self) -> list[Json]:
        return self._value if isinstance(self._value, list) else []


class MapEditor(LinesEditor):
    """Keys with JSON values: `3`, `true` and `{"a": 1}` are JSON, any other text is a text.

    A text that reads as JSON is shown in quotes. A key that stands already waits to become another.
    """

    columns = 2
    adding = "Add a tag"

    def fits(self) -> bool:
        return isinstance(self._value, dict)

    def count(self) -> int:
        return len(self._pairs())

    def cell(self, row: int, column: int) -> str:
        key, value = self._pairs()[row]
        return key if column == 0 else _shown(value)

    def typed(self, row: int, column: int, text: str) -> Json:
        pairs = self._pairs()
        key, value = pairs[row]
        taken = {other for at, (other, _) in enumerate(pairs) if at != row}
        if column == 0 and text in taken:
            return self._value if isinstance(self._value, dict) else {}
        pairs[row] = (text, value) if column == 0 else (key, _read(text))
        return dict(pairs)

    def without(self, row: int) -> Json:
        pairs = self._pairs()
        return dict([*pairs[:row], *pairs[row + 1 :]])

    def extended(self) -> Json:
        keys = {key for key, _ in self._pairs()}
        free = next(name for name in ("tag", *(f"tag{count}" for count in range(2, 999))) if name not in keys)
        return {**dict(self._pairs()), free: ""}

    def cell_name(self, row: int, column: int) -> str:
        return f"{'Key' if column == 0 else 'Value'} {row + 1} of {self.field.label}"

    def placeholder(self, column: int) -> str:
        return "key" if column == 0 else "value"

    def _pairs(self) -> list[tuple[str, Json]]:
        return list(self._value.items()) if isinstance(self._value, dict) else []


def _shown(value: Json) -> str:
    if isinstance(value, str) and (not value or (isinstance(_read(value), str) and _read(value) == value)):
        return value
    return dumps(value, None)


def _read(text: str) -> Json:
    try:
        return loads(text)
    except NotJson:
        return text
