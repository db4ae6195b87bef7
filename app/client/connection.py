"""What a test of the connection tells, in words: reached or not, the status, what shows of the token.

The test sends one GET to the endpoint, with the token and without a body. GET asks for nothing to be done
(RFC 9110, 9.2.1) and holds no conversation, so there is nothing to answer and nothing to charge. The
service takes POST alone: 405 is what a right address is expected to say. A token is known to be refused by
401 or 403; that it is accepted shows with the first call only, as a server may look at the method first.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from app.client.environment import Environment
from app.client.failures import BadEnvironment, Failure, NoToken, TimedOut

TokenVerdict: TypeAlias = Literal["refused", "untold", "none"]
"""`none`: there was no token to send."""

LIMIT: Final = 15.0
"""Seconds that a test waits for the response at most."""


@dataclass(frozen=True)
class Connection:
    """What was learnt about an environment."""

    reached: bool
    """Whether something answered HTTP at the address."""
    well: bool
    """Whether nothing speaks against sending to it."""
    status: int | None
    token: TokenVerdict
    message: str
    """What happened and what it means."""
    advice: str
    """What to do; empty where there is nothing to do."""


def probed(environment: Environment) -> Environment:
    """The environment with a test's shorter time limit."""
    return replace(environment, timeout=min(environment.timeout, LIMIT))


def not_usable(failure: BadEnvironment) -> Connection:
    """The environment's own settings keep it from being asked."""
    return _unreached("none", _of_a_test(failure.message), failure.advice)


def failed(failure: Failure, *, sending: bool, token: TokenVerdict, environment: Environment) -> Connection:
    """No response came; `sending` says that the connection stood before it failed."""
    if not sending:
        return _unreached(token, _of_a_test(failure.message), _of_a_test(failure.advice))
    if isinstance(failure, TimedOut):
        message = f"The connection stands, but nothing came back within {environment.timeout:g} s."
    else:
        message = "The connection stands, but what came back is no HTTP response."
    advice = "Check the base address and the port; something else may be listening there."
    return _unreached(token, message, advice)


def answered(status: int, token: TokenVerdict, missing: NoToken | None, *, seconds: float) -> Connection:
    """A response came, `seconds` after the test began."""
    reached = f"Reached in {seconds * 1000:.0f} ms, status {status}"
    if status in (401, 403):
        return _refused(status, reached, missing)
    words, advice, well = _words(status)
    message = f"{reached}: {words}"
    if missing is not None:
        message, advice, well = f"{message} {_lacks(missing)}", missing.advice, False
    return Connection(reached=True, well=well, status=status, token=token, message=message, advice=advice)


def _refused(status: int, reached: str, missing: NoToken | None) -> Connection:
    if missing is not None:
        message = f"{reached}: it asks for a token. {_lacks(missing)}"
        return _refusal("none", status, message, missing.advice)
    if status == 401:
        words = "the token is not accepted."
        advice = "Check the token: mistyped, expired, or meant for another address."
    else:
        words = "the token may not do this, or something in between keeps the request out."
        advice = "Ask the service's people what this token is allowed to do, or use another one."
    return _refusal("refused", status, f"{reached}: {words}", advice)


def _refusal(token: TokenVerdict, status: int, message: str, advice: str) -> Connection:
    return Connection(reached=True, well=False, status=status, token=token, message=message, advice=advice)


def _unreached(token: TokenVerdict, message: str, advice: str) -> Connection:
    return Connection(reached=False, well=False, status=None, token=token, message=message, advice=advice)


def _words(status: int) -> tuple[str, str, bool]:
    """What a status means for a GET without a body, what to do, and whether all is well."""
    if status in (400, 405, 415, 422):
        return f"the endpoint is there. {_UNTOLD}", "", True
    if status == 404:
        address = "Check the base address, unless the service is known to hide what it does not take."
        return "something answers, but it knows no such address for a test.", address, False
    if status == 407:
        return "the proxy asks who you are.", "Put user and password into the proxy's address.", False
    if status == 429:
        return "the service is there and wants fewer requests.", "Wait a while before you send.", True
    if 300 <= status < 400:
        return "it sends on to another address, which the console does not follow.", _CHECK, False
    if status >= 500:
        return "something answers, but it is in trouble.", "Wait a moment and test again.", False
    return f"something answers, though the service would take no such request. {_UNTOLD}", _CHECK, False


_UNTOLD: Final = "Whether the token is accepted shows with the first call."
_CHECK: Final = "Check the base address: it may be another server, or a page to sign in at."


def _lacks(missing: NoToken) -> str:
    return _of_a_test(missing.message)


def _of_a_test(words: str) -> str:
    """A call's words without what only a call would say."""
    of_a_call = ((", so nothing was sent.", "."), (" Nothing was sent.", ""), (", then send again.", "."))
    for call, test in of_a_call:
        words = words.replace(call, test)
    return words
