"""Numbers as they are typed: no rounding, no spin buttons, what is no number kept as that text."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription, Kind
from app.contract.pointer import NotSent
from app.contract.wire import Json, NotJson, dumps, loads
from app.ui.forms.editors.base import PADDING, Editor
from app.ui.forms.editors.line import LineEditor, UnitLineEditor
from app.ui.style import current_theme
from app.ui.widgets.elements import paint_slider

_NUMBER_WIDTH = 46
_STEP = 0.05


def number_of(text: str) -> int | float | None:
    """The JSON number that a text spells, None for any other text."""
    try:
        value = loads(text)
    except NotJson:
        return None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


class NumberEditor(UnitLineEditor):
    """A number. An emptied line is not sent; a text in quotes is the text, so `"5"` stays apart from `5`.

    A number that the API writes as a text is sent as a text, unless the file had it as a number.
    """

    empty_is_absent = True
    _was_number = False
    """Whether the value that was shown last was a number: typing passes through texts such as `1.`."""

    def refresh(self) -> None:
        self._was_number = isinstance(self._value, int | float) and not isinstance(self._value, bool)
        super().refresh()

    def read(self, text: str) -> Json | NotSent:
        number = number_of(text)
        if number is not None and self._as_text():
            return text.strip()
        if number is not None:
            return number
        try:
            quoted = loads(text)
        except NotJson:
            return text
        return quoted if isinstance(quoted, str) else text

    def shown(self, value: Json) -> str:
        if not isinstance(value, str):
            return dumps(value, None)
        plain = self.field.kind is Kind.NUMBER_TEXT or self._reads_as(value)
        return value if plain else dumps(value, None)

    def _reads_as(self, text: str) -> bool:
        """Whether typing the text gives the text, and not a number."""
        return bool(text) and number_of(text) is None and not text.lstrip().startswith('"')

    def _as_text(self) -> bool:
        return self.field.kind is Kind.NUMBER_TEXT and not self._was_number


class ShareEditor(NumberEditor):
    """A share from 0 to 1: a slider, with the number beside it. Arrow keys move it by 0.05."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        # The slider is this widget itself, so both it and the number are reached by Tab.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs forbid what Qt documents
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setAccessibleName(f"{field.label} as a number")
        self.line.setPlaceholderText("")

    def share(self) -> float | None:
        """The value as a share, None where it is no number from 0 to 1."""
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            return None
        return float(value)

    def refresh(self) -> None:
        super().refresh()
        self.line.setPlaceholderText("")
        self.setAccessibleDescription(self.text())

    def inner(self) -> QRect:
        return self.rect().adjusted(PADDING, 0, -PADDING - _NUMBER_WIDTH - 4, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        left = self.width() - PADDING - _NUMBER_WIDTH + 2
        if self.share() is None and not self.is_absent():
            left = PADDING - 2
        self.line.setGeometry(left, 2, self.width() - left - PADDING + 2, self.height() - 4)

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        share = self.share()
        if share is not None:
            paint_slider(painter, rect, share, current_theme(), focused=self.hasFocus())
        elif self.is_absent():
            self.paint_text(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        share = self.share()
        at = 0.5 if share is None else share
        moved = {
            Qt.Key.Key_Right: at + _STEP,
            Qt.Key.Key_Up: at + _STEP,
            Qt.Key.Key_Left: at - _STEP,
            Qt.Key.Key_Down: at - _STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }.get(Qt.Key(event.key()))
        if moved is not None:
            self._set(moved if share is not None else at)
        elif event.text().strip() and event.text() in "0123456789.":
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()
            self.line.insert(event.text())
            self._typed(self.line.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        Editor.focusInEvent(self, event)

    def _drag(self, event: QMouseEvent) -> None:
        groove = self.inner()
        self._set((event.position().x() - groove.x() - 8) / max(groove.width() - 16, 1))

    def _set(self, share: float) -> None:
        rounded = round(min(max(share, 0.0), 1.0), 2)
        self._value = int(rounded) if rounded == int(rounded) else rounded
        LineEditor.refresh(self)
        self.line.setPlaceholderText("")
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        self.changed.emit()
