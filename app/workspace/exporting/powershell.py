"""A request as a cURL command for PowerShell, the Windows one and the newer ones."""

import re
from typing import Final

from app.client.environment import TOKEN_VARIABLE

_QUOTES: Final = re.compile("['‘’‚‛]")
"""What PowerShell takes for a single quote; each stands twice inside such quotes."""


def as_powershell(body: bytes, url: str) -> str:
    """Commands for PowerShell that post `body` and a line end to `url`.

    The body goes in by a pipe: Windows PowerShell drops quotes from arguments and newer ones keep them, and
    all arguments together may have 32,767 characters.
    """
    lines = (
        "curl.exe --request POST " + quoted(url),
        f'--header "Authorization: Bearer $env:{TOKEN_VARIABLE}"',
        "--header 'Content-Type: application/json'",
        "--data-binary '@-'",
    )
    command = " `\n  ".join(lines)
    text = quoted(body.decode("utf-8", "surrogateescape"))
    # Windows PowerShell would pipe ASCII, with a question mark for every other letter.
    return f"$OutputEncoding = New-Object System.Text.UTF8Encoding $false\n{text} |\n{command}"


def quoted(text: str) -> str:
    """The text as a PowerShell string in which nothing is filled in."""
    return "'" + _QUOTES.sub(r"\g<0>\g<0>", text) + "'"
