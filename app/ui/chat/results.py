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
    between: tuple[str, str]
    """Who talks in it (see `talkers`)."""


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
            sent = _sent(exchange)
            self.outcomes.append(Outcome(exchange, anchor_of(sent), talkers(sent)))
            for answer in exchange.answers:
                if answer.id:
                    self.said[answer.id] = Said(exchange, answer)
        return bool(fresh)

    def latest_by_anchor(self, between: tuple[str, str]) -> Mapping[str, Exchange]:
        """The last exchange of a conversation after each of its messages.

        A retry takes the place of what failed before it.
        """
        return {item.anchor: item.exchange for item in self.outcomes if item.between == between}

    def owns(self, exchange: Exchange) -> bool:
        """Whether an answer of `exchange` is known by its id; a later one with the same id takes it over."""
        return any(
            said.exchange is exchange
            for answer in exchange.answers
            if (said := self.said.get(answer.id or ""))
        )

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


def talkers(content: Json) -> tuple[str, str]:
    """What user and persona are told apart by: the id, or a name; empty where there is none."""
    return _identity(content, "userProfile"), _identity(content, "personaProfile")


def place_in(sent: Json, current: Json) -> int | None:
    """Where the last message that was sent stands in the `current` document, -1 where none was sent.

    None when the document is no longer the conversation that was sent: others talk, or the message is gone.
    """
    if talkers(sent) != talkers(current):
        return None
    anchor = anchor_of(sent)
    messages = current.get("messages") if isinstance(current, dict) else None
    return positions(messages if isinstance(messages, list) else []).get(anchor) if anchor else -1


def _identity(content: Json, profile: str) -> str:
    part = content.get(profile) if isinstance(content, dict) else None
    names = (part.get(key) for key in ("id", "firstName", "nickname")) if isinstance(part, dict) else ()
    return next((name for name in names if isinstance(name, str) and name), "")


def _sent(exchange: Exchange) -> Json:
    try:
        return loads(exchange.request_body)
    except NotJson:
        return None


def positions(messages: Iterable[Json], start: int = 0) -> dict[str, int]:
    """Where each message stands, by its key; of doubles the last."""
    return {message_key(message): place for place, message in enumerate(messages, start)}
