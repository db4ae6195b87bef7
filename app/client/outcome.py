"""What a finished transfer comes to: a reply, or the failure that its status or body stands for."""

from datetime import UTC, datetime

from app.client.answers import Reply
from app.client.failures import BrokenAnswer, Failure
from app.client.gate import not_sendable
from app.client.reading import read_reply
from app.client.record import Record
from app.client.redact import Secret
from app.client.statuses import refused
from app.client.transport import Transport, too_large

__all__ = ["not_sendable", "perform"]


async def perform(
    transport: Transport, record: Record, token: Secret | Failure
) -> tuple[Reply | None, Failure | None]:
    """Send once and read what came back."""
    failure = await transport.post(record, token)
    if record.status is not None and not 200 <= record.status < 300 and _arrived(failure):
        return None, _refused(record.status, record)
    if failure is not None:
        return None, failure
    return _read(record)


def _arrived(failure: Failure | None) -> bool:
    """A refusal stays a refusal where only its explanation was cut short."""
    return failure is None or isinstance(failure, BrokenAnswer)


def _read(record: Record) -> tuple[Reply | None, Failure | None]:
    decoded = record.decoded
    if decoded is not None and decoded.problem:
        message = f"The answer can't be read: {decoded.problem}."
        if decoded.too_large:
            return None, too_large(message)
        advice = "Look at the response; a proxy in between may have changed it."
        return None, BrokenAnswer(reason="encoding", message=message, advice=advice)
    result = read_reply(record.body)
    return (result, None) if isinstance(result, Reply) else (None, result)


def _refused(status: int, record: Record) -> Failure:
    headers = {name.lower(): value for name, value in record.response_headers}
    return refused(status, headers, record.body, datetime.now(UTC))
