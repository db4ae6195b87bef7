"""Several values as chips that wrap: each can be taken out, and a plus asks for more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.style import current_theme
from app.ui.theme import ROW_HEIGHT, SMALL_PIXELS
from app.ui.widgets.painting import focus_ring, frame, line, small

_CHIP = 22
_GAP = 4
_CROSS = 16
_PLUS = 24


class Chips(QWidget):
    """Chips in one frame. Left and Right walk them, Delete takes one out, Space or Enter asks for more."""

    removed = Signal(int)
    """The user took out the chip of this index."""
    asked = Signal()
    """The user wants to add one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._at = -1
        self._border: str | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def labels(self) -> tuple[str, ...]:
        return self._labels

    def set_labels(self, labels: Sequence[str]) -> None:
        """Show chips; tells nobody."""
        self._labels = tuple(labels)
        self._at = min(self._at, len(labels) - 1)
        self.setAccessibleDescription(", ".join(labels) or "none")
        self.updateGeometry()
        self.update()

    def set_border(self, colour: str | None) -> None:
        """Another colour for the frame, for what is wrong; None for the theme's."""
        if colour != self._border:
            self._border = colour
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._rects(width)
        last = rects[-1].bottom() + 1 if rects else 0
        return max(last + 4, ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        frame(painter, self.rect(), self._border or theme.border, theme.ground)
        *chips, plus = self._rects(self.width())
        painter.setFont(small(self.font(), SMALL_PIXELS + 1))
        for index, (label, rect) in enumerate(zip(self._labels, chips, strict=True)):
            current = self.hasFocus() and index == self._at
            frame(painter, rect, theme.accent if current else None, theme.soft, radius=_CHIP / 2)
            line(painter, rect.adjusted(9, 0, -_CROSS - 2, 0), label, theme.text)
            cross = QRect(rect.right() - _CROSS - 1, rect.y(), _CROSS, rect.height())
            paint_icon(painter, cross, "close", theme.muted, 11)
        paint_icon(painter, plus, "plus", theme.muted, 15)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        *chips, _ = self._rects(self.width())
        for index, rect in enumerate(chips):
            if rect.contains(where):
                self._at = index
                if where.x() >= rect.right() - _CROSS - 2:
                    self.removed.emit(index)
                self.update()
                return
        self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._labels:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._at = min(max(self._at + step, 0), len(self._labels) - 1)
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._labels:
            self.removed.emit(self._at if self._at >= 0 else len(self._labels) - 1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus, Qt.Key.Key_Down):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The form's own shortcut for Delete must not take the key from a chip.
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def _rects(self, width: int) -> list[QRect]:
        """Where the chips lie, and last the plus."""
        metrics = QFontMetrics(small(self.font(), SMALL_PIXELS + 1))
        left, top, result = 5, 4, []
        room = max(width - 10 - _PLUS, 40)
        for label in self._labels:
            wide = min(metrics.horizontalAdvance(label) + _CROSS + 14, room)
            if left > 5 and left + wide > 5 + room:
                left, top = 5, top + _CHIP + _GAP
            result.append(QRect(left, top, wide, _CHIP))
            left += wide + _GAP
        result.append(QRect(width - _PLUS - 3, 3 if not self._labels else top - 1, _PLUS, _PLUS))
        return result
