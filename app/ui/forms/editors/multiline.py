"""Texts that are usually longer than a line."""

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent, QTextLayout, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import dumps
from app.ui.forms.editors.base import Editor
from app.ui.forms.words import absent_words
from app.ui.undo_keys import LeavesUndo

_LEAST_LINES = 2
_MOST_LINES = 9
_MARGIN = 3
"""Around the text inside its area, in pixels."""
_LEFT = 6
_EDGE = 3
"""Between the frame and the area, in pixels."""


class TextArea(QPlainTextEdit):
    """A plain text edit without frame: undo is the window's, Tab leaves, the wheel needs the focus."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        # A space at a line's end would ask for one, and it would cover the last line.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_MARGIN)
        self.installEventFilter(LeavesUndo(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()


class MultilineEditor(Editor):
    """A text of several lines; it grows with the text, up to nine lines."""

    typing = True

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.area = TextArea(field.label, self)
        self.area.setPlaceholderText(absent_words(field, NOT_SENT))
        self.area.installEventFilter(self)
        self.setFocusProxy(self.area)
        self.area.textChanged.connect(self._typed)
        self._showing = False

    def fits(self) -> bool:
        return True

    def text(self) -> str:
        return self._value if isinstance(self._value, str) else super().text()

    def refresh(self) -> None:
        absent = isinstance(self._value, NotSent) or self._value is None
        text = "" if isinstance(self._value, NotSent) or self._value is None else self.text()
        if not absent and not isinstance(self._value, str | NotSent):
            text = dumps(self._value)
        self._showing = True
        if text != self.area.toPlainText():
            cursor = self.area.textCursor().position()
            self.area.setPlainText(text)
            place = self.area.textCursor()
            place.setPosition(min(cursor, len(self.area.toPlainText())))
            self.area.setTextCursor(place)
        self._showing = False
        words = absent_words(self.field, self._value) if absent else "empty text"
        self.area.setPlaceholderText(words)
        self.area.setAccessibleDescription(self.text()[:200])
        self._fit_bar()
        self.updateGeometry()
        self.update()

    def height_for(self, width: int) -> int:
        """The height in pixels of the wrapped text, between two and nine lines."""
        line = self.fontMetrics().lineSpacing()
        around = 2 * (_EDGE + _MARGIN) + 2
        if self.is_absent():
            return _LEAST_LINES * line + around
        return max(self._text_height(width, _MOST_LINES), _LEAST_LINES * line) + around

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """The area inside paints the text."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.area.setGeometry(self.rect().adjusted(_LEFT, _EDGE, -_EDGE, -_EDGE))
        self._fit_bar()

    def _typed(self) -> None:
        if self._showing:
            return
        self._value = self.area.toPlainText()
        self._fit_bar()
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def _text_height(self, width: int, most_lines: int) -> int:
        room = width - _LEFT - _EDGE - 2 * _MARGIN
        most = most_lines * self.fontMetrics().lineSpacing()
        return text_height(self.area.toPlainText(), self.area.font(), room, most)

    def _fit_bar(self) -> None:
        """A scroll bar only for what is too high: Qt's own comes while the height grows, and then stays."""
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        bars = Qt.ScrollBarPolicy
        higher = self._text_height(self.width(), _MOST_LINES + 1) > most
        self.area.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if higher else bars.ScrollBarAlwaysOff)


def text_height(text: str, font: QFont, width: int, most: int) -> int:
    """The height in pixels of a text wrapped as a plain text edit wraps it, `most` where it is higher."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    height = 0.0
    for block in text.split("\n"):
        layout = QTextLayout(block, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while height < most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            height += line.height()
        layout.endLayout()
        if height >= most:
            return most
    return ceil(height)
