"""What is wrong with each message, in one line for under its bubble."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.contract import pointer as pointers
from app.contract.describe import by_path
from app.contract.problem import Problem, Severity
from app.ui.chat.rows import NoticeTone
from app.ui.chat.visible import visible

_SENTENCE_END: Final = re.compile(r"(?<=[.?])\s")


@dataclass(frozen=True)
class MessageProblem:
    """The first finding about a message, and how many more there are."""

    words: str
    tone: NoticeTone


def place_of(pointer: str) -> int | None:
    """Which message holds the value at `pointer`, None for what is in no message."""
    keys = pointers.split(pointer)
    if len(keys) < 2 or keys[0] != "messages" or not keys[1].isdecimal():
        return None
    return int(keys[1])


def message_problems(problems: Sequence[Problem]) -> Mapping[int, MessageProblem]:
    """By the message's place; problems go before hints."""
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        place = place_of(problem.pointer)
        if place is not None:
            found.setdefault(place, []).append(problem)
    return {place: _in_a_line(several) for place, several in found.items()}


def _in_a_line(problems: Sequence[Problem]) -> MessageProblem:
    first = next((item for item in problems if item.severity is Severity.PROBLEM), problems[0])
    field = by_path().get(pointers.field_path(first.pointer))
    name = f"{field.label}: " if field is not None and len(pointers.split(first.pointer)) > 2 else ""
    sentence = name + _SENTENCE_END.split(visible(first.message), maxsplit=1)[0]
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    tone = NoticeTone.DANGER if first.severity is Severity.PROBLEM else NoticeTone.WARNING
    return MessageProblem(f"{sentence}{more}", tone)
