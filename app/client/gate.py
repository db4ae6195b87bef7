"""The gate before the wire: whether these very bytes may be sent."""

from collections.abc import Iterator
from datetime import date

from app.client.content import sentence
from app.client.failures import NotSendable, UnderAge
from app.contract import adult, wire
from app.contract.pointer import join
from app.contract.wire import Json


def refusal(body: bytes, today: date) -> NotSendable | UnderAge | None:
    """Why the bytes stay here, None where they may go.

    Bytes that are not strict JSON stay: another reader might find a profile in them that this one can't.
    `today` is the day in UTC.
    """
    try:
        document = wire.loads(body)
    except wire.NotJson as error:
        return not_sendable(error)
    pointers = tuple(dict.fromkeys(_minors(document, today)))
    if not pointers:
        return None
    places = wire.shorten(", ".join(pointers), 200)
    return UnderAge(
        message=f"A profile is under 18 ({places}), so nothing was sent; there is no way around it.",
        advice="Correct the birthdate; both profiles must be adults.",
        pointers=pointers,
    )


def not_sendable(error: wire.NotJson) -> NotSendable:
    """The failure for content that is not one strict JSON value."""
    return NotSendable(
        message=f"The request is not readable JSON, so nothing was sent. {sentence(error)}",
        advice="Correct the text: without reading it nobody can tell that both profiles are adults.",
    )


def _minors(document: Json, today: date) -> Iterator[str]:
    """Of the request, and of any that is wrapped in a list or another object."""
    pending: list[tuple[str, Json]] = [("", document)]
    while pending:
        at, value = pending.pop()
        if isinstance(value, dict):
            for pointer in adult.minors(value, today):
                yield at + pointer
            pending += [(join(at, key), item) for key, item in value.items() if isinstance(item, dict | list)]
        elif isinstance(value, list):
            pending += [
                (join(at, place), item) for place, item in enumerate(value) if isinstance(item, dict | list)
            ]
