"""Quiet marks: a pill with a word or two."""

from typing import Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS, Theme
from app.ui.widgets.painting import frame, line, small

Tone = Literal["quiet", "accent", "danger", "warning", "success"]


def tones(theme: Theme, tone: Tone) -> tuple[str, str]:
    """Ground and text of a tone."""
    return {
        "quiet": (theme.soft, theme.muted),
        "accent": (theme.accent_soft, theme.accent),
        "danger": (theme.danger_soft, theme.danger),
        "warning": (theme.warning_soft, theme.warning),
        "success": (theme.success_soft, theme.success),
    }[tone]


def paint_pill(painter: QPainter, rect: QRect, text: str, ground: str, colour: str) -> None:
    """A rounded pill that fills `rect`, in the painter's font."""
    frame(painter, rect, None, ground, radius=rect.height() / 2)
    line(painter, rect.adjusted(4, 0, -4, 0), text, colour, centred=True)


class Pill(QWidget):
    """A word or two on a rounded ground."""

    def __init__(self, text: str = "", tone: Tone = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, tone: Tone | None = None) -> None:
        self._text = text
        self._tone = tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 18, 20)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small(self.font(), SMALL_PIXELS + 1))
        ground, colour = tones(current_theme(), self._tone)
        paint_pill(painter, self.rect(), self._text, ground, colour)
