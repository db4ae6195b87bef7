"""The chat pane: header, conversation, composer, and how they follow the bench."""

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.client import Exchange, Phase
from app.contract.describe import by_path
from app.contract.description import FieldDescription
from app.ui.bench import Bench
from app.ui.chat.composer import Composer
from app.ui.chat.header import ChatHeader
from app.ui.chat.menu import MessageMenu
from app.ui.chat.message_actions import Draft
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
        bench.sending.connect(self._began)
        bench.phase.connect(self._phase)
        bench.finished.connect(self._finished)
        self._ticker.timeout.connect(self._tick)
        self.view.picked.connect(lambda row: bench.selected.emit(self.model.selection_at(row)))
        self.view.link_clicked.connect(self._follow)
        self.composer.send_requested.connect(self.send_requested)
        self.composer.cancel_requested.connect(self.cancel_requested)
        self.composer.added.connect(self.view.show_end)

    def _changed(self) -> None:
        self.model.refresh()
        self._show()

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
        row = self.model.row_showing(exchange)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))
        answers = exchange.answers
        self._bench.selected.emit(Selection(exchange, answers[-1] if answers else None))

    def _follow(self, row: int) -> None:
        notice = self.model.notice_at(row)
        if notice is not None and notice.exchange is not None:
            self._bench.selected.emit(Selection(notice.exchange, None, notice.part))


def _field(path: str) -> FieldDescription | None:
    return by_path().get(path)
