"""Where the next message is written: text, sender, attachments; added to the conversation, or sent."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.contract.description import FieldDescription
from app.ui.bench import Bench
from app.ui.chat import message_actions as actions
from app.ui.chat.attachments import Attachments
from app.ui.chat.dialogs import GiftDialog, LineDialog
from app.ui.chat.message_actions import Draft
from app.ui.chat.message_edit import MessageEdit
from app.ui.style import current_theme
from app.ui.widgets.buttons import FlatButton, IconButton
from app.ui.widgets.painting import frame, weighted
from app.ui.widgets.segments import Segments
from app.workspace.document import NoSuchPlace

_SENDERS = ("USER", "PERSONA")
_SEND = "Send  Ctrl+Enter"
_CANCEL = "Cancel  Esc"
_NO_LIST = '"messages" is not a list, so no message can be added. Mend it in the JSON tab.'


class Composer(QWidget):
    """The lead-in of every call; it sends nothing itself but asks for it."""

    send_requested = Signal()
    """What was written is in the document; the call may begin."""
    cancel_requested = Signal()
    added = Signal()
    """A message was put at the end of the conversation."""
    changed = Signal()
    """The draft is another one now."""

    def __init__(
        self,
        bench: Bench,
        field: Callable[[str], FieldDescription | None],
        parent: QWidget | None = None,
    ) -> None:
        """`field` finds the description of a contract path: the limit and the tiers are read from there."""
        super().__init__(parent)
        self._bench = bench
        self._field = field
        self._sending = False
        self.edit = MessageEdit(self)
        self.attachments = Attachments(self)
        self.sender_choice = Segments(("User", "Persona"), "Sender", self)
        self.picture = IconButton("picture", "Add a picture by its address", self, framed=True)
        self.gift = IconButton("gift", "Add a gift", self, framed=True)
        self.poke = IconButton("poke", "Poke", self, framed=True)
        self.counter = QLabel(self)
        self.problem = QLabel(self)
        self.add_button = FlatButton("Add", "", self)
        self.send_button = FlatButton("", "primary", self)
        self._box = _Box(self.edit, self.attachments, self)
        self._tools = QWidget(self)
        self._actions = QWidget(self)
        self._grid = QGridLayout()
        self._narrow: bool | None = None
        self._dress()
        self._lay_out()
        self._connect()
        self.set_sending(sending=False)
        self._count()

    @property
    def draft(self) -> Draft:
        """What is written and not yet added."""
        kept = self.attachments
        return Draft(
            self.edit.toPlainText(),
            _SENDERS[self.sender_choice.current() or 0],
            tuple(kept.pictures),
            tuple(kept.gifts),
            kept.poke,
        )

    @draft.setter
    def draft(self, draft: Draft) -> None:
        self.edit.setPlainText(draft.text)
        self.sender_choice.set_current(_SENDERS.index(draft.sender) if draft.sender in _SENDERS else 0)
        self.attachments.set_all(list(draft.pictures), list(draft.gifts), poke=draft.poke)

    def set_sending(self, *, sending: bool) -> None:
        """Whether a call is under way: the button cancels then."""
        self._sending = sending
        self.send_button.setText(_CANCEL if sending else _SEND)
        self.send_button.setProperty("variant", "" if sending else "primary")
        self.send_button.setToolTip(
            "Stop waiting. The call may still be charged."
            if sending
            else "Add what is written, then send the request"
        )
        self.send_button.update()

    def add(self) -> bool:
        """Put what is written at the conversation's end; whether that was possible (nothing to add is)."""
        draft = self.draft
        if draft.is_empty:
            return True
        try:
            actions.add(self._bench.document, draft)
        except NoSuchPlace:
            self._say(_NO_LIST)
            return False
        self.draft = Draft(sender=draft.sender)
        self._say("")
        self.added.emit()
        return True

    def send(self) -> None:
        """Add what is written and ask for a call; nothing while one is under way."""
        if not self._sending and self.add():
            self.send_requested.emit()

    def cancel(self) -> None:
        """Ask to stop waiting for the call that is under way."""
        if self._sending:
            self.cancel_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # What the tools need changes without a resize, as when the style gives them their fonts.
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.border))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def _dress(self) -> None:
        self.sender_choice.set_current(0)
        self.sender_choice.setFixedSize(self.sender_choice.sizeHint().width(), 30)
        self.poke.setCheckable(True)
        self.counter.setAccessibleName("Characters")
        self.problem.setWordWrap(True)
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self.problem.hide()
        self.add_button.setToolTip("Add the message to the conversation without sending")
        _fit(self.add_button, "Add")
        _fit(self.send_button, _SEND)
        self.setFocusProxy(self.edit)

    def _lay_out(self) -> None:
        _in_row(
            self._tools, (self.sender_choice, self.picture, self.gift, self.poke, self.counter), at_end=False
        )
        _in_row(self._actions, (self.add_button, self.send_button), at_end=True)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._box)
        layout.addWidget(self.problem)
        layout.addLayout(self._grid)
        self._arrange()

    def _arrange(self) -> None:
        """One row of tools and buttons, or two where the pane is too narrow."""
        needed = self._tools.sizeHint().width() + self._actions.sizeHint().width() + 36
        narrow = self.width() < needed
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.addWidget(self._tools, 0, 0)
        self._grid.addWidget(self._actions, 1 if narrow else 0, 0 if narrow else 1)
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._count)
        self.edit.send_pressed.connect(self.send)
        self.edit.cancel_pressed.connect(self.cancel)
        self.attachments.changed.connect(self._attached)
        self.sender_choice.chosen.connect(self.changed)
        self.picture.clicked.connect(self._ask_picture)
        self.gift.clicked.connect(self._ask_gift)
        self.poke.clicked.connect(lambda on: self.attachments.set_poke(poke=on))
        self.add_button.clicked.connect(self.add)
        self.send_button.clicked.connect(lambda: self.cancel() if self._sending else self.send())

    def _attached(self) -> None:
        self.poke.setChecked(self.attachments.poke)
        self._count()

    def _count(self) -> None:
        field = self._field("messages[].text")
        limit = field.max_length if field is not None else None
        count = len(self.edit.toPlainText())
        over = limit is not None and count > limit
        self.counter.setText(f"{count:,}" if limit is None else f"{count:,} / {limit:,}")
        self.counter.setForegroundRole(
            QPalette.ColorRole.BrightText if over else QPalette.ColorRole.PlaceholderText
        )
        self.counter.setToolTip(
            f"{count - limit:,} characters over the documented limit. It can be sent as it is."
            if limit is not None and over
            else "Characters of the message, and the documented limit"
        )
        self.add_button.setEnabled(not self.draft.is_empty)
        self._arrange()
        self.changed.emit()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _ask_picture(self) -> None:
        hint = "https://example.org/picture.jpg"
        LineDialog("Picture address", hint, self.attachments.add_picture, self).open()

    def _ask_gift(self) -> None:
        tier = self._field("messages[].gifts[].tier")
        tiers: Sequence[str] = [value.wire for value in tier.values] if tier is not None else []
        GiftDialog(tiers, self.attachments.add_gift, self).open()


def _fit(button: FlatButton, words: str) -> None:
    """A button as wide as `words` in bold: narrower than the style's least, the same while it says less."""
    metrics = QFontMetrics(weighted(button.font(), QFont.Weight.DemiBold))
    button.setFixedSize(metrics.horizontalAdvance(words) + 28, 30)


def _in_row(holder: QWidget, widgets: Sequence[QWidget], *, at_end: bool) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if at_end:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if not at_end:
        row.addStretch(1)


class _Box(QWidget):
    """The frame around chips and text: the accent's colour while one writes."""

    def __init__(self, edit: MessageEdit, attachments: Attachments, parent: QWidget) -> None:
        super().__init__(parent)
        self._edit = edit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(attachments)
        layout.addWidget(edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        edit.focus_changed.connect(self.update)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self._edit.hasFocus():
            frame(painter, self.rect(), None, theme.accent_soft, radius=11)
            inner = self.rect().adjusted(2, 2, -2, -2)
            frame(painter, inner, theme.accent, theme.ground, radius=9)
        else:
            frame(painter, self.rect().adjusted(2, 2, -2, -2), theme.border, theme.ground, radius=9)
