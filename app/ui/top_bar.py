"""The bar at the window's head: what is on the bench, the palette, the environment, this sitting's totals."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from app.client import Environment, Exchange
from app.ui.commands import shown_keys
from app.ui.style import current_theme
from app.ui.theme import PANE_MARGIN
from app.ui.tones import colour_of
from app.ui.widgets.painting import line


class TopBar(QWidget):
    """Buttons that only ask; the window does."""

    palette_wanted = Signal()
    environment_chosen = Signal(str)
    """The name of an environment."""
    settings_wanted = Signal()
    difference_wanted = Signal()
    """The user clicked on "edited"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._state = ClickLabel(self)
        self._state.clicked.connect(self.difference_wanted)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self.palette_pill = PillButton(f"⌕  Commands, presets, fields   {shown_keys('Ctrl+K')}", self)
        self.palette_pill.setAccessibleName("Find commands, presets and fields")
        self.palette_pill.clicked.connect(self.palette_wanted)
        self.environment_pill = PillButton("", self)
        self.warning = PillButton("Certificate not checked", self)
        self.warning.set_ground(warning=True)
        self.warning.setAccessibleName("The certificate is not checked: open the settings")
        self.warning.setToolTip("Anybody in between can read the token and change the answers")
        self.warning.clicked.connect(self.settings_wanted)
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
        edited = state.endswith("edited")
        self._state.setCursor(Qt.CursorShape.PointingHandCursor if edited else Qt.CursorShape.ArrowCursor)
        self._state.setToolTip("Show what differs from the file" if edited else "")

    def show_environments(self, environments: Sequence[Environment], chosen: str) -> None:
        """Offer these environments, with the chosen one marked."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for environment in environments:
            action = QAction("  ·  ".join(_words(environment)), self._menu)
            action.setCheckable(True)
            action.setChecked(environment.name == chosen)
            action.triggered.connect(
                lambda _=False, name=environment.name: self.environment_chosen.emit(name)
            )
            group.addAction(action)
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction("Edit the environments…", self.settings_wanted.emit)
        current = next((known for known in environments if known.name == chosen), environments[0])
        words = _words(current)
        self.environment_pill.set_dot(current.colour)
        self.environment_pill.set_ground(warning=current.production)
        self.environment_pill.setText(f"{' · '.join(words)}  ▾")
        self.environment_pill.setAccessibleName(f"Environment: {', '.join(words)}")
        self.warning.setVisible(not current.verify)
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
            (right, (self.warning, self.environment_pill, self.totals)),
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


class ClickLabel(QLabel):
    """A text that can be clicked; a command does the same by keyboard."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.toolTip():
            self.clicked.emit()


class PillButton(QPushButton):
    """A round, quiet button, with a dot in an environment's colour; it warns on a ground of its own."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._tone: str | None = None
        self._warns = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_dot(self, tone: str) -> None:
        """Show a dot in this tone."""
        self._tone = tone
        self.update()

    def set_ground(self, *, warning: bool) -> None:
        """Warn, or be quiet."""
        self._warns = warning
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(words.width() + 28 + (14 if self._tone is not None else 0), words.height() + 12)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(1, 1, -1, -1)
        quiet = theme.border if self.underMouse() else theme.soft
        painter.setBrush(QColor(theme.warning_soft if self._warns else quiet))
        painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        words = rect.adjusted(12, 0, -12, 0)
        if self._tone is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour_of(self._tone, theme)))
            painter.drawEllipse(rect.left() + 12, rect.center().y() - 3, 8, 8)
            words.setLeft(words.left() + 14)
        line(painter, words, self.text(), theme.warning if self._warns else theme.text)


def _is_sandbox(environment: Environment) -> bool:
    return environment.token is not None and environment.token.kind == "sandbox"


def _words(environment: Environment) -> tuple[str, ...]:
    """What tells an environment from another one; the mark stands first, where it is never cut off."""
    mark = ("production",) if environment.production else ()
    return (*mark, environment.name, _where(environment))


def _where(environment: Environment) -> str:
    return "this computer" if _is_sandbox(environment) else environment.base_url.removeprefix("https://")
