"""The list at the settings' left: the general page, and the environments with their colours."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.tones import colour_of
from app.ui.widgets.painting import focus_ring, frame, line, small, weighted
from app.workspace.settings import EnvironmentSettings

FIRST: Final = 2
"""The row of the first environment; above are the general page and the heading."""
_TONE: Final = Qt.ItemDataRole.UserRole
_TAIL: Final = Qt.ItemDataRole.UserRole + 1
_HEADING: Final = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class Sections(QListWidget):
    """Arrow keys walk, Delete removes an environment."""

    chosen = Signal(int)
    """The place of an environment in the list of the settings; -1 for the general page."""
    remove_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Settings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SectionDelegate(self))
        self._names: tuple[tuple[str, str, bool], ...] | None = None
        self.currentRowChanged.connect(self._tell)

    @property
    def at(self) -> int:
        """The place of the environment that is shown; -1 for the general page."""
        return max(self.currentRow() - FIRST, -1)

    def show_environments(self, named: Sequence[EnvironmentSettings], at: int) -> None:
        """List these, with the one at `at` chosen; tells nobody."""
        names = tuple((known.name, known.colour, known.production) for known in named)
        blocker = QSignalBlocker(self)
        if names != self._names:
            self._names = names
            self._fill(named)
        self.setCurrentRow(FIRST + at if at >= 0 else 0)
        blocker.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.at >= 0:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, named: Sequence[EnvironmentSettings]) -> None:
        self.clear()
        self.addItem("General")
        heading = QListWidgetItem("Environments")
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setData(_HEADING, "yes")
        self.addItem(heading)
        for known in named:
            item = QListWidgetItem(known.name)
            item.setData(_TONE, known.colour)
            item.setData(_TAIL, "production" if known.production else "")
            said = f"{known.name}, production" if known.production else known.name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(known.base_url)
            self.addItem(item)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.at)


class _SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, max(38 if index.data(_HEADING) else 28, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, rect = current_theme(), option.rect.adjusted(0, 1, 0, -1)
        if index.data(_HEADING):
            painter.setFont(weighted(small(option.font, SMALL_PIXELS), QFont.Weight.DemiBold))
            line(painter, rect.adjusted(8, 10, -8, 0), str(index.data()), theme.muted)
        else:
            self._paint_section(painter, option, index, rect)
        painter.restore()

    def _paint_section(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        theme, state = current_theme(), QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        if chosen or option.state & state.State_MouseOver:
            frame(painter, rect, None, theme.accent_soft if chosen else theme.soft)
        if chosen and option.state & state.State_HasFocus:
            focus_ring(painter, rect, theme)
        words = rect.adjusted(8, 0, -8, 0)
        tone = index.data(_TONE)
        if tone:
            dot = QRect(words.x(), words.center().y() - 3, 8, 8)
            frame(painter, dot, None, colour_of(tone, theme), radius=4)
            words.setLeft(words.x() + 16)
        tail = str(index.data(_TAIL) or "")
        if tail:
            painter.setFont(small(option.font, SMALL_PIXELS))
            width = painter.fontMetrics().horizontalAdvance(tail) + 4
            place = QRect(words.right() - width + 1, words.y(), width, words.height())
            line(painter, place, tail, theme.warning)
            words.setRight(place.x() - 6)
            painter.setFont(option.font)
        line(painter, words, str(index.data()), theme.accent if chosen else theme.text)
