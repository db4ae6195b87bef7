"""Lists of values as chips: documented values from a picker, whole numbers as typed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription
from app.contract.problem import Severity
from app.contract.wire import Json
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.choice import choices_of
from app.ui.forms.editors.number import number_of
from app.ui.forms.words import duration, is_duration, label_of, read_duration
from app.ui.widgets.chips import Chips
from app.ui.widgets.search_list import Choice, SearchList


class ChipsEditor(Editor):
    """Several documented values; the picker takes in and out, and takes any other text as well."""

    glyph = "plus"

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._chips: Chips | None = None

    def fits(self) -> bool:
        return isinstance(self._value, list)

    def items(self) -> list[Json]:
        return list(self._value) if isinstance(self._value, list) else []

    def text(self) -> str:
        if self.fits():
            return ", ".join(label_of(self.field, item) for item in self.items()) or "none"
        return super().text()

    def refresh(self) -> None:
        if self.fits():
            self._made().set_labels([label_of(self.field, item) for item in self.items()])
        if self._chips is not None:
            self._chips.setVisible(self.fits())
            if self.fits() and self.hasFocus():
                self._chips.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.fits() else Qt.FocusPolicy.StrongFocus)
        super().refresh()

    def set_severity(self, severity: Severity | None) -> None:
        super().set_severity(severity)
        if self._chips is not None:
            self._chips.set_border(self.border() if severity is Severity.PROBLEM else None)

    def height_for(self, width: int) -> int:
        if self.fits() and self._chips is not None:
            return self._chips.heightForWidth(width)
        return super().height_for(width)

    def begin(self) -> None:
        self.open_picker()

    def choices(self) -> Sequence[Choice]:
        """What the picker offers."""
        return choices_of(self.field)

    def read(self, text: str) -> Json:
        """The item that a chosen or typed text stands for."""
        return text

    def open_picker(self) -> SearchList:
        """Open the picker; it stays open to choose several."""
        popup = SearchList(
            self.choices(),
            self.field.label,
            current=[item for item in self.items() if isinstance(item, str)],
            free=True,
            several=bool(self.field.values),
            parent=self,
        )
        popup.chosen.connect(self.toggle)
        popup.open_below(self)
        return popup

    def toggle(self, text: str) -> None:
        """Take a documented value out where it stands already, else add it."""
        item, items = self.read(text), self.items()
        if self.field.values and item in items:
            items.remove(item)
        else:
            items.append(item)
        self.edit(list(items))

    def remove(self, index: int) -> None:
        items = self.items()
        self.edit([*items[:index], *items[index + 1 :]])

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.fits():
            super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.fits():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_picker()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Plus)
        if event.key() in keys:
            self.open_picker()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._chips is not None:
            self._chips.setGeometry(self.rect())

    def _made(self) -> Chips:
        if self._chips is None:
            self._chips = Chips(self.field.label, self)
            self._chips.setGeometry(self.rect())
            self._chips.installEventFilter(self)
            self._chips.removed.connect(self.remove)
            self._chips.asked.connect(self.open_picker)
            self.setFocusProxy(self._chips)
        return self._chips

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        """The chips paint themselves."""


class IntegersEditor(ChipsEditor):
    """Whole numbers as chips; where they are seconds, in words, and `2 h` can be typed."""

    def choices(self) -> Sequence[Choice]:
        if not is_duration(self.field):
            return ()
        return tuple(_hours(count) for count in (1, 2, 12, 24, 48))

    def read(self, text: str) -> Json:
        number = number_of(text)
        seconds = read_duration(text) if is_duration(self.field) else None
        return number if number is not None else seconds if seconds is not None else text

    def toggle(self, text: str) -> None:
        self.edit([*self.items(), self.read(text)])


def _hours(count: int) -> Choice:
    return Choice(str(count * 3600), duration(count * 3600), str(count * 3600))
