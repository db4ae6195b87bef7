"""The faults by name, in words: what the sandbox does, what a client sees, and how each is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TAG: Final = "sandbox.fault"
"""The key in a request's `tags` that asks for a fault by its name."""


class FaultError(Exception):
    """A fault that can't be played as it is asked for; a sentence for the user."""


@dataclass(frozen=True)
class Fault:
    """One thing that can go wrong."""

    name: str
    does: str
    """What the sandbox does."""
    sees: str
    """What a client sees of it."""
    by_tag: bool = True
    """A request can ask for it; what happens before a request is read can only be switched on."""
    by_share: bool = True
    """It can hit a share of the traffic; otherwise all of it or none."""


@dataclass(frozen=True)
class Share:
    """A fault that was switched on, and its rate from 0 to 1."""

    name: str
    rate: float = 1.0


def _status(name: str, does: str, sees: str = "") -> Fault:
    return Fault(name, does, sees or f"Status {name[:3]} with a JSON body that says why.")


FAULTS: Final = (
    _status("400", "Says that it can't read the request."),
    _status("401", "Says that the token is not known.", "Status 401 with WWW-Authenticate."),
    _status("402", "Says that the balance is used up."),
    _status("403", "Says that the token may not do this."),
    _status("404", "Says that there is nothing here."),
    _status("409", "Says that this conversation is being answered already."),
    _status("413", "Says that the request is too large."),
    _status("422", "Says that the request breaks a rule.", "Status 422 with one broken rule in its list."),
    _status("429", "Says that there were too many requests.", "Status 429 with Retry-After: 30."),
    _status("429-no-retry-after", "The same without a time.", "Status 429 without Retry-After."),
    _status("500", "Says that the service failed."),
    _status("502", "Answers as a proxy whose service is gone.", "Status 502 with an HTML page, not JSON."),
    _status("503", "Says that the service is not available."),
    _status("504", "Says that the service took too long."),
    Fault(
        "refused",
        "Holds its port but does not listen on it.",
        "connect() fails with ECONNREFUSED; nothing can be sent.",
        by_tag=False,
        by_share=False,
    ),
    Fault(
        "dropped",
        "Resets the connection as soon as it is accepted.",
        "connect() succeeds, as the system completes a connection before any server sees it; "
        "the first read or write fails with ECONNRESET.",
        by_tag=False,
    ),
    Fault(
        "reset",
        "Reads the request and resets the connection.",
        "ECONNRESET (TCP RST) before a byte of the response.",
    ),
    Fault(
        "reset-in-body",
        "Sends the head and half of the body and resets the connection.",
        "Status 200, half of the body, then ECONNRESET (TCP RST).",
    ),
    Fault(
        "cut",
        "Sends half of the body that Content-Length promises and closes.",
        "Status 200, half of the body, then the end of the connection (FIN).",
    ),
    Fault("empty", "Sends no body.", "Status 200 with Content-Length: 0."),
    Fault(
        "drip",
        "Sends the body byte by byte, one every 0.1 s divided by the speed.",
        "Status 200 and the whole right answer, in pieces of a byte.",
    ),
    Fault(
        "silence",
        "Reads the request and never answers.",
        "Nothing, until the client gives up or the sandbox ends.",
    ),
    Fault("not-json", "Answers in words.", "Status 200 with a body that is not JSON."),
    Fault("invalid-utf-8", "Puts two bytes into a text that are not UTF-8.", "Status 200 with FF FE inside."),
    Fault("wrong-types", "Gives each field of an answer another type.", "Status 200 with JSON that misfits."),
    Fault("no-answers", "Leaves answers out.", "Status 200 with a JSON object without answers."),
    Fault(
        "unknown",
        "Adds fields and values that nobody documented.",
        "Status 200 with answers of a new type, a new stop reason and new fields.",
    ),
    Fault("20-mb", "Answers with 20 MB of text in lines.", "Status 200 with a body of over 20 MB."),
    Fault(
        "2-mb-line", "Answers with one line of 2 MB without a space.", "Status 200 with a body of over 2 MB."
    ),
    Fault(
        "redirect",
        "Points to another host.",
        "Status 307 with Location: https://elsewhere.invalid/…, a name that never resolves.",
    ),
)

BY_NAME: Final[Mapping[str, Fault]] = MappingProxyType({fault.name: fault for fault in FAULTS})


def share_of(text: str) -> Share:
    """Read `NAME` or `NAME:RATE`. Raises FaultError."""
    name, colon, rate = text.partition(":")
    fault = BY_NAME.get(name)
    if fault is None:
        raise FaultError(f'There is no fault "{name}". There are {", ".join(BY_NAME)}.')
    if not colon:
        return Share(name)
    try:
        number = float(rate)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise FaultError(f'"{rate}" is not a rate; rates run from 0 to 1, such as {name}:0.1.')
    if not fault.by_share and number not in (0, 1):
        raise FaultError(
            f"{name} takes all connections or none: the system completes them before the sandbox sees one. "
            f"dropped:{rate} resets a share of them as soon as they are accepted."
        )
    return Share(name, number)
