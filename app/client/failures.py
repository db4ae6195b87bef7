"""Why an exchange has no answer: one type for each kind, in words, with what it may have cost."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

Charged: TypeAlias = Literal["no", "maybe", "yes"]


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What happened and what it means (`message`), what to do (`advice`), and whether it may have cost."""

    kind: ClassVar[str] = "failure"
    """A stable name of the kind, for files and filters."""
    message: str
    advice: str
    charged: Charged = "no"


@dataclass(frozen=True, kw_only=True)
class NotReached(Failure):
    """No connection came about, so nothing was sent."""

    kind: ClassVar[str] = "not-reached"
    reason: Literal["name", "refused", "unreachable", "tls", "proxy", "closed", "other"]


@dataclass(frozen=True, kw_only=True)
class Refused(Failure):
    """The service answered with a status other than 2xx; redirects are not followed and count as such."""

    kind: ClassVar[str] = "refused"
    status: int
    body: bytes = field(default=b"", repr=False)
    """The decoded body."""
    said: str = ""
    """What the service says about it: short plain text, empty where it says nothing."""
    retry_after: float | None = None
    """Seconds that the service asks to wait."""


@dataclass(frozen=True, kw_only=True)
class TimedOut(Failure):
    """A time limit of the environment passed."""

    kind: ClassVar[str] = "timed-out"
    stage: Literal["connecting", "waiting"]
    limit: float
    """Seconds."""


@dataclass(frozen=True, kw_only=True)
class BrokenAnswer(Failure):
    """Something came back, or the connection broke after sending began, and no answer can be read from it."""

    kind: ClassVar[str] = "broken-answer"
    charged: Charged = "maybe"
    reason: Literal[
        "closed", "cut", "garbled", "encoding", "empty", "not-utf8", "not-json", "no-answers", "large"
    ]


@dataclass(frozen=True, kw_only=True)
class Cancelled(Failure):
    """The user, or the console closing, stopped waiting."""

    kind: ClassVar[str] = "cancelled"


@dataclass(frozen=True, kw_only=True)
class NoToken(Failure):
    """The environment's token is not known, so nothing was sent."""

    kind: ClassVar[str] = "no-token"


@dataclass(frozen=True, kw_only=True)
class BadEnvironment(Failure):
    """The environment can't be used as it is set, so nothing was sent."""

    kind: ClassVar[str] = "bad-environment"


@dataclass(frozen=True, kw_only=True)
class NotSendable(Failure):
    """The request is not one strict JSON value, so nobody can say what it holds, and nothing was sent."""

    kind: ClassVar[str] = "not-sendable"


@dataclass(frozen=True, kw_only=True)
class UnderAge(Failure):
    """A profile is under 18: the one rule without an override. Nothing was sent."""

    kind: ClassVar[str] = "under-age"
    pointers: tuple[str, ...]
    """The JSON pointers of what says so."""


@dataclass(frozen=True, kw_only=True)
class Mistake(Failure):
    """The console itself failed; the log holds the details."""

    kind: ClassVar[str] = "mistake"
