"""A row of underlined tabs, each of which may carry a count of problems."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget

from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.badge import paint_pill, tones
from app.ui.widgets.painting import focus_ring, line, small, weighted

_PADDING = 11
_BADGE = 17
HEIGHT = 42
"""Height in pixels."""


class Tabs(QTabBar):
    """Tabs as in the editors' and the inspector's head; `set_count` puts a red number on one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self._marks: dict[int, str] = {}
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_count(self, index: int, count: int) -> None:
        """Show `count` problems on a tab, nothing at zero."""
        if self._counts.get(index, 0) == count:
            return
        self._counts[index] = count
        self._tell(index)

    def set_mark(self, index: int, words: str) -> None:
        """Mark a tab with "!" in its count's place; `words` say why, empty for no mark."""
        if self._marks.get(index, "") == words:
            return
        self._marks[index] = words
        self.setTabToolTip(index, words)
        self._tell(index)

    def tabSizeHint(self, index: int) -> QSize:
        # One pixel more: the advance is rounded, and a text a fraction too wide is elided.
        text = self._bold().horizontalAdvance(self.tabText(index)) + 1
        return QSize(text + 2 * _PADDING + self._badge_width(index), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(44 + self._badge_width(index), HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Qt's own would change the tab under a wheel that only passes by.
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(theme.border))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, rect = current_theme(), self.tabRect(index)
        selected = index == self.currentIndex()
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        painter.setFont(weighted(self.font(), weight))
        badge = self._badge_width(index)
        text = painter.fontMetrics().horizontalAdvance(self.tabText(index))
        # A tab that Qt made narrow gives up its padding before its words.
        padding = min(max((rect.width() - badge - text) // 2 - 1, 2), _PADDING)
        inner = rect.adjusted(padding, 0, -padding - badge, 0)
        line(painter, inner, self.tabText(index), theme.text if selected else theme.muted, centred=not badge)
        if badge:
            painter.setFont(weighted(small(self.font(), SMALL_PIXELS), QFont.Weight.DemiBold))
            at = QRect(rect.right() - padding - badge + 6, rect.center().y() - 7, badge - 5, 16)
            paint_pill(painter, at, self._badge(index), *tones(theme, "danger"))
        if selected:
            underline = QRect(rect.x(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(underline, QColor(theme.accent))
            if self.hasFocus():
                focus_ring(painter, rect.adjusted(2, 8, -2, -8), theme)

    def _bold(self) -> QFontMetrics:
        return QFontMetrics(weighted(self.font(), QFont.Weight.DemiBold))

    def _badge(self, index: int) -> str:
        count = self._counts.get(index, 0)
        return "!" if self._marks.get(index) else str(count) if count else ""

    def _badge_width(self, index: int) -> int:
        badge = self._badge(index)
        return _BADGE + 5 + 7 * (len(badge) - 1) if badge else 0

    def _tell(self, index: int) -> None:
        count, mark = self._counts.get(index, 0), self._marks.get(index, "")
        words = f"{count} problem{'' if count == 1 else 's'}" if count else ""
        told = [self.tabText(index), mark or words]
        self.setAccessibleTabName(index, ", ".join(filter(None, told)))
        # Qt lays tabs out anew only when told of a change of one's text.
        self.setTabText(index, self.tabText(index))
        self.update()
