"""Shows what `Messages` says, one line at a time, above the status bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.icons import pixmap
from app.ui.messages import Message, Tone
from app.ui.style import current_theme
from app.ui.theme import PANE_MARGIN
from app.ui.widgets.buttons import FlatButton, IconButton

_SHOWN_FOR = 6_000
"""Milliseconds that what was done stays; warnings and errors stay until closed or replaced."""
_SHOWN_WITH_ACTION = 20_000
"""The same where something can be done about it: it must be reached first."""


class MessageBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = FlatButton("", parent=self)
        self._action.clicked.connect(self._run_action)
        self._more: list[FlatButton] = []
        self._close = IconButton("close", "Close this message", self)
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(PANE_MARGIN, 6, 8, 6)
        layout.setSpacing(10)
        for widget in (self._sign, self._text, self._action, self._close):
            layout.addWidget(widget)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show `message` in place of what stood here."""
        self.message = message
        self._text.setText(message.text)
        self._text.setAccessibleName(message.text)
        self._action.setText(message.action)
        self._action.setVisible(bool(message.action))
        self._show_more(message)
        self._show_sign()
        self.show()
        self.update()
        if message.tone is Tone.DONE:
            self._timer.start(_SHOWN_WITH_ACTION if message.action else _SHOWN_FOR)
        else:
            self._timer.stop()

    def take_back(self, message: Message) -> None:
        """Say nothing where `message` is what stands here."""
        if self.message is message:
            self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self.message = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colours()[1]))

    def _colours(self) -> tuple[str, str]:
        theme = current_theme()
        return {
            Tone.DONE: (theme.success, theme.success_soft),
            Tone.WARNING: (theme.warning, theme.warning_soft),
            Tone.ERROR: (theme.danger, theme.danger_soft),
        }[self.message.tone if self.message else Tone.DONE]

    def _show_sign(self) -> None:
        done = self.message is not None and self.message.tone is Tone.DONE
        sign = "check" if done else "alert"
        self._sign.setPixmap(pixmap(sign, self._colours()[0], ratio=self.devicePixelRatioF()))

    def _show_more(self, message: Message) -> None:
        for button in self._more:
            button.hide()
            button.deleteLater()
        self._more = [FlatButton(choice.words, parent=self) for choice in message.more]
        before = self._action
        for button, choice in zip(self._more, message.more, strict=True):
            button.clicked.connect(lambda _=False, run=choice.run: self._run(run))
            self._row.insertWidget(self._row.indexOf(self._close), button)
            self.setTabOrder(before, button)
            before = button

    def _run_action(self) -> None:
        self._run(self.message.run if self.message else None)

    def _run(self, run: Callable[[], None] | None) -> None:
        self.clear()
        if run is not None:
            run()
