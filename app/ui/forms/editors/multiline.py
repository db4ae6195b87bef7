"""Texts that are usually longer than a line."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import dumps
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.line import is_undo
from app.ui.forms.words import absent_words
from app.ui.widgets.painting import wrapped_height

_LEAST_LINES = 2
_MOST_LINES = 9


class TextArea(QPlainTextEdit):
    """A plain text edit without frame: undo is the window's, Tab leaves, the wheel needs the focus."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(3)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

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
        self.updateGeometry()
        self.update()

    def height_for(self, width: int) -> int:
        """The height in pixels of the wrapped text, between two and nine lines."""
        line = self.fontMetrics().lineSpacing()
        if self.is_absent():
            return 2 * line + 14
        text = self.area.toPlainText() + ("x" if self.area.toPlainText().endswith("\n") else "")
        lines = -(-wrapped_height(self.fontMetrics(), text, width - 24) // line)
        return min(max(lines, _LEAST_LINES), _MOST_LINES) * line + 14

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """The area inside paints the text."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.area.setGeometry(self.rect().adjusted(6, 3, -3, -3))

    def _typed(self) -> None:
        if self._showing:
            return
        self._value = self.area.toPlainText()
        self.updateGeometry()
        self.update()
        self.changed.emit()
