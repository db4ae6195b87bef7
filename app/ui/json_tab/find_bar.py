"""Finds words in the JSON text: a line at the editor's foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui.undo_keys import OWN_UNDO
from app.ui.widgets.buttons import IconButton


class FindBar(QWidget):
    """Enter goes to the next hit, Shift+Enter to the one before, Esc closes."""

    def __init__(self, editor: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Find in JSON")
        self.line.setAccessibleName("Find in JSON")
        self.line.setProperty(OWN_UNDO, "yes")
        self.count = QLabel(self)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        before = IconButton("arrow-up", "Find the one before", self)
        after = IconButton("arrow-down", "Find the next", self)
        close = IconButton("close", "Close find", self)
        before.clicked.connect(lambda: self.go(backward=True))
        after.clicked.connect(self._next)
        close.clicked.connect(self.close_bar)
        self.line.textChanged.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for widget in (self.count, before, after, close):
            row.addWidget(widget)
        self.hide()

    def open_bar(self) -> None:
        """Show the line with the selected words in it."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Hide the line and go back to the text."""
        self.hide()
        self._editor.setFocus()

    def go(self, *, backward: bool = False) -> bool:
        """Select the next hit, around the end; False where there is none."""
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        words = self.line.text()
        if not words or self._editor.find(words, flags):
            return bool(words)
        here = self._editor.textCursor()
        edge = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
        self._editor.moveCursor(edge)
        if self._editor.find(words, flags):
            return True
        self._editor.setTextCursor(here)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self.go()

    def _typed(self, words: str) -> None:
        hits = self._editor.toPlainText().casefold().count(words.casefold()) if words else 0
        self.count.setText("" if not words else f"{hits:,} found" if hits else "none found")
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self.go()
