"""What is said in the chat about calls: running, failed, without an answer, conversation stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from app.client import Exchange, Failure, ReceivedAnswer
from app.client.failure_words import failure_words
from app.ui.chat.results import Results
from app.ui.chat.rows import NoticeRow, NoticeTone
from app.ui.chat.times import clock_words, day_words
from app.ui.chat.visible import visible
from app.ui.selection import Part

_FOR_GOOD = {"USER_UNDERAGE", "USER_SUSPICIOUS"}
"""Stop reasons that the contract's README calls permanent."""


@dataclass(frozen=True)
class Notice:
    """A row about an exchange, and the tab of the inspector that its link opens."""

    row: NoticeRow
    exchange: Exchange | None
    part: Part = Part.ANSWER


def placed_notices(
    results: Results,
    places: Mapping[str, int],
    between: tuple[str, str],
    now: datetime,
    zone: tzinfo | None = None,
) -> list[tuple[int, Notice]]:
    """The notices of the conversation `between` two, each with the message after which it stands.

    `places` tells where messages stand; -1 is before the first. What belongs to a message that is gone, or
    to a conversation of others, is left out.
    """
    latest = results.latest_by_anchor(between)
    found: list[tuple[int, Notice]] = []
    for outcome in results.outcomes:
        exchange = outcome.exchange
        if exchange.answers and any(a.id for a in exchange.answers) and not results.owns(exchange):
            continue
        answered = [
            places[answer.id] for answer in exchange.answers if answer.id is not None and answer.id in places
        ]
        if answered:
            found += [(max(answered), notice) for notice in _stops(exchange, now, zone)]
            continue
        place = places.get(outcome.anchor) if outcome.anchor else -1
        if place is not None and latest.get(outcome.anchor) is exchange:
            found += [(place, notice) for notice in _outcome(exchange, now, zone)]
    return sorted(found, key=lambda item: item[0])


def _outcome(exchange: Exchange, now: datetime, zone: tzinfo | None) -> list[Notice]:
    if exchange.failure is not None:
        return [_failure(exchange, exchange.failure)]
    if not exchange.answers:
        words = "The service answered with no messages. The call succeeded and the persona stays silent."
        row = NoticeRow(words, NoticeTone.QUIET, link="Show response")
        return [Notice(row, exchange, Part.RESPONSE)]
    if any(answer.text or answer.picture_url for answer in exchange.answers):
        return []
    return _stops(exchange, now, zone) or [
        Notice(
            NoticeRow("The answer holds neither text nor picture.", NoticeTone.QUIET, link="Show response"),
            exchange,
            Part.RESPONSE,
        )
    ]


def _failure(exchange: Exchange, failure: Failure) -> Notice:
    text, *details = failure_words(failure)
    part = Part.REQUEST if exchange.status is None else Part.RESPONSE
    link = "Show request" if exchange.status is None else "Show response"
    row = NoticeRow(text, NoticeTone.DANGER, strong=text, details=tuple(details), link=link)
    return Notice(row, exchange, part)


def _stops(exchange: Exchange, now: datetime, zone: tzinfo | None) -> list[Notice]:
    words = dict.fromkeys(
        row for answer in exchange.answers if (row := stop_row(answer, now, zone)) is not None
    )
    return [Notice(row, exchange) for row in words]


def stop_row(answer: ReceivedAnswer, now: datetime, zone: tzinfo | None = None) -> NoticeRow | None:
    """The banner of an answer that stopped or paused the conversation, None for others."""
    reason, until = answer.stop_reason, answer.stopped_until
    if reason is None and until is None:
        return None
    verb = "paused" if reason == "PAUSE_CONVERSATION" else "stopped"
    strong = "" if until is None else until_words(until.astimezone(zone), now)
    ending = f" until {strong}" if strong else " for good" if reason in _FOR_GOOD else ""
    name = "" if reason is None else f" · {visible(reason)}"
    return NoticeRow(
        f"The service {verb} this conversation{ending}{name}", NoticeTone.WARNING, strong=strong, paused=True
    )


def until_words(until: datetime, now: datetime) -> str:
    """`16:07`, with the day where it is not today."""
    if until.date() == now.date():
        return clock_words(until)
    return f"{clock_words(until)} on {day_words(until, now)}"
