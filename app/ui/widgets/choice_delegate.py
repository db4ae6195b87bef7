"""Paints one row of a list of choices: its label, and behind it, quieter, what else is known of it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import current_theme
from app.ui.widgets.painting import frame, line

TAIL: Final = Qt.ItemDataRole.UserRole + 1
"""Role of the quiet text at the row's end."""
_PADDING = 8


class ChoiceDelegate(QStyledItemDelegate):
    """The current row on a soft ground; the tail at the right, the label as long as there is room."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, row = current_theme(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            frame(painter, row, None, theme.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            frame(painter, row, None, theme.soft)
        inside = row.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setFont(option.font)
        tail = str(index.data(TAIL) or "")
        room = min(option.fontMetrics.horizontalAdvance(tail) + 1, inside.width() // 2)
        line(
            painter,
            inside.adjusted(0, 0, -room - (_PADDING if tail else 0), 0),
            str(index.data()),
            theme.text,
        )
        at = QRect(inside.right() - room + 1, inside.y(), room, inside.height())
        line(painter, at, tail, theme.muted)
        painter.restore()
