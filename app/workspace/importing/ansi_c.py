"""Bash's ANSI-C quoting: the text between `$'` and `'` (Bash manual, 3.1.2.4)."""

import re
from typing import Final

_BYTE: Final = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")
_ESCAPE: Final = re.compile(
    r"(?P<bytes>(?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)"
    r"|\\(?:u(?P<short>[0-9A-Fa-f]{1,4})|U(?P<long>[0-9A-Fa-f]{1,8})|c(?P<control>[\x20-\x7e])|(?P<letter>.))",
    re.DOTALL,
)
_LETTERS: Final = {
    "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", "'": "'", '"': '"', "?": "?",
}  # fmt: skip


def unescape(text: str) -> str:
    r"""The text with its escapes read. `\x` and octal give bytes, which are UTF-8, or else Latin-1.

    Older browsers wrote `\xe9` for é, which is no UTF-8, and letters beyond U+FFFF as two `\u`.
    """
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_letter, text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _letter(match: re.Match[str]) -> str:
    if match["bytes"]:
        return _of_bytes(match["bytes"])
    if code := match["short"] or match["long"]:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    if match["control"]:
        return chr(ord(match["control"].upper()) ^ 0x40)
    return _LETTERS.get(match["letter"], match[0])


def _of_bytes(escapes: str) -> str:
    """Neighbouring bytes together, since one character may take several of them."""
    data = bytes(
        int(octal, 8) & 0xFF if octal else int(digits, 16) for octal, digits in _BYTE.findall(escapes)
    )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
