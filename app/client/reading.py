"""Reading answers: from the bytes of a 2xx response to a reply, or to the failure that says why not."""

import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from app.client.answers import ReceivedAnswer, Reply
from app.client.content import sentence
from app.client.failures import BrokenAnswer
from app.contract import wire
from app.contract.answer import Answer
from app.contract.wire import Json, NumberText

T = TypeVar("T")

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_ADVICE = "Look at the response, and ask the service's people about it."


def read_reply(body: bytes) -> Reply | BrokenAnswer:
    """The reply in a decoded 2xx body; an empty list of answers is a reply as well."""
    if not body.strip():
        return BrokenAnswer(reason="empty", message="The answer came without a body.", advice=_ADVICE)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"The answer can't be read: byte {error.start + 1:,} is not UTF-8."
        return BrokenAnswer(reason="not-utf8", message=message, advice=_ADVICE)
    try:
        document, notes = _document(text)
    except wire.NotJson as error:
        message = f"The answer can't be read as JSON. {sentence(error)}"
        return BrokenAnswer(reason="not-json", message=message, advice=_ADVICE)
    if not isinstance(document, dict) or not isinstance(document.get("answers"), list):
        message = "The answer is JSON, but not an object with a list of answers."
        return BrokenAnswer(reason="no-answers", message=message, advice=_ADVICE)
    return _reply(document, notes)


def _reply(document: dict[str, Json], notes: tuple[str, ...]) -> Reply:
    answers = document["answers"]
    items = answers if isinstance(answers, list) else []
    unknown = tuple(name for name in document if name != "answers")
    return Reply(document, tuple(_answer(item) for item in items), unknown, notes)


def _document(text: str) -> tuple[Json, tuple[str, ...]]:
    """Strictly, or else as most readers would: a paid answer is not lost for half an emoji."""
    try:
        return wire.loads(text), ()
    except wire.NotJson as error:
        try:
            value = json.loads(text, parse_constant=str, parse_float=_number, strict=False)
        except (ValueError, RecursionError):
            raise error from None
        return _whole(value), (f"The service's JSON is not strict. {sentence(error)}",)


def _number(text: str) -> float:
    number = float(text)
    return number if repr(number) == text else NumberText(text)


def _whole(value: Any) -> Json:
    """The same value with � for each half of a character, so that it can be written again."""
    if isinstance(value, str):
        return _HALF_CHARACTER.sub("�", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_HALF_CHARACTER.sub("�", key): _whole(item) for key, item in value.items()}
    result: Json = value
    return result


def _answer(raw: Json) -> ReceivedAnswer:
    if not isinstance(raw, dict):
        return ReceivedAnswer(raw)
    read = _Reader(raw)
    return ReceivedAnswer(
        raw,
        id=read("id", _text),
        user_profile_id=read("userProfileId", _text),
        persona_profile_id=read("personaProfileId", _text),
        type=read("type", _text),
        tags=read("tags", _map),
        cost=read("cost", _decimal),
        response_time=read("responseTime", _seconds),
        sequence_number=read("sequenceNumber", _integer),
        created_at=read("createdAt", _moment),
        text=read("text", _text),
        picture_url=read("pictureUrl", _text),
        stop_reason=read("conversationStopReason", _text),
        stopped_until=read("conversationStoppedUntil", _moment),
        parent_answer_id=read("parentAnswerId", _text),
        unknown_fields=tuple(name for name in raw if name not in _KNOWN),
        misfits=tuple(read.misfits),
    )


def _known() -> Iterator[str]:
    for name, field in Answer.model_fields.items():
        yield field.alias or name


_KNOWN = frozenset(_known())


class _Reader:
    """Reads the fields of one answer and notes those that have another type than documented."""

    def __init__(self, raw: dict[str, Json]) -> None:
        self._raw = raw
        self.misfits: list[str] = []

    def __call__(self, name: str, convert: Callable[[Json], T | None]) -> T | None:
        value = self._raw.get(name)
        if value is None:
            return None
        converted = convert(value)
        if converted is None:
            self.misfits.append(name)
        return converted


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _map(value: Json) -> dict[str, Json] | None:
    return value if isinstance(value, dict) else None


def _integer(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _seconds(value: Json) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _decimal(value: Json) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = Decimal(value.text if isinstance(value, NumberText) else str(value))
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() else None


def _moment(value: Json) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
