"""Deviations in the form of the answers: what comes back as it was sent, ids, money and times."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from app.contract.wire import Json
from app.sandbox.clock import wire_time
from app.sandbox.deviations.deviation import Answers, Deviation, each
from app.sandbox.turn import Turn

_COST: Final = "answers[].cost"
_CREATED: Final = "answers[].createdAt"
_TIME: Final = "answers[].responseTime"


def _time(answer: dict[str, Json]) -> datetime:
    return datetime.fromisoformat(str(answer["createdAt"]))


def _earlier(turn: Turn, answers: Answers) -> Answers:
    return [{**answer, "createdAt": wire_time(turn.time - timedelta(days=1))} for answer in answers]


def _without_tags(_turn: Turn, answers: Answers) -> Answers:
    return [{key: value for key, value in answer.items() if key != "tags"} for answer in answers]


def _without_cost(_turn: Turn, answers: Answers) -> Answers:
    return [{key: value for key, value in answer.items() if key != "cost"} for answer in answers]


WIRE: Final = (
    Deviation(
        "tags-lost",
        "answers[].tags",
        "The request's tags come back on each answer. Here they are missing.",
        answers=_without_tags,
    ),
    Deviation(
        "tags-changed",
        "answers[].tags",
        "The request's tags come back as they were sent. Here one is added.",
        answers=each(lambda answer: {"tags": {**_object(answer["tags"]), "sandbox.added": True}}),
    ),
    Deviation(
        "user-id-not-echoed",
        "answers[].userProfileId",
        "It is the id of the request's user. Here it is another one.",
        answers=each(lambda _answer: {"userProfileId": "another-user"}),
    ),
    Deviation(
        "persona-id-not-echoed",
        "answers[].personaProfileId",
        "It is the id of the request's persona. Here it is another one.",
        answers=each(lambda _answer: {"personaProfileId": "another-persona"}),
    ),
    Deviation(
        "cost-missing",
        _COST,
        "Each answer has a cost. Here it is missing.",
        answers=_without_cost,
    ),
    Deviation(
        "cost-malformed",
        _COST,
        "The cost is a decimal number with a point. Here it has a comma.",
        answers=each(lambda answer: {"cost": f"{Decimal(str(answer['cost'])):.3f}".replace(".", ",")}),
    ),
    Deviation(
        "cost-negative",
        _COST,
        "The cost is never below 0. Here it is.",
        answers=each(lambda answer: {"cost": f"-{answer['cost']}"}),
    ),
    Deviation(
        "cost-too-precise",
        _COST,
        "The cost has four decimals at most. Here it has seven.",
        answers=each(lambda answer: {"cost": f"{Decimal(str(answer['cost'])) + Decimal('0.0000001')}"}),
    ),
    Deviation(
        "cost-as-a-number",
        _COST,
        "The cost is a text that holds a decimal number. Here it is a number.",
        answers=each(lambda answer: {"cost": float(str(answer["cost"]))}),
    ),
    Deviation(
        "created-without-offset",
        _CREATED,
        "The time has its offset. Here it has none.",
        answers=each(lambda answer: {"createdAt": wire_time(_time(answer).replace(tzinfo=None))}),
    ),
    Deviation(
        "created-without-milliseconds",
        _CREATED,
        "The time has milliseconds. Here it has whole seconds.",
        answers=each(lambda answer: {"createdAt": _time(answer).isoformat(timespec="seconds")}),
    ),
    Deviation(
        "created-before-sent",
        _CREATED,
        "An answer is created after its request was sent. Here it is a day older.",
        answers=_earlier,
    ),
    Deviation(
        "response-time-too-long",
        _TIME,
        "The service can't take longer than the whole call. Here it says an hour.",
        answers=each(lambda _answer: {"responseTime": 3600.0}),
    ),
    Deviation(
        "response-time-negative",
        _TIME,
        "The service takes no less than no time. Here it does.",
        answers=each(lambda _answer: {"responseTime": -1.0}),
    ),
)
"""All of them break a rule that holds for every answer."""


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
