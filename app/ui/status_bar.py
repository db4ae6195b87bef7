"""The line at the window's foot: problems, the next undo, where the file is, language and theme."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.contract.problem import Problem, Severity
from app.ui.theme import PANE_MARGIN
from app.ui.widgets.buttons import FlatButton


class StatusBar(QWidget):
    """Counts are buttons that walk to the next problem or hint."""

    walk_wanted = Signal(object)
    """`Severity`: show the next problem, or hint."""
    undo_wanted = Signal()
    theme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = FlatButton("", "flat", self)
        self.hints = FlatButton("", "flat", self)
        self.undo = FlatButton("", "flat", self)
        self.saved = QLabel(self)
        self.saved.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.language = QLabel(self)
        self.theme = FlatButton("", "flat", self)
        self.problems.clicked.connect(lambda: self.walk_wanted.emit(Severity.PROBLEM))
        self.hints.clicked.connect(lambda: self.walk_wanted.emit(Severity.HINT))
        self.undo.clicked.connect(self.undo_wanted)
        self.theme.clicked.connect(self.theme_wanted)
        for label in (self.saved, self.language):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PANE_MARGIN - 8, 2, PANE_MARGIN - 8, 2)
        layout.setSpacing(4)
        for widget in (self.problems, self.hints, self.undo):
            layout.addWidget(widget)
        layout.addWidget(self.saved, 1)
        layout.addWidget(self.language)
        layout.addWidget(self.theme)

    def show_problems(self, found: tuple[Problem, ...]) -> None:
        """Count what was found."""
        problems = sum(problem.severity is Severity.PROBLEM for problem in found)
        _say(self.problems, _count(problems, "problem"), "danger" if problems else "muted")
        self.problems.setEnabled(problems > 0)
        self.problems.setToolTip("Show the next problem (F8)" if problems else "")
        hints = len(found) - problems
        _say(self.hints, _count(hints, "hint"), "warning" if hints else "muted")
        self.hints.setEnabled(hints > 0)
        self.hints.setToolTip("Show the next hint (Shift+F8)" if hints else "")

    def show_undo(self, label: str | None) -> None:
        """Name the step that undo takes back."""
        _say(self.undo, f"Undo: {label}" if label else "Nothing to undo", "muted")
        self.undo.setEnabled(label is not None)

    def show_saved(self, words: str, path: str = "") -> None:
        """Say where the work stands: `Saved 10:07`, and the file's whole path as tooltip."""
        self.saved.setText(words)
        self.saved.setToolTip(path)

    def show_language(self, code: str) -> None:
        self.language.setText(code)
        self.language.setToolTip("Language of the reply")

    def show_theme(self, name: str) -> None:
        _say(self.theme, name.capitalize(), "muted")
        self.theme.setToolTip("Switch between light, dark and the system's colours")


def _say(button: QPushButton, text: str, tone: str) -> None:
    button.setText(text)
    button.setProperty("tone", tone)
    button.update()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
