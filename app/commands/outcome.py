"""What an exchange means to a script: its exit code, and the documented rules that the answer breaks."""

from collections.abc import Iterator

from app.client.answers import Reply
from app.client.exchange import Exchange
from app.client.failures import (
    BadEnvironment,
    BrokenAnswer,
    Cancelled,
    Failure,
    Mistake,
    NoToken,
    NotReached,
    NotSendable,
    Refused,
    TimedOut,
    UnderAge,
)
from app.commands.codes import Exit

_ANSWERED_WRONGLY = {"encoding", "empty", "not-utf8", "not-json", "no-answers"}
"""Broken answers that came whole: the service answered, in another form than documented."""


def code_of(exchange: Exchange) -> Exit:
    """The exit code of an exchange that has ended."""
    if exchange.failure is not None:
        return _code_of_failure(exchange.failure)
    broken = exchange.reply is not None and any(broken_rules(exchange.reply))
    return Exit.PROBLEM if broken else Exit.DONE


def _code_of_failure(failure: Failure) -> Exit:
    match failure:
        case NoToken() | BadEnvironment() | NotSendable() | UnderAge():
            return Exit.BAD_INPUT
        case Refused():
            return Exit.PROBLEM
        case BrokenAnswer(reason=reason) if reason in _ANSWERED_WRONGLY:
            return Exit.PROBLEM
        case NotReached() | TimedOut(stage="connecting"):
            return Exit.NOT_REACHED
        case Cancelled():
            return Exit.INTERRUPTED
        case Mistake(charged="no"):
            return Exit.MISTAKE
    return Exit.UNKNOWN


def broken_rules(reply: Reply) -> Iterator[str]:
    """A sentence for each place where the reply has not the documented form; more fields break nothing."""
    yield from reply.notes
    for number, answer in enumerate(reply.answers, start=1):
        if not isinstance(answer.raw, dict):
            yield f"Answer {number} is not an object."
        for name in answer.misfits:
            yield f"Answer {number} has another type of {name} than documented."
