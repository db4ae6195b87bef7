"""Small questions of the chat: a message's words, a picture's address, a gift."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui.chat.message_actions import Gift
from app.ui.undo_keys import OWN_UNDO


class _Question(QDialog):
    """A dialog with OK and Cancel; opened, never executed: a nested loop would stop running calls."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setProperty("variant", "primary")
        self.ok.setDefault(True)
        self.form = QVBoxLayout(self)
        self.form.setContentsMargins(16, 16, 16, 12)
        self.form.setSpacing(12)

    def finish(self, *fields: QWidget) -> None:
        """Put the buttons below what was added; the focus begins at the first of `fields`, in their order."""
        self.form.addWidget(self.buttons)
        # Tab goes in the order of making, and the buttons were made first.
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        stops = (*fields, self.ok, cancel)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        fields[0].setFocus()


class TextDialog(_Question):
    """Edits a text of several lines; Ctrl+Enter takes it."""

    def __init__(self, title: str, text: str, on_text: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.edit = QPlainTextEdit(self)
        self.edit.setPlainText(text)
        self.edit.setAccessibleName("Message text")
        self.edit.setTabChangesFocus(True)
        self.edit.setProperty(OWN_UNDO, "yes")
        self.edit.selectAll()
        self.form.addWidget(self.edit)
        self.finish(self.edit)
        self.resize(440, 220)
        self.accepted.connect(lambda: on_text(self.edit.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)


class LineDialog(_Question):
    """Asks for one line, which must not be empty."""

    def __init__(self, title: str, hint: str, on_text: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.edit = _line(hint, title, self)
        self.form.addWidget(self.edit)
        self.finish(self.edit)
        self.ok.setEnabled(False)
        self.edit.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.resize(440, 0)
        self.accepted.connect(lambda: on_text(self.edit.text().strip()))


class GiftDialog(_Question):
    """Asks for a gift's name and tier; any tier can be typed."""

    def __init__(self, tiers: Sequence[str], on_gift: Callable[[Gift], None], parent: QWidget) -> None:
        super().__init__("Add a gift", parent)
        self.name = _line("Rose", "Gift", self)
        self.tier = QComboBox(self)
        self.tier.setEditable(True)
        self.tier.addItems(list(tiers))
        self.tier.setAccessibleName("Tier")
        fields = QFormLayout()
        fields.addRow("Gift", self.name)
        fields.addRow("Tier", self.tier)
        self.form.addLayout(fields)
        self.finish(self.name, self.tier)
        self.ok.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.resize(340, 0)
        self.accepted.connect(
            lambda: on_gift(Gift(self.name.text().strip(), self.tier.currentText().strip()))
        )


def _line(hint: str, name: str, parent: QWidget) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setPlaceholderText(hint)
    edit.setAccessibleName(name)
    edit.setProperty(OWN_UNDO, "yes")
    return edit
