"""What an empty pane says: one sentence, and how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.widgets.buttons import FlatButton


class EmptyState(QWidget):
    """One sentence in the middle of the pane, with a button where there is something to do."""

    asked = Signal()
    """The button was pressed."""

    def __init__(self, sentence: str, action: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(sentence)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(14)
        layout.addStretch()
        layout.addWidget(self.label)
        if action is not None:
            button = FlatButton(action)
            button.clicked.connect(self.asked)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
