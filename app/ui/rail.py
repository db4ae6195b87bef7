"""The rail at the window's left: the rooms of the program."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.style import current_theme
from app.ui.theme import RADIUS, SMALL_PIXELS

_WIDTH = 52


class Rail(QWidget):
    """One button a room; at its foot the list of keys and the theme."""

    keys_wanted = Signal()
    theme_wanted = Signal()
    bench_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.bench = RailButton("bench", "Bench", self)
        self.bench.clicked.connect(self.bench_wanted)
        self.settings = RailButton("settings", "Settings", self)
        self.settings.clicked.connect(self.settings_wanted)
        keys = RailButton("list", "Keys", self)
        keys.clicked.connect(self.keys_wanted)
        theme = RailButton("moon", "Theme", self)
        theme.clicked.connect(self.theme_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        for room in (self.bench, self.settings):
            room.setCheckable(True)
            layout.addWidget(room)
        layout.addStretch(1)
        layout.addWidget(keys)
        layout.addWidget(theme)
        self.mark(bench=True)

    def mark(self, *, bench: bool) -> None:
        """Mark the room that is shown: the bench, or the settings."""
        self.bench.setChecked(bench)
        self.settings.setChecked(not bench)


class RailButton(QAbstractButton):
    """An icon above a short word."""

    def __init__(self, icon_name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 8, 44)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.soft))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        colour = theme.accent if self.isChecked() else theme.muted
        paint_icon(painter, rect.adjusted(0, 5, 0, 23 - rect.height()), self._icon_name, colour, 18)
        font = painter.font()
        font.setPixelSize(SMALL_PIXELS - 1)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = rect.adjusted(0, 25, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
