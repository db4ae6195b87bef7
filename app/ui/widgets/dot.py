"""The dot at a row's end: whether a field is not sent, null or a value; it opens the row's menu."""

from enum import Enum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.ui.style import current_theme
from app.ui.widgets.painting import focus_ring


class State(Enum):
    """The three states of a field, in the words that the window uses."""

    NOT_SENT = "not sent"
    NULL = "null"
    VALUE = "value"


class StateDot(QWidget):
    """Shows a state and asks for another one: click, Space or Enter for the menu, Delete for not sent."""

    menu_asked = Signal(QPoint)
    """Where to open the menu, in global coordinates."""
    cleared = Signal()
    """Delete or Backspace: the field is not to be sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.NOT_SENT
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def state(self) -> State:
        return self._state

    def set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.width() / 2 - 4, self.height() / 2 - 4, 8, 8)
        if self._state is State.VALUE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(disc.adjusted(-0.5, -0.5, 0.5, 0.5))
        else:
            painter.setPen(QPen(QColor(theme.muted), 1.2))
            painter.drawEllipse(disc)
            if self._state is State.NULL:
                painter.drawLine(disc.bottomLeft() + _INWARDS, disc.topRight() - _INWARDS)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(2, 2, -2, -2), theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))

    def contextMenuEvent(self, _: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


_INWARDS = QRectF(1.2, -1.2, 0, 0).topLeft()
