"""Paints the library's rows: headings with their plus, presets with their badges."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import paint_icon
from app.ui.library.model import DIFFERS, ENTRY, LOADED
from app.ui.style import current_theme
from app.ui.theme import RADIUS, SMALL_PIXELS
from app.workspace.workspace import Entry

Index = QModelIndex | QPersistentModelIndex
_ROW = 27
_HEADING = 30
_ICON = 14


class LibraryDelegate(QStyledItemDelegate):
    """One row: a heading, or a preset."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = max(_ROW, option.fontMetrics.height() + 10)
        return QSize(60, height if index.data(ENTRY) else max(_HEADING, height) + (8 if index.row() else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry: Entry | None = index.data(ENTRY)
        if entry is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_entry(painter, option, index, entry)
        painter.restore()

    @staticmethod
    def plus_rect(row: QRect) -> QRect:
        """Where a heading's plus is, inside the row's rectangle."""
        return QRect(row.right() - 22, row.bottom() - 24, 20, 20)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        font = QFont(option.font)
        font.setPixelSize(SMALL_PIXELS * option.font.pixelSize() // 13)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        rect = option.rect.adjusted(8, 0, -24, -7)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(index.data()))
        plus = self.plus_rect(option.rect)
        paint_icon(painter, plus, "plus", theme.muted, _ICON)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: Entry
    ) -> None:
        theme = current_theme()
        state = option.state
        rect = option.rect.adjusted(0, 1, 0, -1)
        loaded = bool(index.data(LOADED))
        if loaded or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if loaded else theme.soft))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        right = self._paint_badge(painter, option, index, entry)
        painter.setFont(option.font)
        colour = theme.danger if entry.error else theme.accent if loaded else theme.text
        painter.setPen(QColor(colour))
        words = rect.adjusted(8, 0, right - rect.right() - 6, 0)
        text = option.fontMetrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: Entry
    ) -> int:
        """Paint what stands at the row's right, and give its left edge."""
        theme = current_theme()
        rect = option.rect
        centre = QPoint(rect.right() - 12, rect.center().y() + 1)
        if entry.error is not None:
            paint_icon(
                painter, QRect(centre.x() - 7, centre.y() - 7, _ICON, _ICON), "alert", theme.danger, _ICON
            )
            return centre.x() - 10
        if index.data(DIFFERS):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.muted))
            painter.drawEllipse(centre, 4, 4)
            return centre.x() - 8
        return rect.right()
