"""The chat pane: header, conversation, composer, and how they follow the bench."""

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.client import Exchange, Phase
from app.contract.describe import by_path
from app.contract.description import FieldDescription
from app.ui.bench import Bench, Change
from app.ui.chat.composer import Composer
from app.ui.chat.header import ChatHeader
from app.ui.chat.menu import MessageMenu
from app.ui.chat.message_actions import MESSAGES, Draft
from app.ui.chat.message_problems import place_of
from app.ui.chat.model import ChatModel
from app.ui.chat.view import ChatView
from app.ui.selection import Selection
from app.ui.style import current_theme
from app.ui.widgets.empty import EmptyState

_EMPTY = "No messages yet. Write the first one below, or send as it is and let the persona begin."
_TICK = 250
"""Milliseconds between two looks at the clock while a call runs."""

_PHASES: Mapping[Phase, str] = {
    Phase.QUEUED: "",
    Phase.CONNECTED: "connected",
    Phase.SENT: "sent",
    Phase.FIRST_BYTE: "reading the answer",
    Phase.END: "",
}


class ChatPane(QWidget):
    """Shows the document's conversation with what came of the calls; asks for calls by signals."""

    send_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.header = ChatHeader(bench, self)
        self.model = ChatModel(bench, self)
        self.view = ChatView(self.model, self)
        self.composer = Composer(bench, _field, self)
        self.menu = MessageMenu(bench, self.model, self.view, self)
        self._empty = EmptyState(_EMPTY, parent=self)
        self._stack = QStackedWidget(self)
        self._clock = QElapsedTimer()
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK)
        self._reached: list[str] = []
        self._lay_out()
        self._connect()
        self._colour()
        self._show()

    @property
    def draft(self) -> Draft:
        """What is written in the composer and not yet added."""
        return self.composer.draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        self.composer.draft = draft

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        palette = self._empty.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(current_theme().sunken))
        self._empty.setPalette(palette)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._empty.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.composer)
        self.setFocusProxy(self.composer)

    def _connect(self) -> None:
        bench = self._bench
        bench.changed.connect(self._changed)
        bench.reveal.connect(self._reveal)
        bench.selected.connect(self._selected)
        bench.sending.connect(self._began)
        bench.phase.connect(self._phase)
        bench.finished.connect(self._finished)
        self._ticker.timeout.connect(self._tick)
        self.view.picked.connect(lambda row: bench.selected.emit(self.model.selection_at(row)))
        self.view.link_clicked.connect(self._follow)
        self.view.address_clicked.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self.composer.send_requested.connect(self.send_requested)
        self.composer.cancel_requested.connect(self.cancel_requested)
        self.composer.added.connect(self.view.show_end)

    def _changed(self, change: Change) -> None:
        row = self.view.selected_row
        key = None if row is None else self.model.key_at(row)
        self.model.refresh()
        self._show()
        if key is not None:
            self._keep_selection(key, change)

    def _keep_selection(self, key: object, change: Change) -> None:
        """The frame stays at its message or notice; where that is gone, the inspector lets go of it too."""
        now = self.view.selected_row
        if now is not None and self.model.key_at(now) == key:
            return
        row = self.model.row_with(key)
        if row is not None:
            self.view.select_row(row)
        elif now is None or change.replaces(MESSAGES) or self.model.notice_at(now) is not None:
            self.view.select_row(None)
            self._bench.selected.emit(None)
        else:
            # An edit inside the list: the message has other words now, or the next one took its place.
            self._bench.selected.emit(self.model.selection_at(now))

    def _reveal(self, pointer: str) -> None:
        place = place_of(pointer)
        if place is not None and place < self.model.message_count:
            row = self.model.row_of(place)
            self.view.show_row(row)
            self._bench.selected.emit(self.model.selection_at(row))

    def _selected(self, selection: Selection | None) -> None:
        """Frame what the inspector shows, also where it was not picked here."""
        if selection is None:
            return
        now = self.view.selected_row
        shown = None if now is None else self.model.selection_at(now)
        whole = selection.answer is None
        if (
            shown is not None
            and shown.exchange is selection.exchange
            and (whole or shown.answer is selection.answer)
        ):
            return
        row = self.model.row_showing(selection.exchange)
        if row is not None:
            self.view.select_row(row)

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)

    def _began(self) -> None:
        self._reached = []
        self._clock.start()
        self._ticker.start()
        self.composer.set_sending(sending=True)
        self._tick()
        self.view.show_end()

    def _phase(self, phase: Phase) -> None:
        words = _PHASES.get(phase, "")
        if words and words not in self._reached:
            self._reached.append(words)
        if self._ticker.isActive():
            self._tick()

    def _tick(self) -> None:
        seconds = self._clock.elapsed() // 1000
        self.model.set_running(" · ".join([f"Waiting {seconds} s", *self._reached]))
        self._show()

    def _finished(self, exchange: Exchange) -> None:
        self._ticker.stop()
        self.composer.set_sending(sending=False)
        self.model.set_running(None)
        self._show()
        if not self.model.is_about(exchange):
            return
        row = self.model.row_showing(exchange)
        self.view.select_row(row)
        answers = exchange.answers
        self._bench.selected.emit(Selection(exchange, answers[-1] if answers else None))

    def _follow(self, row: int) -> None:
        notice = self.model.notice_at(row)
        if notice is not None and notice.exchange is not None:
            self._bench.selected.emit(Selection(notice.exchange, None, notice.part))


def _field(path: str) -> FieldDescription | None:
    return by_path().get(path)
