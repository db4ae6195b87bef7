"""Two to four values side by side, of which one is chosen; painted as one frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import current_theme
from app.ui.theme import Theme
from app.ui.widgets.painting import focus_ring, frame, line, small, weighted

HEIGHT = 26
"""Height in pixels."""
_SIZES = (12, 11)
"""Text sizes in pixels that are tried, in this order."""
_PADDING = 2


class SegmentLayout:
    """Where the segments of one frame lie: equal widths where all texts fit, else by the texts."""

    def __init__(self, labels: Sequence[str], font: QFont, width: int) -> None:
        self.fits = False
        self.widths: list[int] = []
        self.font = font
        for pixels in _SIZES:
            self.font = small(font, pixels)
            metrics = QFontMetrics(weighted(self.font, QFont.Weight.DemiBold))
            needed = [metrics.horizontalAdvance(label) + 2 * _PADDING for label in labels]
            self.widths = _shares(needed, width)
            self.fits = sum(needed) <= width
            if self.fits:
                return

    def rects(self, within: QRect) -> list[QRect]:
        left, result = within.x(), []
        for width in self.widths:
            result.append(QRect(left, within.y(), width, within.height()))
            left += width
        return result


def _shares(needed: Sequence[int], width: int) -> list[int]:
    """Widths that add up to `width`: equal, then what a longer text needs is taken from the others."""
    count = max(len(needed), 1)
    if sum(needed) >= width:
        result = [width * need // max(sum(needed), 1) for need in needed]
    else:
        result = [0] * len(needed)
        rest, left = width, set(range(len(needed)))
        while left:
            equal = rest // len(left)
            longer = [index for index in left if needed[index] > equal]
            for index in longer or left:
                result[index] = needed[index] if longer else equal
            rest -= sum(result[index] for index in longer) if longer else 0
            left = left - set(longer) if longer else set()
    if result:
        result[-1] += width - sum(result)
    return result or [width // count]


def paint_segments(
    painter: QPainter,
    rect: QRect,
    labels: Sequence[str],
    chosen: int | None,
    layout: SegmentLayout,
    theme: Theme,
    border: str,
) -> None:
    """Paint a frame of segments, the one at `chosen` filled."""
    frame(painter, rect, border, theme.ground)
    rects = layout.rects(rect)
    for index, (label, part) in enumerate(zip(labels, rects, strict=True)):
        if index == chosen:
            painter.save()
            painter.setClipRect(part.intersected(rect.adjusted(1, 1, -1, -1)))
            frame(painter, rect.adjusted(1, 1, -1, -1), None, theme.accent_soft, radius=5)
            painter.restore()
        weight = QFont.Weight.DemiBold if index == chosen else QFont.Weight.Normal
        painter.setFont(weighted(layout.font, weight))
        colour = theme.accent if index == chosen else theme.muted
        line(painter, part.adjusted(_PADDING - 1, 0, 1 - _PADDING, 0), label, colour, centred=True)
        if index:
            painter.fillRect(QRect(part.x(), rect.y() + 1, 1, rect.height() - 2), QColor(border))


class Segments(QWidget):
    """One of several values: click, arrow keys, or the first letter."""

    chosen = Signal(int)
    """The user chose the segment of this index."""

    def __init__(self, labels: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._current: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def current(self) -> int | None:
        return self._current

    def set_current(self, index: int | None) -> None:
        """Show a choice, None for none; tells nobody."""
        self._current = index
        self.setAccessibleDescription(self._labels[index] if index is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(weighted(small(self.font(), _SIZES[0]), QFont.Weight.DemiBold))
        widest = max((metrics.horizontalAdvance(label) for label in self._labels), default=0)
        return QSize((widest + 24) * len(self._labels), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(28 * len(self._labels), HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        layout = SegmentLayout(self._labels, self.font(), self.width())
        paint_segments(painter, self.rect(), self._labels, self._current, layout, theme, theme.border)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = SegmentLayout(self._labels, self.font(), self.width())
        for index, part in enumerate(layout.rects(self.rect())):
            if part.contains(event.position().toPoint()):
                self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = step_of(event, self._current, self._labels)
        if index is None:
            super().keyPressEvent(event)
        else:
            self._choose(index)

    def _choose(self, index: int) -> None:
        if index != self._current:
            self.set_current(index)
            self.chosen.emit(index)


def step_of(event: QKeyEvent, current: int | None, labels: Sequence[str]) -> int | None:
    """The index that an arrow key, Home, End or a first letter moves to, None for any other key."""
    last = len(labels) - 1
    at = -1 if current is None else current
    steps = {
        Qt.Key.Key_Right: min(at + 1, last),
        Qt.Key.Key_Left: max(at - 1, 0),
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: last,
    }
    key = Qt.Key(event.key())
    if key in steps:
        return steps[key]
    letter = event.text().casefold()
    if not letter.strip():
        return None
    order = [*range(at + 1, last + 1), *range(at + 1)]
    return next((index for index in order if labels[index].casefold().startswith(letter)), None)
