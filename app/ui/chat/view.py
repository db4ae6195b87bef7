"""The scrolling conversation: only rows that are seen are measured, and the place is kept."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from app.ui.chat.delegate import ChatDelegate
from app.ui.chat.model import ChatModel
from app.ui.style import current_theme

_ESTIMATE: Final = 66
"""Height in pixels of a row that nobody has seen yet: one line with its caption."""
_ROUNDS: Final = 12
"""Measuring rows changes which rows are seen; it settles after two or three rounds."""
_NEAR: Final = 4
_STEPS: Final = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
}
"""Keys that choose the newest row where none is chosen yet."""


class ChatView(QTableView):
    """A table of one column. At its bottom it follows what is added; elsewhere the row at the top stays."""

    link_clicked = Signal(int)
    """The row whose link was clicked."""
    address_clicked = Signal(str)
    """A web address in a message was clicked."""
    picked = Signal(int)
    """The row that the user chose by mouse or keys."""

    def __init__(self, model: ChatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chat = model
        self._delegate = ChatDelegate(self)
        self._settling = False
        self._at_bottom = True
        self._anchor = QPersistentModelIndex()
        self._offset = 0
        self._pressed_address: str | None = None
        self._dress()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        model.rowsInserted.connect(self._settle)
        model.rowsRemoved.connect(self._settle)
        model.modelReset.connect(self._settle)
        model.dataChanged.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def selected_row(self) -> int | None:
        """The row that is framed, None where none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def show_end(self) -> None:
        """Go to the newest row, and follow what comes."""
        self._at_bottom = True
        self._settle()

    def select_row(self, row: int | None) -> None:
        """Frame a row where it stands, without scrolling; None frames nothing."""
        index = self._chat.index(row) if row is not None else QModelIndex()
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        if row is None:
            self.clearSelection()

    def show_row(self, row: int) -> None:
        """Frame a row and bring all of it into view."""
        self.select_row(row)
        seen = self.viewport().height()
        if self.row_rect(row).top() >= 0 and self.row_rect(row).bottom() < seen:
            return
        self._at_bottom = False
        self._anchor = QPersistentModelIndex(self._chat.index(row))
        self._offset = seen // 4
        self._settle()
        bar = self.verticalScrollBar()
        self._at_bottom = bar.value() >= bar.maximum() - _NEAR

    def row_rect(self, row: int) -> QRect:
        """Where a row lies in the viewport, with its measured height."""
        header = self.verticalHeader()
        top = header.sectionViewportPosition(row)
        return QRect(0, top, self.viewport().width(), header.sectionSize(row))

    def bubble_rect(self, row: int) -> QRect:
        """Where the bubble or notice of a row lies in the viewport."""
        rect = self.row_rect(row)
        layout = self._delegate.layout_of(self._chat.index(row), self._option(rect))
        return layout.ring.toRect().translated(rect.topLeft())

    def link_rect(self, row: int) -> QRect:
        """Where the link of a row lies in the viewport, null where it has none."""
        rect = self.row_rect(row)
        link = self._delegate.layout_of(self._chat.index(row), self._option(rect)).link
        return QRect() if link.isEmpty() else link.toRect().translated(rect.topLeft())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        where = event.position()
        on_link = self._link_at(where) is not None or self._address_at(where) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_address = self._address_at(event.position())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self._link_at(event.position())
        address = self._address_at(event.position())
        if row is not None:
            self.link_clicked.emit(row)
        elif address is not None and self._pressed_address == address:
            self.address_clicked.emit(address)
        elif (index := self.indexAt(event.position().toPoint())).isValid():
            self.picked.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.selected_row
        if before is None and event.key() in _STEPS and self._chat.rowCount():
            self.setCurrentIndex(self._chat.index(self._chat.rowCount() - 1))
        else:
            super().keyPressEvent(event)
        row = self.selected_row
        if row is not None and row != before:
            self.picked.emit(row)

    def _dress(self) -> None:
        self.setAccessibleName("Conversation")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setAutoFillBackground(True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(_ESTIMATE)
        down.hide()
        self._colour()

    def _colour(self) -> None:
        palette = self.palette()
        colour = QColor(current_theme().sunken)
        if palette.color(QPalette.ColorRole.Base) != colour:
            # The window's role colours the scroll bar's ground.
            palette.setColor(QPalette.ColorRole.Base, colour)
            palette.setColor(QPalette.ColorRole.Window, colour)
            self.setPalette(palette)

    def _option(self, rect: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.rect = rect
        option.font = self.font()
        return option

    def _link_at(self, position: QPointF) -> int | None:
        index = self.indexAt(position.toPoint())
        if index.isValid() and self.link_rect(index.row()).contains(position.toPoint()):
            return index.row()
        return None

    def _address_at(self, position: QPointF) -> str | None:
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return None
        rect = self.row_rect(index.row())
        layout = self._delegate.layout_of(index, self._option(rect))
        return layout.address_at(position - QPointF(rect.topLeft()))

    def _scrolled(self, value: int) -> None:
        if not self._settling:
            self._at_bottom = value >= self.verticalScrollBar().maximum() - _NEAR
            self._remember()
            self._settle()

    def _remember(self) -> None:
        row = max(self.rowAt(0), 0)
        self._anchor = QPersistentModelIndex(self._chat.index(row))
        self._offset = self.verticalHeader().sectionPosition(row) - self.verticalScrollBar().value()

    def _settle(self) -> None:
        """Measure what is seen and keep the place, until measuring changes nothing more."""
        if self._settling or not self.isVisible():
            return
        self._settling = True
        try:
            for _ in range(_ROUNDS):
                self.updateGeometries()
                self._go_to_place()
                if not self._measure():
                    break
            self._remember()
        finally:
            self._settling = False
        self.viewport().update()

    def _go_to_place(self) -> None:
        bar = self.verticalScrollBar()
        if self._at_bottom:
            bar.setValue(bar.maximum())
        elif self._anchor.isValid():
            bar.setValue(self.verticalHeader().sectionPosition(self._anchor.row()) - self._offset)

    def _measure(self) -> bool:
        """Give the rows that are seen their heights; whether one was another than before."""
        if not self._chat.rowCount():
            return False
        header, bottom = self.verticalHeader(), self.viewport().height()
        row = max(self.rowAt(0), 0)
        option = self._option(QRect(0, 0, self.viewport().width(), 0))
        changed = False
        while row < self._chat.rowCount() and header.sectionViewportPosition(row) < bottom:
            height = self._delegate.sizeHint(option, self._chat.index(row)).height()
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
                changed = True
            row += 1
        return changed
