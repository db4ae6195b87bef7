"""What came of the calls of this sitting, by the messages that they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.client import Exchange, ReceivedAnswer
from app.contract.wire import Json, NotJson, dumps, loads


@dataclass(frozen=True)
class Said:
    """An answer with the exchange that it came in."""

    exchange: Exchange
    answer: ReceivedAnswer


@dataclass(frozen=True)
class Outcome:
    """An exchange beside the message after which its reply belongs."""

    exchange: Exchange
    anchor: str
    """Key of the last message that was sent, empty when the request held none."""


@dataclass
class Results:
    """The exchanges of a sitting; each is read once."""

    outcomes: list[Outcome] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)
    """By the id of the answer, which is the id of the message that it became."""

    def take(self, exchanges: Sequence[Exchange]) -> bool:
        """Read what is new at the end of `exchanges`; whether there was anything."""
        fresh = exchanges[len(self.outcomes) :]
        for exchange in fresh:
            self.outcomes.append(Outcome(exchange, anchor_of_body(exchange.request_body)))
            for answer in exchange.answers:
                if answer.id:
                    self.said[answer.id] = Said(exchange, answer)
        return bool(fresh)

    def latest_by_anchor(self) -> Mapping[str, Exchange]:
        """The last exchange after each message: a retry takes the place of what failed before it."""
        return {outcome.anchor: outcome.exchange for outcome in self.outcomes}

    def said_of(self, message: Json) -> Said | None:
        """The answer that a message was, None where it was not sent from here."""
        name = message.get("id") if isinstance(message, dict) else None
        return self.said.get(name) if isinstance(name, str) else None


def message_key(message: Json) -> str:
    """What a message is found again by: its id, and its whole JSON where it has none."""
    name = message.get("id") if isinstance(message, dict) else None
    return name if isinstance(name, str) and name else dumps(message, None)


def anchor_of(content: Json) -> str:
    """The key of the last message of a request, empty when it holds none."""
    messages = content.get("messages") if isinstance(content, dict) else None
    return message_key(messages[-1]) if isinstance(messages, list) and messages else ""


def anchor_of_body(body: bytes) -> str:
    """The same of a request as it was sent."""
    try:
        return anchor_of(loads(body))
    except NotJson:
        return ""


def positions(messages: Iterable[Json], start: int = 0) -> dict[str, int]:
    """Where each message stands, by its key; of doubles the last."""
    return {message_key(message): place for place, message in enumerate(messages, start)}
