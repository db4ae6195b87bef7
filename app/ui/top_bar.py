"""The bar at the window's head: what is on the bench, the palette, the environment, this sitting's totals."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from app.client import Environment, Exchange
from app.ui.commands import shown_keys
from app.ui.style import current_theme
from app.ui.theme import PANE_MARGIN


class TopBar(QWidget):
    """Buttons that only ask; the window does."""

    palette_wanted = Signal()
    environment_chosen = Signal(str)
    """The name of an environment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self.palette_pill = PillButton(f"⌕  Commands, presets, fields   {shown_keys('Ctrl+K')}", self)
        self.palette_pill.setAccessibleName("Find commands, presets and fields")
        self.palette_pill.clicked.connect(self.palette_wanted)
        self.environment_pill = PillButton("", self)
        self._menu = QMenu(self)
        self.environment_pill.clicked.connect(self._open_menu)
        self.totals = QLabel(self)
        for label in (self._state, self.totals):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()

    def show_document(self, title: str, state: str) -> None:
        """Name what is on the bench: `Rainy Sunday`, `scenario · edited`."""
        self._title.setText(title)
        self._state.setText(state)

    def show_environments(self, environments: Sequence[Environment], chosen: str) -> None:
        """Offer these environments, with the chosen one marked."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for environment in environments:
            action = QAction(f"{environment.name}  ·  {_where(environment)}", self._menu)
            action.setCheckable(True)
            action.setChecked(environment.name == chosen)
            action.triggered.connect(
                lambda _=False, name=environment.name: self.environment_chosen.emit(name)
            )
            group.addAction(action)
            self._menu.addAction(action)
        current = next((known for known in environments if known.name == chosen), environments[0])
        self.environment_pill.set_dot(_is_sandbox(current))
        self.environment_pill.setText(f"{current.name} · {_where(current)}  ▾")
        self.environment_pill.setAccessibleName(f"Environment: {current.name}, {_where(current)}")
        self.environment_pill.setToolTip("Where requests are sent")

    def show_totals(self, exchanges: Sequence[Exchange]) -> None:
        """Count this sitting's answers and what they cost."""
        answers = [answer for exchange in exchanges for answer in exchange.answers]
        cost = sum((answer.cost for answer in answers if answer.cost is not None), Decimal(0))
        words = "1 answer" if len(answers) == 1 else f"{len(answers)} answers"
        self.totals.setText(f"This sitting · {words} · {cost:.4f}" if answers else "No answers yet")
        self.totals.setToolTip("Answers since the window was opened, and the sum of their cost")

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the totals give way to the names."""
        self.totals.setVisible(not narrow)

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        for side, widgets in (
            (left, (self._title, self._state)),
            (right, (self.environment_pill, self.totals)),
        ):
            row = QHBoxLayout(side)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            if side is right:
                row.addStretch(1)
            for widget in widgets:
                row.addWidget(widget)
            if side is left:
                row.addStretch(1)
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PANE_MARGIN, 8, PANE_MARGIN, 8)
        layout.setSpacing(10)
        layout.addWidget(left, 1)
        layout.addWidget(self.palette_pill)
        layout.addWidget(right, 1)

    def _open_menu(self) -> None:
        self._menu.popup(self.environment_pill.mapToGlobal(self.environment_pill.rect().bottomLeft()))


class PillButton(QPushButton):
    """A round, quiet button; a green dot marks the sandbox, an amber one a service that costs money."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._free: bool | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_dot(self, free: bool) -> None:
        """Show the dot: whether sending costs nothing."""
        self._free = free
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(words.width() + 24 + (14 if self._free is not None else 0), words.height() + 12)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(theme.border if self.underMouse() else theme.soft))
        painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        words = rect.adjusted(12, 0, -12, 0)
        if self._free is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.success if self._free else theme.warning))
            painter.drawEllipse(rect.left() + 12, rect.center().y() - 3, 8, 8)
            words.setLeft(words.left() + 14)
        painter.setPen(QColor(theme.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


def _is_sandbox(environment: Environment) -> bool:
    return environment.token is not None and environment.token.kind == "sandbox"


def _where(environment: Environment) -> str:
    return "this computer" if _is_sandbox(environment) else environment.base_url.removeprefix("https://")
