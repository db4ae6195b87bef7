"""The endpoint without its wire: request bytes in, status and reply out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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
from app.sandbox.deviations.deviation import Deviation
from app.sandbox.deviations.names import BY_NAME
from app.sandbox.dice import Dice
from app.sandbox.draft import Behaviour, Draft
from app.sandbox.memory import Memory
from app.sandbox.phrasebook import Shelf
from app.sandbox.placeholders import without_placeholders
from app.sandbox.rules import SPEAKING, WATCHING, WRITING
from app.sandbox.turn import Turn, understand

LONGEST_SECONDS: Final = 300.0
"""The documented `maxProcessingTimeSeconds` where the request names none."""
_DROPPED: Final = "The conversation was dropped: the reply took more than {:g} s (maxProcessingTimeSeconds)."
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
    """Plays the service. A reply depends on the seed, the clock, the request and what is remembered."""

    seed: int
    speed: float
    clock: Clock
    shelf: Shelf
    deviations: tuple[Deviation, ...] = ()
    memory: Memory = field(default_factory=Memory)

    @classmethod
    def of(
        cls, seed: int, speed: float, clock: Clock, phrasebooks: Path, deviations: Iterable[str] = ()
    ) -> "Service":
        """A service that remembers nothing yet; `deviations` by name. Raises KeyError for an unknown one."""
        chosen = tuple(BY_NAME[name] for name in deviations)
        return cls(seed, speed, clock, Shelf.at(phrasebooks), chosen)

    def generate(self, body: bytes) -> Outcome:
        """Answer one request."""
        try:
            document = loads(body)
        except NotJson as error:
            return Outcome(400, {"detail": f"The body is not JSON: {error}"})
        time = self.clock.now()
        document = without_placeholders(document, judge(document, time.date()))
        problems = [problem for problem in judge(document, time.date()) if _refuses(problem)]
        if problems:
            return Outcome(422, {"detail": [_told(problem, document) for problem in problems]})
        try:
            request = GenerateRequest.model_validate(document)
        except ValidationError as error:
            return Outcome(422, {"detail": _told_by_model(error)})
        return self._reply(request, body, time)

    def _reply(self, request: GenerateRequest, body: bytes, time: datetime) -> Outcome:
        for deviation in self.deviations:
            request = deviation.request(request)
        request = self._with_stored_profiles(request, time)
        pair = (request.user_profile.id, request.persona_profile.id)
        dice = Dice(self.seed, body, self.memory.times(body))
        turn = understand(request, self.shelf, dice, time, self.memory.past(pair))
        draft = self._draft(turn)
        reply = answer(turn, draft, self.speed)
        longest = _longest(turn)
        if reply.seconds > longest:
            return Outcome(504, {"detail": _DROPPED.format(longest)}, longest)
        if draft.stop:
            self.memory.remember(pair, draft.stop.after(turn.past, reply.until))
        answers = reply.answers
        for deviation in self.deviations:
            answers = deviation.answers(turn, answers)
        return Outcome(200, {"answers": [*answers]}, reply.seconds)

    def _draft(self, turn: Turn) -> Draft:
        draft = apply(WATCHING, turn, Draft())
        for deviation in self.deviations:
            draft = deviation.watched(turn, draft)
        if draft.silent:
            return draft
        if not draft.stop:
            draft = apply(SPEAKING, turn, draft)
            for deviation in self.deviations:
                draft = deviation.spoken(turn, draft)
        return apply(WRITING, turn, draft)

    def _with_stored_profiles(self, request: GenerateRequest, time: datetime) -> GenerateRequest:
        stored = {
            "user_profile": self.memory.profile(request.user_profile, time),
            "persona_profile": self.memory.profile(request.persona_profile, time),
        }
        return request.model_copy(update=stored)


def apply(behaviours: Iterable[Behaviour], turn: Turn, draft: Draft) -> Draft:
    """The draft after some behaviours; the rest is left out once nothing is to be answered."""
    for behaviour in behaviours:
        draft = draft if draft.silent else behaviour.apply(turn, draft)
    return draft


def _longest(turn: Turn) -> float:
    longest = turn.parameters.max_processing_time_seconds
    return LONGEST_SECONDS if longest is None else float(longest)


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
