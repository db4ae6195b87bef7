"""Refusals: what each status means, what to do, and whether it may have cost."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from app.client.failures import Charged, Refused
from app.client.said import what_it_says
from app.contract.wire import shorten

_CORRECT = "Correct what it names, then send again."
_LATER = "Wait a moment and send again; the console never does so by itself."


@dataclass(frozen=True)
class _Words:
    meaning: str
    advice: str
    charged: Charged


_WORDS: Mapping[int, _Words] = {
    400: _Words("it can't read the request", _CORRECT, "no"),
    401: _Words(
        "it does not accept the token",
        "Check the environment's token: mistyped, expired, or meant for another address.",
        "no",
    ),
    402: _Words("payment is due", "Look at the account's balance or plan with the service.", "no"),
    403: _Words(
        "the token is known but may not do this",
        "Ask the service's people what this token is allowed to do, or use another one.",
        "no",
    ),
    404: _Words(
        "there is nothing at this address",
        "Check the environment's base address; the endpoint's path is added by the console.",
        "no",
    ),
    409: _Words(
        "it is in conflict with something that the service already holds",
        "See whether the same conversation is being answered already, then send again.",
        "maybe",
    ),
    413: _Words("the request is too large", "Send fewer or shorter messages.", "no"),
    422: _Words("the request breaks its rules", _CORRECT, "no"),
    429: _Words("too many requests were sent", "Wait a while, then send again.", "no"),
    500: _Words("the service failed by itself", _LATER, "maybe"),
    502: _Words("something between here and the service got no good answer from it", _LATER, "maybe"),
    503: _Words("the service is not available at the moment", _LATER, "maybe"),
    504: _Words(
        "the service took longer than something in between would wait",
        "Look at the maximum processing time of the request, then send again.",
        "maybe",
    ),
}
_NOT_PROCESSED = frozenset({405, 406, 410, 411, 414, 415, 431, 451})


def refused(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Refused:
    """The failure for any status but 2xx. `headers` have lower-case names; `now` is aware."""
    wait = retry_after(headers.get("retry-after", ""), now)
    if 300 <= status < 400:
        return _redirect(status, headers.get("location", ""), body)
    words = _WORDS.get(status) or _other(status)
    advice = words.advice
    if wait is not None:
        advice = f"The service asks to wait {_seconds(wait)}; send again after that."
    return Refused(
        status=status,
        body=body,
        said=what_it_says(body),
        retry_after=wait,
        message=f"The request was refused with status {status}: {words.meaning}.",
        advice=advice,
        charged=words.charged,
    )


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds from a Retry-After header (RFC 9110, 10.2.3): a number or a date; None for anything else."""
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _seconds(wait: float) -> str:
    whole = math.ceil(wait)
    return f"{whole:,} second{'' if whole == 1 else 's'}"


def _redirect(status: int, target: str, body: bytes) -> Refused:
    where = f"to {shorten(target, 200)}" if target else "without saying where to"
    return Refused(
        status=status,
        body=body,
        said=what_it_says(body),
        message=f"The service redirects {where} (status {status}); redirects are not followed, "
        "so that request and token go nowhere else.",
        advice="If the service has moved, put its new address into the environment.",
        charged="no",
    )


def _other(status: int) -> _Words:
    if status in _NOT_PROCESSED:
        return _Words("it does not take requests of this form here", _WORDS[404].advice, "no")
    if status >= 500:
        return _WORDS[500]
    return _Words("this status is not one that is expected", "Look at the response.", "maybe")
