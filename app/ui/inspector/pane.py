"""The inspector: the picked exchange in four tabs, or what would be sent now."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.client import Environment, Exchange
from app.contract.endpoint import BASE_URL, ENDPOINT_PATH
from app.contract.wire import encode
from app.ui.bench import Bench
from app.ui.inspector.answer_tab import AnswerTab
from app.ui.inspector.bodies import shown_body, shown_headers
from app.ui.inspector.text_pane import TextPane
from app.ui.selection import Part, Selection
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.tabs import Tabs
from app.workspace.export import as_curl

_DEBOUNCE = 200
"""Milliseconds without a change before what would be sent is written anew."""
_PARTS = (Part.ANSWER, Part.REQUEST, Part.RESPONSE, Part.CURL)


class Inspector(QWidget):
    """Listens to `bench.selected`; without a selection it shows the request that Send would send."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._url = BASE_URL + ENDPOINT_PATH
        self._selection: Selection | None = None
        self.tabs = Tabs("Inspector", self)
        self.stack = QStackedWidget(self)
        self.answer = AnswerTab(self)
        self.request = TextPane("request", self)
        self.response = TextPane("response", self)
        self.curl_pane = TextPane("cURL command", self)
        self._empty = EmptyState("No answer yet. Send the request, and what came back is here.", parent=self)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(_DEBOUNCE)
        self._stale.timeout.connect(self._show_current)
        self._lay_out()
        bench.selected.connect(self.show_selection)
        bench.changed.connect(self._document_changed)
        self._show_current()

    @property
    def selection(self) -> Selection | None:
        """What is shown, None for the request as it would be sent."""
        return self._selection

    def set_environment(self, environment: Environment) -> None:
        """Where the request would go now."""
        self._url = environment.url
        self._show_current()

    def show_selection(self, selection: Selection | None) -> None:
        """Show an exchange; None goes back to what would be sent."""
        self._selection = selection
        self._show_current()
        if selection is not None and selection.part is not None:
            self.show_part(selection.part)

    def show_part(self, part: Part) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(_PARTS.index(part))

    def curl(self) -> str:
        """The command that sends the shown request, whichever tab is in front; its token is a placeholder."""
        exchange = self._selection.exchange if self._selection is not None else None
        if exchange is not None:
            return as_curl(exchange.request_body, exchange.url)
        return as_curl(encode(self._bench.document.content), self._url)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._selection is not None:
            self._show_current()

    def _lay_out(self) -> None:
        for part in _PARTS:
            self.tabs.addTab(part.value)
        for page in (self.answer, self.request, self.response, self.curl_pane, self._empty):
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._show_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.tabs)

    def _document_changed(self) -> None:
        if self._selection is None:
            self._stale.start()

    def _show_current(self) -> None:
        """Write the tab in front alone: the others are written when they come there."""
        part = _PARTS[max(self.tabs.currentIndex(), 0)]
        exchange = self._selection.exchange if self._selection is not None else None
        if exchange is None and part in {Part.ANSWER, Part.RESPONSE}:
            self.stack.setCurrentWidget(self._empty)
            return
        if part is Part.ANSWER and self._selection is not None:
            self.answer.show_selection(self._selection)
        elif part is Part.REQUEST:
            self._show_request(exchange)
        elif part is Part.RESPONSE and exchange is not None:
            _show_response(self.response, exchange)
        elif part is Part.CURL:
            self._show_curl(exchange)
        self.stack.setCurrentIndex(_PARTS.index(part))

    def _show_request(self, exchange: Exchange | None) -> None:
        body = encode(self._bench.document.content) if exchange is None else exchange.request_body
        shown = shown_body(body)
        summary = f"POST {self._url}" if exchange is None else f"{exchange.method} {exchange.url}"
        size = f"{len(body):,} bytes"
        would = f"This would be sent now, {size}." if exchange is None else f"Sent as {size}, indented here."
        headers = "" if exchange is None else shown_headers(exchange.request_headers)
        note = " ".join(words for words in (would, shown.note) if words)
        self.request.show_parts(summary, headers, note, shown.text, body.decode("utf-8", "replace"))

    def _show_curl(self, exchange: Exchange | None) -> None:
        command = self.curl()
        words = "Sends what is on the bench." if exchange is None else "Sends the same bytes again."
        note = "The token is read from the variable DUMGUM_TOKEN."
        shown = shown_body(command.encode()).text if len(command) > 100_000 else command
        self.curl_pane.show_parts(words, "", note, shown, command)


def _show_response(pane: TextPane, exchange: Exchange) -> None:
    shown = shown_body(exchange.body)
    size = f"{len(exchange.body):,} bytes"
    summary = "No response came." if exchange.status is None else f"Status {exchange.status} · {size}"
    headers = shown_headers(exchange.response_headers)
    note = shown.note if exchange.status is not None else ""
    pane.show_parts(summary, headers, note, shown.text, exchange.body.decode("utf-8", "replace"))
