"""The answers in the documented form: ids, cost, times and order."""

import random
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from app.contract.wire import Json
from app.sandbox.clock import whole_milliseconds, wire_time
from app.sandbox.draft import Draft
from app.sandbox.turn import DEFAULT_MODEL, Turn, graphemes

DEFAULT_BUFFER_SECONDS: Final = 5.0
_ALPHANUMERICS: Final = string.ascii_letters + string.digits
_GENERATED_PERSONALITY: Final = Decimal("0.02")
_PER_TEN_GRAPHEMES: Final = Decimal("0.0002")


@dataclass(frozen=True)
class _Model:
    cost: Decimal
    """For an answer, before its length is counted."""
    seconds: tuple[float, float]
    """The least and the most time that an answer takes."""


# Costs and speeds of our own: the API documents none.
_MODELS: Final[Mapping[str, _Model]] = {
    "dating-smart-1": _Model(Decimal("0.015"), (0.8, 1.8)),
    "dating-pro-1": _Model(Decimal("0.025"), (1.5, 3.5)),
    "chat-2-smart": _Model(Decimal("0.02"), (0.7, 1.6)),
    "chat-2-pro": _Model(Decimal("0.04"), (1.2, 3.0)),
}
# Graphemes a second.
_TYPING: Final[Mapping[str, float]] = {"FAST": 20.0, "NORMAL": 8.0}


@dataclass(frozen=True)
class Reply:
    """What goes back, and how long it is held back (seconds at speed 1)."""

    answers: list[dict[str, Json]]
    seconds: float
    until: datetime | None
    """When the stop that it tells of ends."""


def answer(turn: Turn, draft: Draft, speed: float) -> Reply:
    """The reply of a finished draft. The answers' times lie `speed` times closer than they would be."""
    if draft.silent:
        return Reply([], 0.0, None)
    dice = turn.dice.of("answers")
    model = _MODELS[turn.parameters.chat_model or DEFAULT_MODEL]
    buffer = turn.parameters.buffer_seconds
    waited = DEFAULT_BUFFER_SECONDS if buffer is None else float(buffer)
    answers: list[dict[str, Json]] = []
    parent: str | None = None
    until: datetime | None = None
    for place, text in enumerate(draft.texts):
        taken = round(dice.uniform(*model.seconds), 3)
        waited += taken + _typing_seconds(turn, text or "")
        created = whole_milliseconds(turn.time + timedelta(seconds=waited / speed))
        until = draft.stop.until(created) if draft.stop else None
        entry = _entry(turn, draft)
        entry |= {"id": _id(dice), "cost": _cost(turn, model, text), "responseTime": taken, "text": text}
        entry |= {"sequenceNumber": place + 1 if len(draft.texts) > 1 else 0, "parentAnswerId": parent}
        entry |= {"createdAt": wire_time(created), "pictureUrl": None if place else draft.picture_url}
        entry["conversationStoppedUntil"] = wire_time(until) if until else None
        answers.append(entry)
        parent = str(entry["id"])
    return Reply(answers, waited, until)


def _entry(turn: Turn, draft: Draft) -> dict[str, Json]:
    """What all answers of a reply share, with every documented key in the documented order."""
    return {
        "id": "",
        "userProfileId": turn.request.user_profile.id,
        "personaProfileId": turn.request.persona_profile.id,
        "type": "TEXT",
        "tags": turn.request.tags or {},
        "cost": "0",
        "responseTime": 0,
        "sequenceNumber": 0,
        "createdAt": "",
        "text": None,
        "pictureUrl": None,
        "conversationStopReason": draft.stop.reason if draft.stop else None,
        "conversationStoppedUntil": None,
        "parentAnswerId": None,
    }


def _typing_seconds(turn: Turn, text: str) -> float:
    rate = _TYPING.get(turn.parameters.reply_typing_delay or "INSTANT")
    return graphemes(text) / rate if rate else 0.0


def _id(dice: random.Random) -> str:
    return "answer_" + "".join(dice.choices(_ALPHANUMERICS, k=18))


def _cost(turn: Turn, model: _Model, text: str | None) -> str:
    """Money in plain decimals; an answer without a text costs nothing, which is our assumption."""
    if text is None:
        return "0"
    cost = model.cost + _PER_TEN_GRAPHEMES * (graphemes(text) // 10)
    if turn.parameters.generate_personality:
        cost += _GENERATED_PERSONALITY
    return f"{cost.normalize():f}"
