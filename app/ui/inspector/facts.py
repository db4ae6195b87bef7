"""What is known of an answer or an exchange, as names and values to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from app.client import Cancelled, Exchange, NotReached, ReceivedAnswer, TimedOut
from app.contract.wire import Json, NotJson, dumps, loads
from app.ui.chat.times import moment, seconds_words
from app.ui.chat.visible import visible
from app.ui.selection import Selection

_SHORT: Final = 14
"""Characters of an id that are shown; all of it is in the tooltip and is what is copied."""

_SHOWN_APART: Final = {
    *("id", "responseTime", "cost", "createdAt", "sequenceNumber", "text", "type"),
    *("conversationStopReason", "conversationStoppedUntil"),
}


@dataclass(frozen=True)
class Fact:
    """One line: a name, a value, and the whole value where what is shown is shortened."""

    name: str
    value: str
    whole: str = ""
    warning: bool = False

    @property
    def copied(self) -> str:
        """What goes to the clipboard."""
        return self.whole or self.value


def facts_of(selection: Selection, zone: tzinfo | None = None) -> tuple[Fact, ...]:
    """The facts of the selected answer, and of its exchange."""
    answer, exchange = selection.answer, selection.exchange
    found = [] if answer is None else _answer_facts(answer, exchange, zone)
    return (*found, *_exchange_facts(exchange, zone, alone=answer is None))


def _answer_facts(answer: ReceivedAnswer, exchange: Exchange, zone: tzinfo | None) -> list[Fact]:
    raw = answer.raw if isinstance(answer.raw, dict) else {}
    if not isinstance(answer.raw, dict):
        return [Fact("answer", visible(dumps(answer.raw, None)), warning=True)]
    found = [
        _short("id", raw.get("id")),
        _plain("model", _model_of(exchange)),
        _time(answer, raw.get("responseTime")),
        _cost(answer, raw.get("cost")),
        _date("created", raw.get("createdAt"), zone),
        _plain("sequence", raw.get("sequenceNumber")),
        _plain("type", raw.get("type")) if raw.get("type") != "TEXT" else None,
        _stopped(raw, zone),
        *(_other(name, value, answer) for name, value in raw.items() if name not in _SHOWN_APART),
    ]
    return [fact for fact in found if fact is not None]


def _exchange_facts(exchange: Exchange, zone: tzinfo | None, *, alone: bool) -> list[Fact]:
    end = exchange.clocks.end if was_tried(exchange) else None
    found = [
        Fact("environment", exchange.environment),
        _sent(exchange, zone),
        Fact("status", "none" if exchange.status is None else str(exchange.status)),
        Fact("answers", str(len(exchange.answers))) if alone else None,
        Fact("took", seconds_words(end)) if alone and end is not None else None,
    ]
    return [fact for fact in found if fact is not None]


def was_tried(exchange: Exchange) -> bool:
    """Whether the console went to the service at all: some requests it does not send."""
    return exchange.clocks.connected is not None or isinstance(
        exchange.failure, NotReached | TimedOut | Cancelled
    )


def _sent(exchange: Exchange, zone: tzinfo | None) -> Fact:
    if exchange.clocks.connected is None:
        return Fact("sent", "not sent")
    at = f"{exchange.sent_at.astimezone(zone):%H:%M:%S}"
    whole = exchange.clocks.sent is not None
    return Fact("sent", at if whole else f"{at}, not to its end", exchange.sent_at.isoformat())


def _short(name: str, value: Json) -> Fact | None:
    if not isinstance(value, str) or len(value) <= _SHORT:
        return _plain(name, value)
    return Fact(name, f"{visible(value[: _SHORT - 1])}…", value)


def _plain(name: str, value: Json) -> Fact | None:
    if value is None:
        return None
    return Fact(name, visible(value if isinstance(value, str) else dumps(value, None)))


def _time(answer: ReceivedAnswer, raw: Json) -> Fact | None:
    if answer.response_time is None:
        return _plain("response time", raw)
    return Fact("response time", seconds_words(answer.response_time), f"{dumps(raw, None)} s")


def _cost(answer: ReceivedAnswer, raw: Json) -> Fact | None:
    if answer.cost is None or not isinstance(raw, str):
        return _plain("cost", raw)
    # Costs below each other compare at sight with the same number of decimals; more are never cut.
    shown = f"{answer.cost:.4f}"
    return Fact("cost", shown if answer.cost == type(answer.cost)(shown) else visible(raw), raw)


def _date(name: str, value: Json, zone: tzinfo | None) -> Fact | None:
    when = moment(value, zone)
    if when is None or not isinstance(value, str):
        return _plain(name, value)
    offset = f"{when:%z}"
    shown = f"{when:%H:%M:%S}.{when.microsecond // 1000:03}"
    return Fact(name, f"{shown} {offset[:3]}:{offset[3:5]}" if offset else shown, value)


def _stopped(raw: Mapping[str, Json], zone: tzinfo | None) -> Fact | None:
    reason, until = raw.get("conversationStopReason"), raw.get("conversationStoppedUntil")
    if reason is None and until is None:
        return None
    when = moment(until, zone)
    words = [] if reason is None else [visible(reason if isinstance(reason, str) else dumps(reason, None))]
    if when is not None:
        words.append(f"until {when:%Y-%m-%d %H:%M:%S}")
    elif until is not None:
        words.append(f"until {visible(dumps(until, None))}")
    return Fact("stopped", "\n".join(words), warning=True)


def _other(name: str, value: Json, answer: ReceivedAnswer) -> Fact | None:
    """A field without a line of its own: what the contract does not know is marked, what is null left out."""
    unknown = name in answer.unknown_fields
    if (value is None or value == {}) and not unknown:
        return None
    words = visible(value if isinstance(value, str) else dumps(value, None))
    note = "\nnot in the contract" if unknown else ""
    return Fact(visible(name), f"{words}{note}", words if note else "", warning=unknown)


def _model_of(exchange: Exchange) -> str | None:
    try:
        content = loads(exchange.request_body)
    except NotJson:
        return None
    parameters = content.get("replyParameters") if isinstance(content, dict) else None
    model = parameters.get("chatModel") if isinstance(parameters, dict) else None
    return model if isinstance(model, str) else None
