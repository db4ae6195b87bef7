"""Texts of one line: plain, with a list or a button at the end, or with a unit."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json, dumps
from app.ui.forms.editors.base import PADDING, Editor
from app.ui.forms.words import absent_words
from app.ui.style import current_theme
from app.ui.theme import ROW_HEIGHT
from app.ui.undo_keys import LeavesUndo
from app.ui.widgets.painting import line as paint_line


class Line(QLineEdit):
    """A line edit without frame that leaves undo and redo to the window."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        self.installEventFilter(LeavesUndo(self))

    def show_text(self, text: str) -> None:
        """Set a text without telling, the cursor kept where it can be."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)


class LineEditor(Editor):
    """A text. What is typed is the value, an empty line too."""

    typing = True
    empty_is_absent = False
    """Whether an emptied line means that the field is not sent."""
    tail = 0
    """Pixels at the right end that are kept free of text."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = Line(field.label, self)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.line.setPlaceholderText(absent_words(field, NOT_SENT))

    def height_for(self, _width: int) -> int:
        return max(ROW_HEIGHT, self.fontMetrics().height() + 14)

    def fits(self) -> bool:
        return True

    def read(self, text: str) -> Json | NotSent:
        """The value that a typed text stands for."""
        return text

    def shown(self, value: Json) -> str:
        """The text that stands for a value."""
        return value if isinstance(value, str) else dumps(value, None)

    def text(self) -> str:
        if isinstance(self._value, NotSent) or self._value is None:
            return super().text()
        return self.shown(self._value)

    def refresh(self) -> None:
        if isinstance(self._value, NotSent) or self._value is None:
            self.line.show_text("")
            self.line.setPlaceholderText(absent_words(self.field, self._value))
        else:
            self.line.show_text(self.shown(self._value))
            self.line.setPlaceholderText("empty text" if self._value == "" else "")
        self.line.setAccessibleDescription(self.text()[:200])
        self.update()

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """The line inside paints the text."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.line.setGeometry(PADDING - 2, 2, self.width() - 2 * (PADDING - 2) - self.tail, self.height() - 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _typed(self, text: str) -> None:
        self._value = NOT_SENT if not text and self.empty_is_absent else self.read(text)
        if self._value == "" or isinstance(self._value, NotSent):
            empty = "empty text" if self._value == "" else absent_words(self.field, self._value)
            self.line.setPlaceholderText(empty)
        self.line.setAccessibleDescription(self.text()[:200])
        self.update()
        self.changed.emit()


class UnitLineEditor(LineEditor):
    """A line with a unit painted at its end."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._unit = ""
        if isinstance(field.unit, str):
            self.set_unit(field.unit)

    def unit(self) -> str:
        return self._unit

    def set_unit(self, unit: str) -> None:
        """Show another unit; the number stays."""
        if unit == self._unit:
            return
        self._unit = unit
        self.tail = self.fontMetrics().horizontalAdvance(unit) + 4 if unit else 0
        self.line.setGeometry(PADDING - 2, 2, self.width() - 2 * (PADDING - 2) - self.tail, self.height() - 4)
        self.update()

    def paint_value(self, painter: QPainter, _rect: QRect) -> None:
        if self._unit:
            width = self.fontMetrics().horizontalAdvance(self._unit) + 2
            at = QRect(self.width() - PADDING - width, 0, width + 2, self.height())
            paint_line(painter, at, self._unit, current_theme().muted)


def corner(widget: QWidget) -> QPoint:
    """The global place under a widget's left end, for popups."""
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
