"""A plain-text editor with line numbers and marks beside its lines."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from app.contract.problem import Problem, Severity
from app.ui.json_tab.escapes import escaped
from app.ui.json_tab.highlighter import JsonHighlighter, units
from app.ui.style import current_theme, mono_font

_DOT: Final = 7
_ROOM: Final = 18
"""Pixels of the gutter for the dot; the numbers come behind."""


class JsonEditor(QPlainTextEdit):
    """Shows JSON; knows nothing of the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: dict[int, list[Problem]] = {}
        self.error_line: int | None = None
        """The line (from 0) where the text stops being JSON."""
        self.setAccessibleName("JSON of the request")
        self.setFont(mono_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("  "))
        self.gutter = _Gutter(self)
        self.highlighter = JsonHighlighter(self.document())
        self.blockCountChanged.connect(self._place_gutter)
        self.updateRequest.connect(self._follow)
        self._place_gutter()

    def set_marks(self, marks: Mapping[int, list[Problem]], error_line: int | None = None) -> None:
        """Mark lines (from 0) that have problems, and the one that is no JSON."""
        self.marks, self.error_line = dict(marks), error_line
        self.gutter.update()

    def text(self) -> str:
        """What stands in the editor. Qt's own toPlainText makes spaces of no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Pasted letters that nobody sees would be sent without anybody knowing.
        if source.hasText():
            self.insertPlainText(escaped(source.text().replace("\r\n", "\n").replace("\r", "\n")))
            self.ensureCursorVisible()

    def replace_text(self, text: str) -> None:
        """Show another text, touching only what differs: cursor and scroll stay where they were."""
        old = self.text()
        start = _common(old, text)
        end = _common(old[start:][::-1], text[start:][::-1])
        if start == len(old) == len(text):
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:start]))
        last = units(old[: len(old) - end])
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        scroll = self.verticalScrollBar().value()
        cursor.insertText(text[start : len(text) - end])
        self.verticalScrollBar().setValue(scroll)

    def show_line(self, line: int) -> None:
        """Put the cursor into a line (from 0), in the middle of the view."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line)))
        self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "highlighter"):
            self.highlighter.take_theme()

    def lines_on_screen(self) -> list[tuple[int, QRect]]:
        """Number and rectangle of each line that is seen."""
        found = []
        block = self.firstVisibleBlock()
        while block.isValid() and (rect := self._rect(block)).top() <= self.viewport().height():
            found.append((block.blockNumber(), rect))
            block = block.next()
        return found

    def _rect(self, block: QTextBlock) -> QRect:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()

    def _place_gutter(self) -> None:
        digits = max(len(str(self.blockCount())), 2)
        width = _ROOM + digits * self.fontMetrics().horizontalAdvance("9") + 10
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), width, inside.height())

    def _follow(self, rect: QRect, moved: int) -> None:
        if moved:
            self.gutter.scroll(0, moved)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())


class _Gutter(QWidget):
    """Line numbers, and a dot with a tooltip where the contract has something to say."""

    def __init__(self, editor: JsonEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(40, 0)

    def words_at(self, position: QPoint) -> str:
        """The problems of the line at a position, a sentence a line."""
        for number, rect in self._editor.lines_on_screen():
            if rect.top() <= position.y() < rect.bottom() + 1:
                return "\n".join(problem.message for problem in self._editor.marks.get(number, ()))
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, rect in self._editor.lines_on_screen():
            if rect.top() <= event.position().y() < rect.bottom() + 1:
                self._editor.show_line(number)
                self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
                return

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, editor = current_theme(), self._editor
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(QFont(editor.font()))
        height = self.fontMetrics().height()
        for number, rect in editor.lines_on_screen():
            wrong = number == editor.error_line
            painter.setPen(QColor(theme.danger if wrong else theme.muted))
            place = QRect(0, rect.top(), self.width() - 8, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(number + 1))
            if number in editor.marks or wrong:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.danger if wrong or self._is_problem(number) else theme.warning))
                painter.drawEllipse(QRectF(7, rect.top() + (height - _DOT) / 2, _DOT, _DOT))

    def _is_problem(self, number: int) -> bool:
        return any(problem.severity is Severity.PROBLEM for problem in self._editor.marks[number])


def _common(left: str, right: str) -> int:
    """How many characters the two have in common from the start."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[:middle] == right[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
