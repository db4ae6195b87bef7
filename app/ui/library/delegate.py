"""Paints the library's rows: headings with their plus, presets with their badges."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import paint_icon
from app.ui.library.model import DIFFERS, ENTRY, FOLDER, LOADED, OUTSIDE, checks_in_words
from app.ui.style import current_theme
from app.ui.theme import RADIUS, SMALL_PIXELS
from app.ui.widgets.painting import small
from app.workspace.workspace import Entry

Index = QModelIndex | QPersistentModelIndex
_ROW = 27
_HEADING = 30
_ICON = 14
_STEP = 14
"""Pixels that a row of a subfolder stands further in."""


class LibraryDelegate(QStyledItemDelegate):
    """One row: a heading, a subfolder, or a preset."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = max(_ROW, option.fontMetrics.height() + 10)
        if index.parent().isValid():
            return QSize(60, height)
        return QSize(60, max(_HEADING, height) + (8 if index.row() else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry: Entry | None = index.data(ENTRY)
        if entry is not None:
            self._paint_entry(painter, option, index, entry)
        elif index.data(FOLDER):
            self._paint_folder(painter, option, index)
        else:
            self._paint_heading(painter, option, index)
        painter.restore()

    @staticmethod
    def plus_rect(row: QRect) -> QRect:
        """Where a heading's plus is, inside the row's rectangle."""
        return QRect(row.right() - 22, row.bottom() - 24, 20, 20)

    @staticmethod
    def badge_rect(row: QRect) -> QRect:
        """Where a preset's dot or sign is, inside the row's rectangle."""
        return QRect(row.right() - 22, row.top(), 22, row.height())

    def _paint_folder(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        rect = option.rect.adjusted(0, 1, 0, -1)
        self._paint_ground(painter, option, rect, loaded=False)
        left = rect.left() + 8 + _STEP * str(index.data(FOLDER)).count("/")
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        sign = QRect(left, rect.center().y() - _ICON // 2, _ICON, _ICON)
        painter.save()
        if not is_open:
            painter.translate(sign.center())
            painter.rotate(-90)
            painter.translate(-sign.center())
        paint_icon(painter, sign, "chevron-down", theme.muted, _ICON)
        painter.restore()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        words = rect.adjusted(sign.right() + 5 - rect.left(), 0, -8, 0)
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, loaded: bool) -> None:
        theme = current_theme()
        state = option.state
        if loaded or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if loaded else theme.soft))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS, RADIUS)

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
        rect = option.rect.adjusted(0, 1, 0, -1)
        loaded = bool(index.data(LOADED))
        self._paint_ground(painter, option, rect, loaded=loaded)
        right = self._paint_badge(painter, option, index, entry)
        painter.setFont(option.font)
        colour = theme.danger if entry.error else theme.accent if loaded else theme.text
        painter.setPen(QColor(colour))
        words = rect.adjusted(8 + _inset(entry), 0, right - rect.right() - 6, 0)
        text = option.fontMetrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: Entry
    ) -> int:
        """Paint what stands at the row's right, and give its left edge."""
        rect = option.rect
        if entry.error is None and not index.data(LOADED):
            return self._paint_checks(painter, option, entry, rect.right())
        theme = current_theme()
        centre = QPoint(rect.right() - 12, rect.center().y() + 1)
        if entry.error is not None:
            paint_icon(
                painter, QRect(centre.x() - 7, centre.y() - 7, _ICON, _ICON), "alert", theme.danger, _ICON
            )
            return centre.x() - 10
        right = rect.right()
        if index.data(OUTSIDE):
            sign = QRect(centre.x() - 7, centre.y() - 7, _ICON, _ICON)
            paint_icon(painter, sign, "refresh", theme.warning, _ICON)
            right = centre.x() - 10
        elif index.data(DIFFERS):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.muted))
            painter.drawEllipse(centre, 4, 4)
            right = centre.x() - 8
        return self._paint_checks(painter, option, entry, right)

    @staticmethod
    def _paint_checks(painter: QPainter, option: QStyleOptionViewItem, entry: Entry, right: int) -> int:
        words = checks_in_words(entry.checks)
        if not words:
            return right
        painter.setFont(small(option.font, SMALL_PIXELS * option.font.pixelSize() // 13))
        painter.setPen(QColor(current_theme().muted))
        width = painter.fontMetrics().horizontalAdvance(words) + 1
        place = QRect(right - width - 6, option.rect.top(), width, option.rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return place.left()


def _inset(entry: Entry) -> int:
    """Pixels that a preset stands further in than those that lie in no subfolder."""
    return _STEP * (entry.subfolder.count("/") + 1) if entry.subfolder else 0
