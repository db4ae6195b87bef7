"""Sending from the window: one call at a time, its answers put where they belong in the conversation."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from app.client import Call, Client, Environment, Exchange
from app.contract.pointer import NotSent, resolve
from app.contract.wire import Json, same
from app.ui.bench import Bench
from app.ui.messages import Messages
from app.ui.tasks import Tasks


class Sending(QObject):
    """Sends what is on the bench to the chosen environment."""

    changed = Signal(bool)
    """Whether a call is under way now."""

    def __init__(
        self,
        bench: Bench,
        client: Client,
        environment: Callable[[], Awaitable[Environment]],
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

    @property
    def is_sending(self) -> bool:
        """Whether a call is under way; a second one is not begun meanwhile."""
        return self._task is not None

    def send(self) -> None:
        """Send the document as it stands now."""
        if self.is_sending:
            self._messages.warn("A call is under way. Wait for it, or cancel it with Esc.")
            return
        self._bench.document.seal()
        self._task = self._tasks.start(self._send(self._bench.document.content))
        self._task.add_done_callback(self._ended)
        self.changed.emit(self.is_sending)

    def cancel(self) -> None:
        """Stop waiting for the call that is under way, or for the sandbox to start."""
        if self._call is not None:
            self._call.cancel()
        elif self._task is not None and self._task.cancel():
            self._messages.done("Stopped before anything was sent.")

    async def _send(self, content: Json) -> None:
        environment = await self._environment()
        self._call = self._client.start(content, environment, on_phase=self._bench.phase.emit)
        self._bench.sending.emit(self._call)
        exchange = await self._call.exchange()
        self._rest()
        self._bench.exchanges.append(exchange)
        self._take_answers(content, exchange)
        self._bench.finished.emit(exchange)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """After an error or a cancel; the next call may be under way already when the loop comes here."""
        if task is self._task:
            self._rest()

    def _rest(self) -> None:
        self._call = None
        self._task = None
        self.changed.emit(self.is_sending)

    def _take_answers(self, content: Json, exchange: Exchange) -> None:
        messages = answers_as_messages(exchange)
        if not messages:
            return
        placed = place_after(_messages_of(content), self._bench.document.get("/messages"), messages)
        if placed is None:
            self._messages.warn(
                "An answer came for a conversation that is no longer on the bench. The inspector shows it."
            )
            return
        word = "Answer" if len(messages) == 1 else f"{len(messages)} answers"
        self._bench.document.set("/messages", placed, word)


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


def place_after(sent: list[Json], current: Json | NotSent, answers: list[Json]) -> list[Json] | None:
    """`current` with the answers after the last message that was sent, None where that is gone.

    The tester may have typed on while the call was under way.
    """
    now: list[Json] = current if isinstance(current, list) else []
    if not sent:
        return [*answers, *now]
    for place in range(len(now) - 1, -1, -1):
        if same(now[place], sent[-1]):
            return [*now[: place + 1], *answers, *now[place + 1 :]]
    return None


def _messages_of(content: Json) -> list[Json]:
    messages = resolve(content, "/messages")
    return messages if isinstance(messages, list) else []
