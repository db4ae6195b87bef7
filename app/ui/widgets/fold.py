"""A section's heading: its title, a count at the right, and, where it folds, an arrow."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.painting import focus_ring, line, small, triangle, weighted


class Fold(QWidget):
    """A heading that a click, Space or Enter folds; Right and Left open and close it."""

    toggled = Signal(bool)
    """The user opened (True) or closed the section."""
    menu_asked = Signal(QPoint)
    """Where to open the section's menu, in global coordinates."""

    def __init__(self, title: str, *, opened: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._opened = opened
        self._tail = ""
        self._always_arrow = not opened
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def is_open(self) -> bool:
        return self._opened

    def set_open(self, opened: bool) -> None:
        """Show as open or closed; tells nobody."""
        self._opened = opened
        self._describe()

    def tail(self) -> str:
        return self._tail

    def set_tail(self, text: str) -> None:
        """The words at the right end: `4 of 5 set`."""
        if text != self._tail:
            self._tail = text
            self._describe()

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        left = 0
        if not self._opened or self._always_arrow:
            pointing = "down" if self._opened else "right"
            triangle(painter, QPointF(5, self.height() / 2 + 0.5), theme.muted, pointing=pointing)
            left = 15
        tail_font = small(self.font(), SMALL_PIXELS + 1)
        painter.setFont(tail_font)
        width = painter.fontMetrics().horizontalAdvance(self._tail)
        line(painter, self.rect().adjusted(self.width() - width - 1, 0, 0, 0), self._tail, theme.muted)
        painter.setFont(weighted(self.font(), QFont.Weight.DemiBold))
        line(painter, self.rect().adjusted(left, 0, -width - 8, 0), self.title, theme.text)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(-1, 0, 1, 0), theme, radius=4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._turn(opened=not self._opened)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(opened=not self._opened)
        elif event.key() == Qt.Key.Key_Right:
            self._turn(opened=True)
        elif event.key() == Qt.Key.Key_Left:
            self._turn(opened=False)
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))
        else:
            super().keyPressEvent(event)

    def _turn(self, *, opened: bool) -> None:
        if opened != self._opened:
            self.set_open(opened)
            self.toggled.emit(opened)

    def _describe(self) -> None:
        self.setAccessibleDescription(f"{'open' if self._opened else 'folded'}, {self._tail}".rstrip(", "))
        self.update()
