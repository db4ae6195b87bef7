"""Editors that show a whole object or list in one line; their parts have rows of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.ui.forms.editors.base import Editor


class SummaryEditor(Editor):
    """A value in one line that a click, Space or Enter opens."""

    opened = Signal()
    """The user wants to see the parts, or to begin them."""

    glyph = "right"

    def begin(self) -> None:
        self.opened.emit()

    def set_glyph(self, glyph: str) -> None:
        if glyph != self.glyph:
            self.glyph = glyph
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ObjectEditor(Editor):
    """An object that is null, empty or of a wrong kind; its fields have rows of their own."""

    def text(self) -> str:
        if isinstance(self._value, dict):
            count = len(self._value)
            return f"sent with {count} field{'' if count == 1 else 's'}" if count else "sent, but empty"
        return super().text()
