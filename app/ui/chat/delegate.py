"""Paints the rows of the chat; one layout serves measuring, painting and clicks."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.chat.layout import RowLayout
from app.ui.chat.model import ROW_ROLE
from app.ui.chat.row_layout import ChatLook, lay_out
from app.ui.chat.rows import Row
from app.ui.style import current_theme

_KEPT: Final = 400
"""Layouts kept: some screens full, about 2 MB."""

_Index = QModelIndex | QPersistentModelIndex


class ChatDelegate(QStyledItemDelegate):
    """Draws from cached layouts by row, width, theme and font."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[object, ...], RowLayout] = OrderedDict()

    def layout_of(self, index: _Index, option: QStyleOptionViewItem) -> RowLayout:
        """The layout of a row at the width of the option's rectangle."""
        row: Row = index.data(ROW_ROLE)
        look = ChatLook(current_theme(), option.font)
        key = (row, option.rect.width(), index.row() == 0, *look.key)
        layout = self._kept.get(key)
        if layout is None:
            layout = self._kept[key] = lay_out(row, option.rect.width(), look, first=index.row() == 0)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(option.rect.topLeft()))
        self.layout_of(index, option).paint(
            painter,
            current_theme(),
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_Active),
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(option.rect.width(), self.layout_of(index, option).height)
