"""The endpoint without its wire: request bytes in, status and reply out."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from app.contract.judge import judge
from app.contract.pointer import NOT_SENT, join, resolve
from app.contract.problem import Problem, Severity
from app.contract.request import GenerateRequest
from app.contract.wire import Json, NotJson, loads
from app.sandbox.answers import answer
from app.sandbox.clock import Clock
from app.sandbox.dice import Dice
from app.sandbox.draft import Draft
from app.sandbox.phrasebook import Shelf
from app.sandbox.rules import BEHAVIOURS
from app.sandbox.turn import understand

_MENDED: Final = frozenset({"message-id"})
"""Rules of the contract whose breach the service puts right itself: duplicates by id are dropped."""


@dataclass(frozen=True)
class Outcome:
    """What goes back: an HTTP status, a JSON body, and how long it is held back (seconds at speed 1)."""

    status: int
    body: Json
    seconds: float = 0.0


@dataclass(frozen=True)
class Service:
    """Plays the service. One request depends on nothing but the seed, the clock and its own bytes."""

    seed: int
    speed: float
    clock: Clock
    shelf: Shelf

    @classmethod
    def of(cls, seed: int, speed: float, clock: Clock, phrasebooks: Path) -> "Service":
        return cls(seed, speed, clock, Shelf.at(phrasebooks))

    def generate(self, body: bytes) -> Outcome:
        """Answer one request."""
        try:
            document = loads(body)
        except NotJson as error:
            return Outcome(400, {"detail": f"The body is not JSON: {error}"})
        time = self.clock.now()
        problems = [problem for problem in judge(document, time.date()) if _refuses(problem)]
        if problems:
            return Outcome(422, {"detail": [_told(problem, document) for problem in problems]})
        try:
            request = GenerateRequest.model_validate(document)
        except ValidationError as error:
            return Outcome(422, {"detail": _told_by_model(error)})
        return self._reply(request, body, time)

    def _reply(self, request: GenerateRequest, body: bytes, time: datetime) -> Outcome:
        turn = understand(request, self.shelf, Dice(self.seed, body), time)
        draft = Draft()
        for behaviour in BEHAVIOURS:
            draft = behaviour.apply(turn, draft)
            if draft.silent:
                break
        reply = answer(turn, draft, self.speed)
        return Outcome(200, reply.body, reply.seconds)


def _refuses(problem: Problem) -> bool:
    return problem.severity is Severity.PROBLEM and problem.rule not in _MENDED


def _told(problem: Problem, document: Json) -> Json:
    """One broken rule; `value` is left out where nothing was sent."""
    told: dict[str, Json] = {"path": problem.pointer, "message": problem.message}
    value = resolve(document, problem.pointer)
    return told if value is NOT_SENT else {**told, "value": value}


def _told_by_model(error: ValidationError) -> Json:
    """What the models refuse although no rule names it; none is known, and none may crash the sandbox."""
    return [{"path": join("", *entry["loc"]), "message": entry["msg"]} for entry in error.errors()]
