"""A request in other tools' words: the cURL command that sends the very same bytes, and the other forms."""

import shlex
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.contract.wire import Json, dumps, encode
from app.workspace.exporting.har import as_har
from app.workspace.exporting.powershell import as_powershell
from app.workspace.exporting.python_script import as_python

TOKEN_PLACEHOLDER: Final = "$DUMGUM_TOKEN"  # noqa: S105 - a variable's name, not a secret
MAX_ARGUMENT: Final = 100_000
"""Bytes of a body that is given as an argument; Linux takes 131,072 for one (MAX_ARG_STRLEN)."""


class ExportForm(StrEnum):
    """What a request can be exported as."""

    CURL = "curl"
    """For bash and zsh."""
    POWERSHELL = "powershell"
    PYTHON = "python"
    HAR = "har"
    JSON = "json"
    """The bare request, as the API takes it."""


def exported(content: Json, url: str, form: ExportForm, when: datetime) -> str:
    """The request in another tool's words, without a line end; `when` is the time that a HAR file names."""
    body = request_of(content)
    match form:
        case ExportForm.CURL:
            return as_curl(body, url)
        case ExportForm.POWERSHELL:
            return as_powershell(body, url)
        case ExportForm.PYTHON:
            return as_python(content, url).rstrip("\n")
        case ExportForm.HAR:
            return as_har(body, url, when)
        case ExportForm.JSON:
            return dumps(content)


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
