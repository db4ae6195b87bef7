"""A service without a wire, with a clock that a test can move, and requests to send to it."""

import json
import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import regex

from app.sandbox.phrasebook import Shelf
from app.sandbox.service import Service
from app.shipped import resources_folder

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FOLDER = resources_folder() / "phrasebook"
SHELF = Shelf.at(FOLDER)
EMOJI = regex.compile(r"\p{Emoji_Presentation}")
PLAIN = {"fluencyDegradation": "NONE"}


@dataclass
class MovableClock:
    time: datetime = NOON

    def now(self):
        return self.time

    def move(self, **by):
        self.time += timedelta(**by)


@dataclass
class Player:
    """Sends requests to a service in this process; the clock stands still until it is moved."""

    deviations: tuple[str, ...] = ()
    seed: int = 7
    clock: MovableClock = field(default_factory=MovableClock)

    def __post_init__(self):
        self.service = Service.of(self.seed, 1000.0, self.clock, FOLDER, self.deviations)

    def outcome(self, request):
        return self.service.generate(json.dumps(request).encode())

    def ask(self, request):
        outcome = self.outcome(request)
        assert outcome.status == 200, outcome.body
        return outcome.body["answers"]

    def many(self, request, count):
        return [self.ask(request) for _ in range(count)]

    def one(self, request):
        (answer,) = self.ask(request)
        return answer


def said(text="Hello there", sender="USER", **parts):
    return {"sender": sender, "text": text, **parts}


def request(*messages, parameters=None, language="EN", user=None, persona=None, **parts):
    """A request that keeps the contract, without the mistakes that the sandbox makes by default."""
    listed = [said(text) if isinstance(text, str) else text for text in messages]
    return {
        "userProfile": {"id": "user-1", "firstName": "Nora", "birthdate": "1990-05-14", **(user or {})},
        "personaProfile": {
            "id": "persona-1",
            "firstName": "Elias",
            "birthdate": "1988-02-03",
            **(persona or {}),
        },
        "language": language,
        "messages": [{"id": f"m{place}", **message} for place, message in enumerate(listed)],
        "replyParameters": {**PLAIN, **(parameters or {})},
        **parts,
    }


def sentences(kind, language="EN", name="Nora"):
    return [text.replace("{name}", name) for text in SHELF.book(language).sentences[kind]]


def speaks(answers, kind, language="EN", name="Nora"):
    """Whether an answer holds a sentence of a kind."""
    return any(
        text in (answer["text"] or "") for answer in answers for text in sentences(kind, language, name)
    )


def texts(answers):
    return "\n".join(answer["text"] or "" for answer in answers)


def emojis(answers):
    return len(EMOJI.findall(texts(answers)))


def share(replies, test):
    return sum(map(bool, map(test, replies))) / len(replies)


def at_most(hits, count, rate):
    """The chance of so few hits or fewer, for a true rate: the tail of the exact (binomial) interval."""
    if rate in (0, 1):
        return 1.0 if rate == 0 or hits == count else 0.0
    logs = (
        math.lgamma(count + 1)
        - math.lgamma(k + 1)
        - math.lgamma(count - k + 1)
        + k * math.log(rate)
        + (count - k) * math.log1p(-rate)
        for k in range(hits + 1)
    )
    return sum(map(math.exp, logs))


def within(hits, count, rate, confidence=0.99):
    """Whether a rate lies in the exact (Clopper-Pearson) interval of what was counted."""
    tail = (1 - confidence) / 2
    return at_most(hits, count, rate) > tail and at_most(count - hits, count, 1 - rate) > tail
