"""Conversations and exchanges as the panes of the bench get them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from app.client import Clocks, Exchange, Failure, ReceivedAnswer, Refused
from app.client.answers import Reply
from app.contract.wire import Json, encode
from app.ui.bench import Bench
from app.workspace.document import Document


def message(name: str, sender: str = "USER", text: str | None = "Bonjour", **more: Json) -> dict[str, Json]:
    """One message of 22 November 2026."""
    words: dict[str, Json] = {} if text is None else {"text": text}
    return {"id": name, "sender": sender, "date": "2026-11-22T10:00:00Z", **more, **words}


def request(messages: Json) -> dict[str, Json]:
    """A small request from Marc to Léa."""
    return {
        "userProfile": {"firstName": "Marc"},
        "personaProfile": {"firstName": "Léa"},
        "language": "FR",
        "messages": messages,
        "replyParameters": {"chatModel": "dating-smart-1"},
    }


def bench(*messages: Json) -> Bench:
    """A bench with these messages and nothing sent yet."""
    return Bench(Document(request(list(messages))))


def answer(
    name: str,
    text: str | None = "Salut",
    *,
    cost: str = "0.0125",
    time: float = 3.1,
    stop: str | None = None,
    until: str | None = None,
    **more: Json,
) -> ReceivedAnswer:
    """One answer as the client reads it."""
    raw: dict[str, Json] = {
        "id": name,
        "type": "TEXT",
        "cost": cost,
        "responseTime": time,
        "sequenceNumber": 0,
        "createdAt": "2026-11-22T10:07:04.512+02:00",
        "text": text,
        "conversationStopReason": stop,
        "conversationStoppedUntil": until,
        **more,
    }
    return ReceivedAnswer(
        raw=raw,
        id=name,
        cost=Decimal(cost),
        response_time=time,
        sequence_number=0,
        text=text,
        stop_reason=stop,
        stopped_until=datetime.fromisoformat(until) if until else None,
        unknown_fields=tuple(more),
    )


def exchange(
    content: Json,
    answers: Sequence[ReceivedAnswer] = (),
    failure: Failure | None = None,
    status: int | None = 200,
    body: bytes | None = None,
) -> Exchange:
    """What came back for `content`."""
    return Exchange(
        id=f"exchange-{id(answers)}",
        environment="Sandbox",
        url="http://127.0.0.1:8642/cs/v1/content_creation/conversations/generate",
        method="POST",
        sent_at=datetime(2026, 11, 22, 10, 7, tzinfo=UTC),
        request_body=encode(content),
        request_headers=(("Authorization", "Bearer ••••"), ("Content-Type", "application/json")),
        status=status,
        response_headers=(("content-type", "application/json"),),
        response_body=encode({"answers": [item.raw for item in answers]}) if body is None else body,
        decoded_body=None,
        reply=None if failure is not None else Reply({}, tuple(answers)),
        clocks=Clocks(0.0, 0.003, 0.004, 2.904, 2.905),
        failure=failure,
    )


def refused() -> Failure:
    """Too many requests."""
    return Refused(
        status=429,
        message="The service refused the request: too many requests.",
        advice="Wait 30 s and send again.",
        said="slow down",
        retry_after=30,
    )


def finish(on: Bench, what: Exchange) -> None:
    """What Sending does at a call's end."""
    on.exchanges.append(what)
    on.finished.emit(what)


def begin(on: Bench) -> None:
    """What Sending does when a call begins."""
    on.sent = on.document.content
    on.sending.emit(None)
