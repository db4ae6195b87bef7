"""Dates and moments: a line that keeps what is typed, with a calendar or "now" at its end."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from app.contract.description import FieldDescription
from app.ui.forms.editors.line import LineEditor, corner
from app.ui.widgets.buttons import IconButton

_BUTTON = 26


class ButtonLineEditor(LineEditor):
    """A line with a button at its end, which Alt+Down presses as well."""

    tail = _BUTTON - 2
    empty_is_absent = True
    icon_name = ""
    button_name = ""

    def __init__(self, field: FieldDescription, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.button = IconButton(self.icon_name, f"{self.button_name}: {field.label}", self, size=15)
        self.button.clicked.connect(self.pressed)

    def pressed(self) -> None:
        """The button was pressed."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.button.setGeometry(
            self.width() - _BUTTON - 2, (self.height() - _BUTTON) // 2 + 1, _BUTTON, _BUTTON - 2
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.pressed()
        else:
            super().keyPressEvent(event)

    def take(self, text: str) -> None:
        """Take over a text that the button gave."""
        self.edit(text)
        self.left.emit()


class DateEditor(ButtonLineEditor):
    """A date as `yyyy-MM-dd`, from a calendar or typed."""

    icon_name = "calendar"
    button_name = "Choose a date"

    def pressed(self) -> None:
        popup = CalendarPopup(self, self.text())
        popup.calendar.clicked.connect(self._picked)
        popup.calendar.activated.connect(self._picked)
        popup.calendar.activated.connect(popup.close)
        popup.calendar.clicked.connect(popup.close)
        popup.move(corner(self))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _picked(self, day: QDate) -> None:
        self.take(day.toString(Qt.DateFormat.ISODate))


class CalendarPopup(QWidget):
    """A calendar in a popup that deletes itself when it closes."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(f"Calendar: {parent.accessibleName()}")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = QDate.fromString(text[:10], Qt.DateFormat.ISODate)
        if day.isValid():
            self.calendar.setSelectedDate(day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)


class DateTimeEditor(ButtonLineEditor):
    """A moment as RFC 3339; the button puts the present second in UTC."""

    icon_name = "refresh"
    button_name = "Set to now"

    def pressed(self) -> None:
        self.take(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
