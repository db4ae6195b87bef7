"""Judges a document: every problem and hint that the contract has for it, in the contract's order."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

from app.contract import structure
from app.contract.adult import minor_places, minors
from app.contract.describe import by_path
from app.contract.pointer import split
from app.contract.problem import Problem, Severity
from app.contract.profile import Profile
from app.contract.reply_parameters import ReplyParameters
from app.contract.request import GenerateRequest
from app.contract.rules import PROFILE_RULES, REPLY_RULES, REQUEST_RULES
from app.contract.structure import Part
from app.contract.wire import Json

UNDER_AGE: Final = "under-age"
"""The rule that nobody can override."""

_REQUEST: Final = Part(GenerateRequest, "")
_PROFILE: Final = Part(Profile, "userProfile")
_REPLY: Final = Part(ReplyParameters, "replyParameters")
_LAST: Final = 10**6


def judge(document: Json, today: date) -> tuple[Problem, ...]:
    """The findings for a whole request, whatever JSON it is. `today` decides who is an adult."""
    found = _structural(document, _REQUEST)
    if isinstance(document, dict):
        found += [_under_age(pointer, _whom(pointer)) for pointer in minors(document, today)]
        for name in ("userProfile", "personaProfile"):
            found += _of_profile(document.get(name), f"/{name}", today)
        found += _of_reply(document.get("replyParameters"), "/replyParameters")
        found += [problem for _, rule in REQUEST_RULES for problem in rule(document)]
    return _ordered(found, _REQUEST)


def judge_profile(profile: Json, today: date) -> tuple[Problem, ...]:
    """The findings for a profile on its own; pointers begin at the profile, and its id may be missing."""
    found = [problem for problem in _structural(profile, _PROFILE) if problem.rule != "required"]
    found += [_under_age(pointer, "this person") for pointer in minor_places(profile, today)]
    return _ordered(found + _of_profile(profile, "", today), _PROFILE)


def judge_reply_parameters(parameters: Json, today: date) -> tuple[Problem, ...]:
    """The findings for reply parameters on their own; pointers begin at them."""
    found = _structural(parameters, _REPLY)
    if isinstance(parameters, dict):
        inside = minors({"replyParameters": parameters}, today)
        found += [_under_age(pointer.removeprefix("/replyParameters"), _whom(pointer)) for pointer in inside]
    return _ordered(found + _of_reply(parameters, ""), _REPLY)


def _structural(content: Json, part: Part) -> list[Problem]:
    return [*structure.problems(content, part), *structure.hints(content, part)]


def _of_profile(profile: Json, at: str, today: date) -> list[Problem]:
    if not isinstance(profile, dict):
        return []
    return [problem for _, rule in PROFILE_RULES for problem in rule(profile, at, today)]


def _of_reply(parameters: Json, at: str) -> list[Problem]:
    if not isinstance(parameters, dict):
        return []
    return [problem for _, rule in REPLY_RULES for problem in rule(parameters, at)]


def _whom(pointer: str) -> str:
    """Who it is, as far as the keys say so as the contract spells them; overrides are the persona's."""
    names = [key.casefold() for key in split(pointer)[:2]]
    for whom in ("user", "persona"):
        if any(name.startswith(whom) for name in names):
            return f"the {whom}"
    return "somebody in the request"


def _under_age(pointer: str, whom: str) -> Problem:
    message = f"This makes {whom} younger than 18. Such a request is never sent."
    return Problem(pointer, Severity.PROBLEM, message, UNDER_AGE, blocks=True)


@cache
def _places() -> dict[str, int]:
    return {path: place for place, path in enumerate(by_path())}


def _ordered(found: Iterable[Problem], part: Part) -> tuple[Problem, ...]:
    """In the contract's order, which is the forms' order too; list items in theirs, the unknown last."""
    return tuple(sorted(found, key=lambda problem: _place(problem.pointer, part)))


def _place(pointer: str, part: Part) -> tuple[int, ...]:
    places: list[int] = []
    path = part.path
    for key in split(pointer):
        if key.isascii() and key.isdigit():
            path += "[]"
            places.append(int(key[:9]))
        else:
            path = f"{path}.{key}" if path else key
            places.append(_places().get(path, _LAST))
    return tuple(places)
