"""Tokens: asked for at sending time, judged, and wrapped so that they show themselves nowhere."""

import re
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from app.client.environment import Environment, TokenReference
from app.client.failures import BadEnvironment, NoToken
from app.client.redact import Redactor, Secret

TokenSource: TypeAlias = Callable[[TokenReference], str | None]
"""Looks a token up; None where there is none, TokenUnavailable where that can't be told."""

_LEGAL = re.compile(r"[\x21-\x7e]+")


class TokenUnavailable(Exception):
    """The place where tokens are kept can't be used; `why` and `advice` say so without any token."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"{why}. {advice}")
        self.why = why
        """A sentence without its full stop."""
        self.advice = advice


def resolve(environment: Environment, tokens: TokenSource) -> Secret | NoToken | BadEnvironment:
    """The environment's token without white space around it, or why there is none."""
    if environment.token is None:
        return _missing(
            "The environment names no token", "Choose in its settings where the token comes from."
        )
    try:
        text = tokens(environment.token)
    except TokenUnavailable as error:
        return _missing(error.why, error.advice)
    except Exception as error:  # noqa: BLE001 - keychains raise anything, and its text may hold the token
        why = f"The token can't be read ({type(error).__name__})"
        return _missing(why, "Choose another place for it in the environment's settings, such as a variable.")
    text = (text or "").strip()
    if not text:
        return _missing(*why_missing(environment.token))
    if not _LEGAL.fullmatch(text):
        return BadEnvironment(
            message="The token holds a space or a character that no token has, so nothing was sent.",
            advice="Copy the token again, without quotes and line breaks.",
        )
    return Secret(text)


def redactor(environment: Environment, token: Secret | None) -> Redactor:
    """What guards this call's way out; the sandbox's token is an ordinary word and no secret."""
    secrets = []
    if token is not None and environment.token is not None and environment.token.kind != "sandbox":
        secrets.append(token)
    password = urlsplit(environment.proxy or "").password
    if password:
        secrets.append(Secret(unquote(password)))
    return Redactor(secrets)


def why_missing(reference: TokenReference) -> tuple[str, str]:
    """Why there is no token, a sentence without its full stop, and what to do about it."""
    match reference.kind:
        case "variable":
            advice = f"Set {reference.key} to the token and start the console again."
            return f"The variable {reference.key} is not set", advice
        case "keychain":
            advice = "Enter it again in the environment's settings."
            return "The keychain holds no token for this environment", advice
        case _:
            advice = "Enter it when the window asks, or let the environment take it from a variable."
            return "The token was not given yet in this session", advice


def _missing(why: str, advice: str) -> NoToken:
    return NoToken(message=f"{why}, so nothing was sent.", advice=advice)
