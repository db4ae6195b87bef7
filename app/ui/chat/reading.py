"""Reads messages of any JSON, right or wrong, into rows of the chat."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from app.contract.wire import Json, dumps
from app.ui.chat.results import Results, Said
from app.ui.chat.rows import BubblePart, MessageRow, PartKind
from app.ui.chat.times import clock_words, day_words, moment, seconds_words
from app.ui.chat.visible import visible

_LOOK_BACK: Final = 20


def message_row(
    messages: Sequence[Json], place: int, results: Results, now: datetime, zone: tzinfo | None = None
) -> MessageRow:
    """The bubble of the message at `place`, with its day line and its caption where they belong."""
    message = messages[place]
    on_right = isinstance(message, dict) and message.get("sender") == "USER"
    return MessageRow(
        parts=_parts(message),
        caption=_caption(messages, place, results, zone),
        on_right=on_right,
        day=_day(messages, place, now, zone),
    )


def _parts(message: Json) -> tuple[BubblePart, ...]:
    if not isinstance(message, dict):
        return (BubblePart(PartKind.RAW, visible(dumps(message, None)), "not a message"),)
    found = [*_pictures(message), *_gifts(message), *_poke(message), *_text(message)]
    return tuple(found) or (BubblePart(PartKind.RAW, "empty message"),)


def _text(message: Mapping[str, Json]) -> list[BubblePart]:
    text = message.get("text")
    if text is None or text == "":
        return []
    if isinstance(text, str):
        return [BubblePart(PartKind.TEXT, visible(text))]
    return [_raw("text", text)]


def _poke(message: Mapping[str, Json]) -> list[BubblePart]:
    poke = message.get("poke")
    if poke is None or poke is False:
        return []
    return [BubblePart(PartKind.POKE, "👋 Poke") if poke is True else _raw("poke", poke)]


def _gifts(message: Mapping[str, Json]) -> list[BubblePart]:
    gifts = message.get("gifts")
    if gifts is None:
        return []
    return [_gift(gift) for gift in gifts] if isinstance(gifts, list) else [_raw("gifts", gifts)]


def _gift(gift: Json) -> BubblePart:
    if not isinstance(gift, dict) or not isinstance(gift.get("name"), str):
        return _raw("gift", gift)
    tier = gift.get("tier")
    note = "" if tier is None else f"({visible(tier if isinstance(tier, str) else dumps(tier, None))})"
    return BubblePart(PartKind.GIFT, f"🎁 {visible(str(gift['name']))}", note)


def _pictures(message: Mapping[str, Json]) -> list[BubblePart]:
    urls = message.get("pictureUrls")
    if urls is None:
        return []
    return [picture_part(url) for url in urls] if isinstance(urls, list) else [_raw("pictureUrls", urls)]


def picture_part(url: Json) -> BubblePart:
    """A picture as its host and file name; it is not loaded."""
    if not isinstance(url, str):
        return _raw("picture", url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return BubblePart(PartKind.PICTURE, f"🖼 {visible(url)}")
    file = parts.path.rpartition("/")[2]
    host = parts.hostname or ""
    return BubblePart(PartKind.PICTURE, f"🖼 {visible(f'{host}/{file}' if host else url)}")


def _raw(name: str, value: Json) -> BubblePart:
    return BubblePart(PartKind.RAW, f"{name}: {visible(dumps(value, None))}")


def _day(messages: Sequence[Json], place: int, now: datetime, zone: tzinfo | None) -> str:
    when = _when(messages[place], zone)
    if when is None:
        return ""
    # Messages without a date that can be read do not begin a day; a few of them are looked past.
    before = (_when(messages[at], zone) for at in range(place - 1, max(place - 1 - _LOOK_BACK, -1), -1))
    earlier = next((date for date in before if date is not None), None)
    return "" if earlier is not None and earlier.date() == when.date() else day_words(when, now)


def _when(message: Json, zone: tzinfo | None) -> datetime | None:
    return moment(message.get("date"), zone) if isinstance(message, dict) else None


def _caption(messages: Sequence[Json], place: int, results: Results, zone: tzinfo | None) -> str:
    said = results.said_of(messages[place])
    if said is None:
        return _plain_caption(messages[place], zone)
    following = results.said_of(messages[place + 1]) if place + 1 < len(messages) else None
    if following is not None and following.exchange is said.exchange:
        return ""
    return _answer_caption(_group(messages, place, results, said))


def _group(messages: Sequence[Json], place: int, results: Results, last: Said) -> list[Said]:
    group = [last]
    while place > 0:
        place -= 1
        said = results.said_of(messages[place])
        if said is None or said.exchange is not last.exchange:
            break
        group.append(said)
    return group


def _answer_caption(group: Sequence[Said]) -> str:
    count = [f"{len(group)} messages"] if len(group) > 1 else []
    return " · ".join(["persona", *count, *_time(group), *_cost(group)])


def _time(group: Sequence[Said]) -> list[str]:
    """The longest of the answers' times: they are of one reply and came together."""
    times = [time for said in group if (time := said.answer.response_time) is not None]
    return [seconds_words(max(times))] if times else []


def _cost(group: Sequence[Said]) -> list[str]:
    """What the answers cost together."""
    costs = [cost for said in group if (cost := said.answer.cost) is not None]
    return [f"{sum(costs, Decimal(0)):.4f}"] if costs else []


def _plain_caption(message: Json, zone: tzinfo | None) -> str:
    if not isinstance(message, dict):
        return ""
    return " · ".join(word for word in (_time_words(message.get("date"), zone), _who(message)) if word)


def _time_words(date: Json, zone: tzinfo | None) -> str:
    when = moment(date, zone)
    if when is not None:
        return clock_words(when)
    return "" if date is None else visible(date if isinstance(date, str) else dumps(date, None))


def _who(message: Mapping[str, Json]) -> str:
    sender = message.get("sender")
    if sender == "USER":
        return _only_attachment(message) or "user"
    if sender == "PERSONA":
        return "persona"
    return "no sender" if sender is None else f"sender {visible(dumps(sender, None))}"


def _only_attachment(message: Mapping[str, Json]) -> str:
    """What a message is when it has no words: `gift`, `poke`, `picture`; empty for other messages."""
    if message.get("text"):
        return ""
    kinds = {"gifts": "gift", "pictureUrls": "picture", "poke": "poke"}
    return next((word for key, word in kinds.items() if message.get(key)), "")
