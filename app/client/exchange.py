"""An exchange: all that went out and came back for one request, with its clocks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.client.answers import ReceivedAnswer, Reply
from app.client.failures import Charged, Failure

Headers = tuple[tuple[str, str], ...]


class Phase(StrEnum):
    """How far a call has come."""

    QUEUED = "queued"
    CONNECTED = "connected"
    SENT = "sent"
    FIRST_BYTE = "first byte"
    END = "end"


@dataclass(frozen=True)
class Clocks:
    """Seconds since the call was started, None for what was not reached.

    `connected` is also set when an open connection was used again; `first_byte` is when the response's
    headers were read.
    """

    queued: float | None = None
    connected: float | None = None
    sent: float | None = None
    first_byte: float | None = None
    end: float | None = None


@dataclass(frozen=True)
class Exchange:
    """One request and what became of it. No token is in it: what echoes the token holds `••••` instead."""

    id: str
    environment: str
    url: str
    method: str
    sent_at: datetime
    """When the call was started, in UTC."""
    request_body: bytes = field(repr=False)
    """The bytes sent (or that would have been), but for a token that stands in them."""
    request_headers: Headers
    status: int | None
    response_headers: Headers
    response_body: bytes = field(repr=False)
    """The bytes as they came, encoded where `content-encoding` says so; the part that came, if cut."""
    decoded_body: bytes | None = field(repr=False)
    """The decoded bytes, None where they were not encoded."""
    reply: Reply | None = field(repr=False)
    clocks: Clocks
    failure: Failure | None

    @property
    def body(self) -> bytes:
        """The response body to read: decoded where it was encoded."""
        return self.response_body if self.decoded_body is None else self.decoded_body

    @property
    def answers(self) -> tuple[ReceivedAnswer, ...]:
        """The answers as they came; with no `failure`, none is what the service answered."""
        return () if self.reply is None else self.reply.answers

    @property
    def charged(self) -> Charged:
        """Whether the service may charge for it."""
        return "yes" if self.failure is None else self.failure.charged
