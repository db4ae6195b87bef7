"""A popup list with a filter line, for more values than fit side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.style import current_theme
from app.ui.widgets.choice_delegate import TAIL, ChoiceDelegate

_ROW = 26
_MOST_ROWS = 11
_FILTER_FROM = 8
"""Fewer values than this are shown without a filter line."""


@dataclass(frozen=True)
class Choice:
    """One value of a list: what is sent, what is shown, and what else finds it."""

    value: str
    label: str
    also: str = ""
    """More text that the filter searches; shown small behind the label."""


class SearchList(QFrame):
    """A popup of choices. Typing filters; arrows move; Enter chooses; Esc closes.

    With `free` what is typed can be taken as it stands; with `several` a choice toggles and the list stays.
    It deletes itself when it closes.
    """

    chosen = Signal(str)
    """The value that the user chose (with `several`: to put in or take out)."""

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str,
        *,
        current: Sequence[str] = (),
        free: bool = False,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices = tuple(choices)
        self._current = set(current)
        self._free, self._several = free, several
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Type to find" if not free else "Type to find, or any other value")
        self.filter.setAccessibleName(f"Find in {name}")
        self.filter.setVisible(free or len(choices) >= _FILTER_FROM)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.list)
        self.filter.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._take)
        self.filter.installEventFilter(self)
        self.list.installEventFilter(self)
        self._fill("")

    def open_below(self, anchor: QWidget) -> None:
        """Show the list under `anchor`, at least as wide, above it where the screen ends."""
        height = self._height()
        self.resize(max(anchor.width(), 220), height)
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = anchor.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, -height - 2))
            below = above if above.y() >= screen.top() else below
        below.setX(max(min(below.x(), screen.right() - self.width()), screen.left()))
        self.open_at(below, self.width())

    def open_at(self, place: QPoint, width: int) -> None:
        """Show the list at a place of the screen, `width` pixels wide."""
        self.resize(width, self._height())
        self.move(place)
        self.show()
        (self.filter if self.filter.isVisible() else self.list).setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.setPen(QColor(theme.dashed))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Space and watched is self.list:
            self._take(self.list.currentItem())
            return True
        moves = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if watched is self.filter and event.key() in moves:
            self.list.event(event)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        wanted = text.casefold().split()
        for choice in self._choices:
            haystack = f"{choice.label} {choice.value} {choice.also}".casefold()
            if all(word in haystack for word in wanted):
                self._add(choice)
        known = {choice.value for choice in self._choices}
        if self._free and text.strip() and text.strip() not in known:
            self._add(Choice(text.strip(), f"Use “{text.strip()}”"))
        at = next((row for row in range(self.list.count()) if self._value(row) in self._current), 0)
        self.list.setCurrentRow(at if not wanted else 0)

    def _add(self, choice: Choice) -> None:
        mark = "✓ " if choice.value in self._current else "   " if self._several else ""
        item = QListWidgetItem(f"{mark}{choice.label}")
        item.setData(Qt.ItemDataRole.UserRole, choice.value)
        item.setData(TAIL, choice.also)
        words = f"{choice.label}, {choice.also}" if choice.also else choice.label
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setSizeHint(QSize(0, _ROW))
        item.setToolTip(choice.value)
        self.list.addItem(item)

    def _value(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _height(self) -> int:
        rows = min(max(len(self._choices), 1), _MOST_ROWS)
        line = self.filter.sizeHint().height() + 4 if self.filter.isVisibleTo(self) else 0
        return rows * _ROW + line + 12

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        value = str(item.data(Qt.ItemDataRole.UserRole))
        if not self._several:
            self.close()
            self.chosen.emit(value)
            return
        self._current ^= {value}
        row = self.list.currentRow()
        self._fill(self.filter.text())
        self.list.setCurrentRow(row)
        self.chosen.emit(value)
