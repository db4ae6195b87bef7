"""One of the documented values: segments where they are few and short, else a list that can be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription, Kind
from app.contract.pointer import NotSent
from app.contract.wire import Json
from app.ui.forms.editors.base import Editor
from app.ui.forms.words import label_of
from app.ui.style import current_theme
from app.ui.widgets.painting import focus_ring, line
from app.ui.widgets.search_list import Choice, SearchList
from app.ui.widgets.segments import HEIGHT, SegmentLayout, paint_segments, step_of

MOST_SEGMENTS = 4
_MOST_LETTERS = 36
"""All labels of one row of segments together, in characters."""


def are_short(labels: Sequence[str]) -> bool:
    """Whether labels can stand side by side as segments."""
    return 2 <= len(labels) <= MOST_SEGMENTS and sum(len(label) for label in labels) <= _MOST_LETTERS


def choices_of(field: FieldDescription) -> tuple[Choice, ...]:
    """The documented values as choices; On and Off for a boolean."""
    if field.kind is Kind.BOOLEAN:
        return Choice("true", "On"), Choice("false", "Off")
    return tuple(Choice(value.wire, value.label) for value in field.values)


class ChoiceEditor(Editor):
    """A value from a list. Click, Space, Enter or Down opens it; a letter opens it and searches."""

    glyph = "down"

    def fits(self) -> bool:
        return isinstance(self._value, bool if self.field.kind is Kind.BOOLEAN else str)

    def text(self) -> str:
        if self.fits() and not isinstance(self._value, NotSent):
            return label_of(self.field, self._value)
        return super().text()

    def wire(self) -> str:
        """The value as a choice's."""
        if isinstance(self._value, bool):
            return "true" if self._value else "false"
        return self._value if isinstance(self._value, str) else ""

    def begin(self) -> None:
        self.open_list()

    def open_list(self, typed: str = "") -> SearchList:
        """Open the list, with a filter typed already."""
        popup = SearchList(
            choices_of(self.field),
            self.field.label,
            current=[self.wire()],
            free=self.field.kind is not Kind.BOOLEAN and not are_short(self.labels()),
            parent=self,
        )
        popup.chosen.connect(self.choose)
        popup.open_below(self)
        popup.filter.setText(typed)
        return popup

    def labels(self) -> list[str]:
        return [choice.label for choice in choices_of(self.field)]

    def choose(self, wire: str) -> None:
        """The user chose a value."""
        value: Json = wire == "true" if self.field.kind is Kind.BOOLEAN else wire
        if type(value) is not type(self._value) or value != self._value:
            self.edit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opening = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F4)
        if event.key() in opening:
            self.open_list()
        elif event.text().isalnum():
            self.open_list(event.text())
        else:
            super().keyPressEvent(event)


class SegmentsEditor(ChoiceEditor):
    """Segments when a documented value stands there and the width allows; arrows and letters choose."""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._choices = choices_of(field)
        self._layout: tuple[int, SegmentLayout] | None = None

    def index(self) -> int | None:
        """The documented value that stands there."""
        if not self.fits():
            return None
        wire = self.wire()
        return next((at for at, choice in enumerate(self._choices) if choice.value == wire), None)

    def height_for(self, width: int) -> int:
        if self.index() is not None and self._laid_out(width).fits:
            return HEIGHT
        return super().height_for(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._laid_out(self.width())
        index = self.index()
        if index is None or not layout.fits:
            super().paintEvent(event)
            return
        theme, painter = current_theme(), QPainter(self)
        paint_segments(painter, self.rect(), self.labels(), index, layout, theme, self.border())
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        line(painter, rect, self.text(), current_theme().text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self._laid_out(self.width())
        if self.index() is None or not layout.fits:
            super().mousePressEvent(event)
            return
        for at, part in enumerate(layout.rects(self.rect())):
            if part.contains(event.position().toPoint()):
                self.choose(self._choices[at].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = step_of(event, self.index(), self.labels())
        if to is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._choices[to].value)

    def _laid_out(self, width: int) -> SegmentLayout:
        if self._layout is None or self._layout[0] != width:
            self._layout = (width, SegmentLayout(self.labels(), self.font(), width))
        return self._layout[1]
