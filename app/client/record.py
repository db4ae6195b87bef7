"""The record of one call while it runs, from which its exchange can be made at any moment."""

import asyncio
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from app.client.answers import Reply
from app.client.bodies import Decoded, decode
from app.client.environment import Environment
from app.client.exchange import Clocks, Exchange, Headers, Phase
from app.client.failures import Failure
from app.client.redact import MASK, Redactor

METHOD = "POST"


class Record:
    """Filled by the transport, read when the call ends, however it ends."""

    def __init__(
        self, environment: Environment, request_body: bytes, on_phase: Callable[[Phase], None] | None
    ) -> None:
        self.id = uuid.uuid4().hex
        self.environment = environment
        self.request_body = request_body
        self.started_at = datetime.now(UTC)
        self.redactor = Redactor()
        self.request_headers: Headers = ()
        self.sending = False
        """Whether a byte of the request may have left."""
        self.status: int | None = None
        self.response_headers: Headers = ()
        self.response_body = bytearray()
        self.complete = False
        """Whether the whole response is here."""
        self._on_phase = on_phase
        self._start = time.perf_counter()
        self._clocks: dict[Phase, float] = {}
        self._decoded: tuple[bytes, Decoded | None] | None = None

    def reach(self, phase: Phase) -> None:
        """Stop the clock of a phase; a second time it changes nothing."""
        if phase in self._clocks:
            return
        self._clocks[phase] = time.perf_counter() - self._start
        if self._on_phase is not None:
            # Through the loop: a listener that fails must not break a call that is under way.
            asyncio.get_running_loop().call_soon(self._on_phase, phase)

    def asked(self, headers: Headers) -> None:
        """Keep the headers sent, without the token."""
        self.request_headers = tuple(
            (name, f"Bearer {MASK}" if name.lower() == "authorization" else self.redactor.text(value))
            for name, value in headers
        )

    def answered(self, status: int, headers: Headers) -> None:
        """Keep the head of the response, without the token."""
        self.status = status
        self.response_headers = tuple(
            (self.redactor.text(name), self.redactor.text(value)) for name, value in headers
        )

    def header(self, name: str) -> str:
        """A response header's values joined with commas, empty where there is none; `name` in lower case."""
        return ", ".join(value for key, value in self.response_headers if key.lower() == name)

    @property
    def decoded(self) -> Decoded | None:
        """The response body decoded as far as it goes, None where it is not encoded; without the token."""
        return self._bodies()[1]

    @property
    def body(self) -> bytes:
        """The body to read: decoded where it was encoded; without the token."""
        raw, decoded = self._bodies()
        return raw if decoded is None else decoded.data

    def exchange(self, reply: Reply | None, failure: Failure | None) -> Exchange:
        """What is known now, as it is handed out."""
        self.reach(Phase.END)
        raw, decoded = self._bodies()
        return Exchange(
            id=self.id,
            environment=self.environment.name,
            url=self.redactor.text(self.environment.url),
            method=METHOD,
            sent_at=self.started_at,
            request_body=self.redactor.data(self.request_body),
            request_headers=self.request_headers,
            status=self.status,
            response_headers=self.response_headers,
            response_body=raw,
            decoded_body=None if decoded is None else decoded.data,
            reply=reply,
            clocks=self._read_clocks(),
            failure=failure,
        )

    def _bodies(self) -> tuple[bytes, Decoded | None]:
        if self._decoded is None or not self.complete:
            self._decoded = self._read_bodies()
        return self._decoded

    def _read_bodies(self) -> tuple[bytes, Decoded | None]:
        raw = bytes(self.response_body)
        decoded = decode(raw, self.header("content-encoding"))
        if decoded is None:
            return self.redactor.data(raw), None
        data = self.redactor.data(decoded.data)
        if data == decoded.data:
            return self.redactor.data(raw), decoded
        # The token stands in compressed bytes, where it can't be masked: the readable form stands for both.
        return data, Decoded(data, decoded.problem, decoded.too_large)

    def _read_clocks(self) -> Clocks:
        clock = self._clocks.get
        return Clocks(
            clock(Phase.QUEUED),
            clock(Phase.CONNECTED),
            clock(Phase.SENT),
            clock(Phase.FIRST_BYTE),
            clock(Phase.END),
        )
