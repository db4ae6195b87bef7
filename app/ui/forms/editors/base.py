"""What all editors share: a frame that shows not sent, null, a value, or a wrong value as it is."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.problem import Severity
from app.contract.wire import Json, dumps, same, shorten
from app.ui.forms.words import absent_words
from app.ui.icons import paint_icon
from app.ui.style import current_theme
from app.ui.theme import ROW_HEIGHT
from app.ui.widgets.painting import focus_ring, frame, line, paragraph, triangle, wrapped_height

PADDING = 10
"""Between the frame and its text, in pixels."""
_GLYPH = 24


class Editor(QWidget):
    """Shows a value and reports edits of the user, and of nobody else.

    `set_value` takes any JSON and `value` gives it back unchanged until the user edits: what the
    editor has no form for is shown as JSON.
    """

    changed = Signal()
    """The user edited: `value()` is another one."""
    left = Signal()
    """The focus went elsewhere: typing has ended."""

    typing = False
    """Whether edits come key by key, to be one step of undo."""
    glyph = ""
    """At the frame's right end: "down", "right" for arrows, or the name of an icon."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._value: Json | NotSent = NOT_SENT
        self._severity: Severity | None = None
        self.setAccessibleName(field.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> Json | NotSent:
        """What the editor holds: exactly what it was given, or what the user made of it."""
        return self._value

    def set_value(self, value: Json | NotSent) -> None:
        """Show a value; tells nobody."""
        if value is self._value or (
            not isinstance(value, NotSent)
            and not isinstance(self._value, NotSent)
            and same(value, self._value)
        ):
            self._value = value
            return
        self._value = value
        self.refresh()

    def set_severity(self, severity: Severity | None) -> None:
        """Colour the frame for a problem."""
        if severity is not self._severity:
            self._severity = severity
            self.update()

    def is_absent(self) -> bool:
        """Whether the value is not sent or null."""
        return isinstance(self._value, NotSent) or self._value is None

    def fits(self) -> bool:
        """Whether the value is of a kind that this editor has a form for."""
        return not self.is_absent()

    def refresh(self) -> None:
        """Show the value anew."""
        self.setAccessibleDescription(shorten(self.text(), 200))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The value in one line, as the frame shows it where the editor has no better form."""
        if isinstance(self._value, NotSent) or self._value is None:
            return absent_words(self.field, self._value)
        return shorten(dumps(self._value, None), 300)

    def height_for(self, width: int) -> int:
        """The height in pixels that the editor needs at `width`."""
        if not self.is_absent():
            return ROW_HEIGHT
        room = width - 2 * PADDING - (_GLYPH - PADDING if self.glyph else 0)
        metrics = QFontMetrics(self.font())
        if metrics.horizontalAdvance(self.text()) <= room:
            return ROW_HEIGHT
        return max(wrapped_height(metrics, self.text(), room) + 14, ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_for(200))

    def begin(self) -> None:
        """Begin or change a value in whatever way the editor has: open its list, put the cursor in."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, value: Json | NotSent) -> None:
        """Take over an edit of the user."""
        self._value = value
        self.refresh()
        self.changed.emit()

    def border(self) -> str:
        """The frame's colour."""
        theme = current_theme()
        if self._severity is Severity.PROBLEM:
            return theme.danger
        return theme.dashed if self.is_absent() else theme.border

    def has_focus_within(self) -> bool:
        proxy = self.focusProxy()
        return self.hasFocus() or (proxy is not None and proxy.hasFocus())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        if self.fits():
            self.paint_value(painter, self.inner())
        else:
            self.paint_text(painter)
        self.paint_glyph(painter)
        if self.has_focus_within():
            focus_ring(painter, self.rect(), current_theme())

    def paint_frame(self, painter: QPainter) -> None:
        dashed = self.is_absent() and self._severity is not Severity.PROBLEM
        frame(painter, self.rect(), self.border(), current_theme().ground, dashed=dashed)

    def paint_text(self, painter: QPainter) -> None:
        """What is not sent, null or of a wrong kind, in words."""
        theme, rect = current_theme(), self.inner()
        if self.is_absent():
            if QFontMetrics(self.font()).horizontalAdvance(self.text()) > rect.width():
                paragraph(painter, rect, self.text(), theme.muted)
            else:
                line(painter, rect, self.text(), theme.muted)
        else:
            line(painter, rect, self.text(), theme.text)

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """A value of the right kind."""
        line(painter, rect, self.text(), current_theme().text)

    def paint_glyph(self, painter: QPainter) -> None:
        if not self.glyph:
            return
        theme = current_theme()
        colour = theme.muted if self.is_absent() else theme.text
        box = QRect(self.width() - _GLYPH - 2, 0, _GLYPH, self.height())
        if self.glyph in ("down", "right"):
            triangle(painter, QPointF(box.center()) + QPointF(1, 1), colour, pointing=self.glyph)
        else:
            paint_icon(painter, box, self.glyph, theme.muted, 15)

    def inner(self) -> QRect:
        """Where the text stands."""
        return self.rect().adjusted(PADDING, 0, -(_GLYPH + 2) if self.glyph else -PADDING, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """For the widget inside that has the focus in the editor's place."""
        if event.type() is QEvent.Type.FocusIn:
            self.update()
        elif event.type() is QEvent.Type.FocusOut:
            self.update()
            self.left.emit()
        return super().eventFilter(watched, event)
