"""A request in other tools' words: the cURL command that sends the very same bytes."""

import shlex
from typing import Final

from app.contract.wire import Json, encode

TOKEN_PLACEHOLDER: Final = "$DUMGUM_TOKEN"  # noqa: S105 - a variable's name, not a secret
MAX_ARGUMENT: Final = 100_000
"""Bytes of a body that is given as an argument; Linux takes 131,072 for one (MAX_ARG_STRLEN)."""


def request_of(content: Json) -> bytes:
    """The body that the client sends for a request: compact JSON in UTF-8."""
    return encode(content)


def as_curl(body: bytes, url: str) -> str:
    """A cURL command for bash and zsh that posts `body` to `url`, both unchanged.

    The token is the variable DUMGUM_TOKEN, which the shell fills in. A body that is too large for an argument
    goes in by a pipe.
    """
    text = shlex.quote(body.decode("utf-8", "surrogateescape"))
    large = len(body) > MAX_ARGUMENT
    lines = (
        f"curl --request POST {shlex.quote(url)}",
        f'--header "Authorization: Bearer {TOKEN_PLACEHOLDER}"',
        "--header 'Content-Type: application/json'",
        "--data-binary @-" if large else f"--data-raw {text}",
    )
    command = " \\\n  ".join(lines)
    # printf is part of the shell, so its argument may be of any length.
    return f"printf %s {text} |\n{command}" if large else command
