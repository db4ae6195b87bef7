"""A line under a field: what is wrong or has no effect, with a link that mends it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.contract.problem import Problem, Severity
from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.painting import focus_ring, small

_LINE = 18


class Note(QWidget):
    """One problem or hint in words, wrapped; its mend is a link reached by Tab or a click."""

    mended = Signal(object)
    """The `Mend` that the user asked for."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        self._wrapped: tuple[int, list[tuple[int, int, str]]] = (-1, [])
        self.setAccessibleName(problem.message)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(small(self.font(), SMALL_PIXELS + 1))
        if problem.mend is not None:
            self.setAccessibleDescription(problem.mend.label)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _LINE * len(self._lines(width)) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        wrong = self.problem.severity is Severity.PROBLEM
        painter.setPen(theme.danger if wrong else theme.warning)
        for index, (_, _, text) in enumerate(self._lines(self.width())):
            painter.drawText(QPoint(0, index * _LINE + self.fontMetrics().ascent() + 3), text)
        painter.save()
        font = painter.font()
        font.setUnderline(True)
        painter.setFont(font)
        for rect, text in self._link():
            painter.eraseRect(rect)
            painter.drawText(QPoint(rect.x(), rect.y() + self.fontMetrics().ascent() + 3), text)
        painter.restore()
        if self.hasFocus():
            for rect, _ in self._link():
                focus_ring(painter, rect.adjusted(-2, 0, 2, 2), theme, radius=3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._hit(event) else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._hit(event):
            self.mended.emit(self.problem.mend)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.problem.mend is not None and event.key() in keys:
            self.mended.emit(self.problem.mend)
        else:
            super().keyPressEvent(event)

    def _hit(self, event: QMouseEvent) -> bool:
        return any(rect.contains(event.position().toPoint()) for rect, _ in self._link())

    def _text(self) -> str:
        mend = self.problem.mend
        # The link's words stay together where the line allows.
        return self.problem.message + (f" {mend.label}" if mend is not None else "")

    def _lines(self, width: int) -> list[tuple[int, int, str]]:
        """Start, end and text of each wrapped line; kept, as a form asks for it at every key."""
        if self._wrapped[0] != width:
            self._wrapped = (width, self._wrap(width))
        return self._wrapped[1]

    def _wrap(self, width: int) -> list[tuple[int, int, str]]:
        text = self._text()
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[tuple[int, int, str]] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            start, end = line.textStart(), line.textStart() + line.textLength()
            lines.append((start, end, text[start:end]))
        layout.endLayout()
        return lines

    def _link(self) -> list[tuple[QRect, str]]:
        """The rectangles and texts of the link, one for each line that it runs over."""
        if self.problem.mend is None:
            return []
        begin = len(self.problem.message) + 1
        metrics, parts = self.fontMetrics(), []
        for index, (start, end, text) in enumerate(self._lines(self.width())):
            if end <= begin:
                continue
            before = text[: max(begin - start, 0)]
            shown = text[len(before) :].rstrip()
            left = metrics.horizontalAdvance(before)
            rect = QRect(left, index * _LINE, metrics.horizontalAdvance(shown), _LINE)
            parts.append((rect, shown))
        return parts
