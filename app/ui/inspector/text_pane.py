"""A read-only text to select, search with the eye and copy: bodies, headers, commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.style import mono_font
from app.ui.widgets.buttons import FlatButton


class CodeView(QPlainTextEdit):
    """Text in the fixed font, wrapped, never HTML."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFont(mono_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Replace the text; the same text keeps selection and place."""
        if text != self.toPlainText():
            self.setPlainText(text)


class TextPane(QWidget):
    """A line on what it is, headers, a note on what is not shown, and the text with a Copy button."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copied = ""
        self.summary = _label(self)
        self.headers = _label(self)
        self.headers.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.headers.setFont(mono_font())
        self.note = _label(self)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.view = CodeView(name, self)
        self.copy_button = FlatButton("Copy", "", self)
        self.copy_button.setAccessibleName(f"Copy {name}")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._copied))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.summary, 1)
        top.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.headers)
        layout.addWidget(self.note)
        layout.addWidget(self.view, 1)

    def show_parts(self, summary: str, headers: str, note: str, text: str, copied: str) -> None:
        """Replace everything; `copied` is what Copy puts on the clipboard."""
        for label, words in ((self.summary, summary), (self.headers, headers), (self.note, note)):
            label.setText(words)
            label.setVisible(bool(words))
        self._copied = copied
        self.copy_button.setEnabled(bool(copied))
        self.view.show_text(text)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
