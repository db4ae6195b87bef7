"""The bodies of faults whose response is whole: made from the reply that would have gone out."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from app.contract.wire import Json, encode

Entry: TypeAlias = dict[str, Json]

_MEGABYTE: Final = 1_000_000
_LINE: Final = "This line is one of very many, and each of them is as plain as this one.\n"
_WRONG: Final[Entry] = {
    "id": 7,
    "userProfileId": True,
    "personaProfileId": ["persona"],
    "type": 1,
    "tags": "none",
    "cost": {"amount": 0.02},
    "responseTime": "fast",
    "sequenceNumber": "first",
    "createdAt": 1_700_000_000,
    "text": {"en": "Good morning."},
    "pictureUrl": False,
    "conversationStopReason": 3,
    "conversationStoppedUntil": [],
    "parentAnswerId": 0,
}
_UNKNOWN: Final[Entry] = {
    "type": "VOICE",
    "conversationStopReason": "SERVICE_ON_HOLIDAY",
    "mood": "SUNNY",
    "voice": {"url": "https://example.org/voice.ogg", "seconds": 4.2},
}


def answers_of(reply: Json) -> list[Entry]:
    """The answers of a reply; one empty answer where it has none, so that a fault has a place."""
    answers = reply.get("answers") if isinstance(reply, dict) else None
    entries = [entry for entry in answers if isinstance(entry, dict)] if isinstance(answers, list) else []
    return entries or [{}]


def _with_text(answers: list[Entry], text: str) -> bytes:
    return encode({"answers": [{**answers[0], "text": text}, *answers[1:]]})


def _invalid_utf_8(answers: list[Entry]) -> bytes:
    # A private character marks the place: no sentence of a phrasebook holds it.
    return _with_text(answers, "Good \ue000 morning").replace("\ue000".encode(), b"\xff\xfe")


def _unknown(answers: list[Entry]) -> bytes:
    changed: list[Json] = [entry | _UNKNOWN for entry in answers]
    return encode({"answers": changed, "traceId": "8f2c", "warnings": []})


BODIES: Final[Mapping[str, Callable[[list[Entry]], bytes]]] = {
    "empty": lambda _: b"",
    "not-json": lambda _: b"The reply is on its way.",
    "invalid-utf-8": _invalid_utf_8,
    "wrong-types": lambda answers: encode({"answers": [entry | _WRONG for entry in answers]}),
    "no-answers": lambda _: encode({"status": "done"}),
    "unknown": _unknown,
    "20-mb": lambda answers: _with_text(answers, _LINE * (20 * _MEGABYTE // len(_LINE) + 1)),
    "2-mb-line": lambda answers: _with_text(answers, "line" * (2 * _MEGABYTE // 4)),
}
"""The body of each such fault, from the answers of the real reply."""
