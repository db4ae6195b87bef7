"""What the service answered, read leniently: the raw value stays beside what is understood of it."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.contract.wire import Json


@dataclass(frozen=True)
class ReceivedAnswer:
    """One answer; a field is None where it was not sent, is null, or has another type than documented."""

    raw: Json = field(repr=False)
    """The answer as it came, whatever it is."""
    id: str | None = None
    user_profile_id: str | None = None
    persona_profile_id: str | None = None
    type: str | None = None
    tags: dict[str, Json] | None = None
    cost: Decimal | None = None
    response_time: float | None = None
    """Seconds."""
    sequence_number: int | None = None
    created_at: datetime | None = None
    """Aware; UTC where the service gave no offset."""
    text: str | None = None
    picture_url: str | None = None
    stop_reason: str | None = None
    """As the service spells it, also where the value is not documented."""
    stopped_until: datetime | None = None
    parent_answer_id: str | None = None
    unknown_fields: tuple[str, ...] = ()
    """Names that the contract does not list."""
    misfits: tuple[str, ...] = ()
    """Names whose value has another type than documented."""


@dataclass(frozen=True)
class Reply:
    """The whole reply: its answers in the order received."""

    raw: dict[str, Json] = field(repr=False)
    answers: tuple[ReceivedAnswer, ...]
    unknown_fields: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What was read although it is not strict JSON, a sentence each."""

    def in_sequence(self) -> tuple[ReceivedAnswer, ...]:
        """By sequence number; answers without one come last, in the order received."""
        return tuple(sorted(self.answers, key=_place))


def _place(answer: ReceivedAnswer) -> tuple[bool, int]:
    return answer.sequence_number is None, answer.sequence_number or 0
