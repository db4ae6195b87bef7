"""Tokens: asked for at sending time, judged, and wrapped so that they show themselves nowhere."""

import re
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from app.client.environment import TOKEN_VARIABLE, Environment, TokenReference
from app.client.failures import BadEnvironment, NoToken
from app.client.redact import Redactor, Secret

TokenSource: TypeAlias = Callable[[TokenReference], str | None]

_LEGAL = re.compile(r"[\x21-\x7e]+")


def resolve(environment: Environment, tokens: TokenSource) -> Secret | NoToken | BadEnvironment:
    """The environment's token without white space around it, or why there is none."""
    if environment.token is None:
        return _missing("The environment names no token")
    try:
        text = tokens(environment.token)
    except Exception as error:  # noqa: BLE001 - keychains raise anything, and its text may hold the token
        return _missing(f"The token can't be read ({type(error).__name__})")
    text = (text or "").strip()
    if not text:
        return _missing(_where(environment.token))
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


def _where(reference: TokenReference) -> str:
    match reference.kind:
        case "variable":
            return f"The variable {reference.key} holds no token"
        case "keychain":
            return "The keychain holds no token for this environment"
        case _:
            return "No token was given"


def _missing(what: str) -> NoToken:
    return NoToken(
        message=f"{what}, so nothing was sent.",
        advice=f"Put a token into the keychain in the environment's settings, set {TOKEN_VARIABLE}, "
        "or send to the sandbox, which needs none of yours.",
    )
