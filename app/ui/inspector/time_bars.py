"""Where the time of a call went: connect, send, wait, read as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.client import Clocks
from app.ui.style import current_theme
from app.ui.theme import FONT_PIXELS
from app.ui.widgets.painting import line, small

_ROW: Final = 21
_NAMES: Final = 78
_VALUES: Final = 58
_THICK: Final = 7
_LEAST: Final = 3.0


@dataclass(frozen=True)
class Bar:
    """One stretch of a call in seconds."""

    name: str
    seconds: float

    @property
    def words(self) -> str:
        """`3 ms`, `2.90 s`."""
        milliseconds = self.seconds * 1000
        return f"{milliseconds:.0f} ms" if milliseconds < 999.5 else f"{self.seconds:.2f} s"


def bars_of(clocks: Clocks) -> tuple[Bar, ...]:
    """The stretches of a call as far as it came; the console's own queue only where it took time.

    The end closes the stretch that was under way: a call that was cancelled while it waited has read nothing.
    """
    marks = (
        ("queue", clocks.queued),
        ("connect", clocks.connected),
        ("send", clocks.sent),
        ("wait", clocks.first_byte),
    )
    reached = [(name, at) for name, at in marks if at is not None]
    if clocks.end is not None:
        missing = (name for name, at in marks[1:] if at is None)
        reached.append((next(missing, "read"), clocks.end))
    found, before = [], 0.0
    for name, at in reached:
        seconds, before = max(at - before, 0.0), max(at, before)
        if name != "queue" or seconds >= 0.001:
            found.append(Bar(name, seconds))
    return tuple(found)


class TimeBars(QWidget):
    """Bars on one scale, with name and time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Replace what is shown."""
        self.bars = tuple(bars)
        self.setAccessibleName("Time: " + ", ".join(f"{bar.name} {bar.words}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _ROW * len(self.bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NAMES + _VALUES + 20, _ROW * len(self.bars))

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font(), FONT_PIXELS - 1))
        longest = max((bar.seconds for bar in self.bars), default=0.0) or 1.0
        room = self.width() - _NAMES - _VALUES - 8
        for place, bar in enumerate(self.bars):
            top = place * _ROW
            line(painter, QRect(0, top, _NAMES - 6, _ROW), bar.name, theme.muted)
            line(painter, QRect(self.width() - _VALUES, top, _VALUES, _ROW), bar.words, theme.muted)
            width = max(room * bar.seconds / longest, _LEAST)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            radius = min(width, _THICK) / 2
            painter.drawRoundedRect(QRectF(_NAMES, top + (_ROW - _THICK) / 2, width, _THICK), radius, radius)
