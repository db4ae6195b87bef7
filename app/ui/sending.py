"""Sending from the window: one call at a time, its answers put where they belong in the conversation."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.client import Call, Client, Environment, Exchange
from app.contract.pointer import resolve
from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.chat.results import place_in
from app.ui.messages import Message, Messages
from app.ui.selection import Selection
from app.ui.tasks import Tasks
from app.workspace.document import Document
from app.workspace.presets import Preset


class Sending(QObject):
    """Sends what is on the bench to the chosen environment."""

    changed = Signal(bool)
    """Whether a call is under way now."""

    def __init__(
        self,
        bench: Bench,
        client: Client,
        environment: Callable[[], Awaitable[Environment | None]],
        messages: Messages,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._client = client
        self._environment = environment
        self._messages = messages
        self._tasks = tasks
        self._call: Call | None = None
        self._task: asyncio.Task[None] | None = None
        self._told: Message | None = None
        """What was said about a call that ended beside the bench."""

    @property
    def is_sending(self) -> bool:
        """Whether a call is under way; a second one is not begun meanwhile."""
        return self._task is not None

    def send(self) -> None:
        """Send the document as it stands now."""
        if self.is_sending:
            self._messages.warn("A call is under way. Wait for it, or cancel it with Esc.")
            return
        if self._told is not None:
            self._messages.take_back(self._told)
            self._told = None
        document = self._bench.document
        document.seal()
        self._task = self._tasks.start(self._send(document.content, document.origins))
        self._task.add_done_callback(self._ended)
        self.changed.emit(self.is_sending)

    def cancel(self) -> None:
        """Stop waiting for the call that is under way, or for the sandbox to start."""
        if self._call is not None:
            self._call.cancel()
        elif self._task is not None and self._task.cancel():
            self._messages.done("Stopped before anything was sent.")

    async def _send(self, content: Json, origins: Mapping[str, Preset]) -> None:
        environment = await self._environment()
        if environment is None:
            self._rest()
            return
        self._call = self._client.start(content, environment, on_phase=self._bench.phase.emit)
        self._bench.sent = content
        self._bench.sending.emit(self._call)
        exchange = await self._call.exchange()
        self._rest()
        self._bench.exchanges.append(exchange)
        self._take_answers(content, origins, exchange)
        self._bench.finished.emit(exchange)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """After an error or a cancel; the next call may be under way already when the loop comes here."""
        if task is self._task:
            self._rest()

    def _rest(self) -> None:
        self._call = None
        self._task = None
        self.changed.emit(self.is_sending)

    def _take_answers(self, content: Json, origins: Mapping[str, Preset], exchange: Exchange) -> None:
        answers = answers_as_messages(exchange)
        place = place_in(content, self._bench.document.content)
        if place is None:
            self._told = self._messages.warn(
                _words_elsewhere(exchange, len(answers)),
                "Load that conversation",
                lambda: self._load(content, origins, exchange),
            )
        elif answers:
            now = _messages_of(self._bench.document.content)
            placed = [*now[: place + 1], *answers, *now[place + 1 :]]
            word = "Answer" if len(answers) == 1 else f"{len(answers)} answers"
            self._bench.document.set("/messages", placed, word)

    def _load(self, content: Json, origins: Mapping[str, Preset], exchange: Exchange) -> None:
        """Bring the conversation back as it was sent, with what came for it; undo gives the bench back."""
        answers = answers_as_messages(exchange)
        if answers and isinstance(content, dict):
            content = {**content, "messages": [*_messages_of(content), *answers]}
        self._told = None
        self._bench.document.set_many({"": content}, "Load the sent conversation", origins)
        last = exchange.answers[-1] if exchange.answers else None
        self._bench.selected.emit(Selection(exchange, last))


def answers_as_messages(exchange: Exchange) -> list[Json]:
    """The answers that say something, as the messages that the next request holds them as."""
    messages: list[Json] = []
    for answer in exchange.answers:
        if not answer.text and not answer.picture_url:
            continue
        message: dict[str, Json] = {"id": answer.id, "sender": "PERSONA"}
        created = resolve(answer.raw, "/createdAt")
        if isinstance(created, str):
            message["date"] = created
        if answer.picture_url:
            message["pictureUrls"] = [answer.picture_url]
        if answer.text:
            message["text"] = answer.text
        messages.append(message)
    return messages


def take_back_answer(document: Document) -> None:
    """Take the persona's messages off the conversation's end, so that the service answers once more.

    One step of undo; nothing where the user spoke last.
    """
    messages = _messages_of(document.content)
    kept = len(messages)
    while kept and resolve(messages[kept - 1], "/sender") == "PERSONA":
        kept -= 1
    if kept < len(messages):
        document.set("/messages", messages[:kept], "Answer taken back")


def _messages_of(content: Json) -> list[Json]:
    """The messages of a request, none where they are no list."""
    messages = resolve(content, "/messages")
    return messages if isinstance(messages, list) else []


def _words_elsewhere(exchange: Exchange, answers: int) -> str:
    """What came of a call for a conversation that is no longer on the bench."""
    if exchange.failure is not None:
        return (
            f"The call for a conversation that is no longer on the bench failed. {exchange.failure.message}"
        )
    came = "An answer" if answers == 1 else f"{answers} answers" if answers else "A reply without messages"
    return f"{came} came for a conversation that is no longer on the bench."
