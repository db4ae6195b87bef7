"""The shared client: starts calls, each of which ends in an exchange, whatever happens to it."""

import asyncio
import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.client import environment as environments
from app.client import tokens as token_source
from app.client.answers import Reply
from app.client.connection import Connection, probed
from app.client.content import Content, encode
from app.client.environment import Environment
from app.client.exchange import Exchange, Phase
from app.client.failures import BadEnvironment, Cancelled, Failure, Mistake
from app.client.record import Record
from app.client.redact import Secret
from app.client.tokens import TokenSource
from app.contract import wire

if TYPE_CHECKING:
    from app.client.transport import Transport

_log = logging.getLogger(__name__)

_Outcome = tuple[Reply | None, Failure | None]


class Call:
    """One call under way; made by `Client.start`."""

    def __init__(self, record: Record, task: asyncio.Task[_Outcome]) -> None:
        self._record = record
        self._task = task
        self._exchange: asyncio.Future[Exchange] = task.get_loop().create_future()
        task.add_done_callback(self._finish)

    @property
    def id(self) -> str:
        """The id that the exchange will have."""
        return self._record.id

    @property
    def done(self) -> bool:
        return self._exchange.done()

    def cancel(self) -> None:
        """Stop waiting and close the socket; the exchange then says whether the call may still be charged."""
        self._task.cancel()

    async def exchange(self) -> Exchange:
        """Wait for the end, from as many places as you like; raises for nothing that befell the call."""
        return await asyncio.shield(self._exchange)

    def _finish(self, task: asyncio.Task[_Outcome]) -> None:
        reply: Reply | None = None
        failure: Failure | None
        if task.cancelled():
            failure = _cancelled(sending=self._record.sending)
        else:
            error = task.exception()
            if error is None:
                reply, failure = task.result()
            else:
                failure = _mistake(error, self._record)
        self._exchange.set_result(self._record.exchange(reply, failure))


class Client:
    """Sends requests. It keeps connections open between calls; `tokens` is asked anew for every call."""

    def __init__(self, tokens: TokenSource) -> None:
        self._tokens = tokens
        self._calls: set[asyncio.Task[_Outcome]] = set()
        self._transport: Transport | None = None

    def prepare(self) -> None:
        """Load what sending needs (60 ms and more), so that the first call does not wait for it."""
        self._opened()

    def start(
        self,
        content: Content,
        environment: Environment,
        *,
        on_phase: Callable[[Phase], None] | None = None,
    ) -> Call:
        """Start one call in the running event loop and give it back at once; nothing is ever sent twice.

        `content` is read before this returns: later edits don't change the call. Bytes are sent as they are.
        """
        body, unwritable = b"", None
        try:
            body = encode(content)
        except wire.NotJson as error:
            unwritable = error
        record = Record(environment, body, on_phase)
        record.reach(Phase.QUEUED)
        task = asyncio.get_running_loop().create_task(self._perform(record, unwritable))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)
        return Call(record, task)

    async def test_connection(self, environment: Environment) -> Connection:
        """Find out what can be told without asking for an answer; cancel the task to stop it.

        See app.client.connection for what is sent.
        """
        from app.client.probing import probe  # noqa: PLC0415 - as in `_perform`

        record = Record(probed(environment), b"", None)
        token = self._token(record)
        return await probe(self._opened(), record, token)

    async def aclose(self) -> None:
        """Cancel what is under way and close every connection."""
        calls = tuple(self._calls)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        if self._transport is not None:
            await self._transport.aclose()

    async def _perform(self, record: Record, unwritable: wire.NotJson | None) -> _Outcome:
        # Here, not above: httpx costs 60 ms, and the window's start can't wait for it.
        from app.client import outcome  # noqa: PLC0415

        if unwritable is not None:
            return None, outcome.not_sendable(unwritable)
        return await outcome.perform(self._opened(), record, self._token(record))

    def _token(self, record: Record) -> Secret | Failure:
        environment = record.environment
        faults = environments.problems(environment)
        if faults:
            message = (
                f"{environments.described(environment)} can't be used. {' '.join(faults)} Nothing was sent."
            )
            return BadEnvironment(message=message, advice="Correct it in the environment's settings.")
        token = token_source.resolve(environment, self._tokens)
        secret = token if isinstance(token, Secret) else None
        record.redactor = token_source.redactor(environment, secret)
        return token

    def _opened(self) -> "Transport":
        if self._transport is None:
            from app.client.transport import Transport  # noqa: PLC0415 - as above

            self._transport = Transport()
        return self._transport


def _cancelled(*, sending: bool) -> Cancelled:
    if not sending:
        return Cancelled(
            message="The call was cancelled before anything was sent.", advice="Send again at any time."
        )
    return Cancelled(
        message="You stopped waiting; the request may have reached the service.",
        advice="The call may still be charged. Send again only if that does not matter.",
        charged="maybe",
    )


def _mistake(error: BaseException, record: Record) -> Mistake:
    trail = "".join(traceback.format_exception(error))
    _log.error("A call ended in an error of the console itself.\n%s", record.redactor.text(trail))
    return Mistake(
        message=f"The console itself failed while it sent the request ({type(error).__name__}).",
        advice="Please report this with the log. Send again only if a second charge does not matter.",
        charged="maybe" if record.sending else "no",
    )
