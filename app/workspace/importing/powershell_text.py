"""PowerShell's strings: single and double quotes, here-strings, backticks (about_Quoting_Rules)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.workspace.importing.words import NotUnderstood, shown_variable

SINGLE: Final = "'‘’‚‛"
"""What PowerShell takes for a single quote; the typographic ones count too."""
DOUBLE: Final = '"“”„'

_ESCAPES: Final = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
_UNICODE: Final = re.compile(r"`u\{([0-9A-Fa-f]{1,6})\}")
_VARIABLE: Final = re.compile(r"\$(?:\{([^}\n]+)\}|((?:\w+:)?\w+))")
_CHARACTER: Final = re.compile(r"\$\(\s*\[char\]\s*(0x[0-9A-Fa-f]+|\d+)\s*\)", re.IGNORECASE)
_IN_SINGLE: Final = re.compile(f"[^{SINGLE}]+")
_IN_DOUBLE: Final = re.compile(f"[^{DOUBLE}`$]+")
_ORDINARY: Final = re.compile(r"[^`$]+")
_HERE: Final = re.compile(rf"@(?:(?P<literal>[{SINGLE}])|[{DOUBLE}])[ \t]*\n")


@dataclass(frozen=True)
class Text:
    """A string's value, and what of it PowerShell would have to fill in."""

    text: str = field(repr=False)
    filled_in: str | None = None


def begins(text: str, at: int) -> bool:
    """Whether a string begins at `at`."""
    return text[at] in SINGLE or text[at] in DOUBLE or _HERE.match(text, at) is not None


def read(text: str, at: int, line: int, known: Mapping[str, Text]) -> tuple[Text, int]:
    """The string that begins at `at`, and the place after it; `known` holds variables by name, in lower case.

    Raises NotUnderstood where it does not end.
    """
    if here := _HERE.match(text, at):
        return _here(text, here, line, known)
    if text[at] in SINGLE:
        return _single(text, at + 1, line)
    return _double(text, at + 1, line, known)


def expanded(text: str, known: Mapping[str, Text]) -> Text:
    """A text with its backticks and variables read, as between double quotes."""
    parts: list[str] = []
    filled_in: str | None = None
    at = 0
    while at < len(text):
        match = _ORDINARY.match(text, at)
        if match:
            parts.append(match[0])
            at = match.end()
            continue
        part, at = _special(text, at, known)
        parts.append(part.text)
        filled_in = filled_in or part.filled_in
    return Text(_joined("".join(parts)), filled_in)


def _special(text: str, at: int, known: Mapping[str, Text]) -> tuple[Text, int]:
    """A backtick or a dollar sign with what belongs to it, and the place after it."""
    if text[at] == "`":
        if match := _UNICODE.match(text, at):
            number = int(match[1], 16)
            return Text(chr(number) if number <= 0x10FFFF else "\ufffd"), match.end()
        letter = text[at + 1 : at + 2]
        return Text("" if letter == "\n" else _ESCAPES.get(letter, letter)), at + 2
    if match := _CHARACTER.match(text, at):
        return Text(chr(int(match[1], 0) & 0xFFFF)), match.end()
    if match := _VARIABLE.match(text, at):
        name = (match[1] or match[2]).lower()
        return known.get(name, Text(match[0], shown_variable(match[0]))), match.end()
    if text.startswith("$(", at):
        return Text("$(", "$(…)"), at + 2
    return Text("$"), at + 1


def _joined(text: str) -> str:
    """Halves of characters put together: browsers write letters beyond U+FFFF as two `[char]`."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _single(text: str, at: int, line: int) -> tuple[Text, int]:
    parts: list[str] = []
    while at < len(text):
        if match := _IN_SINGLE.match(text, at):
            parts.append(match[0])
            at = match.end()
        elif text[at + 1 : at + 2] and text[at + 1] in SINGLE:
            parts.append(text[at])
            at += 2
        else:
            return Text("".join(parts)), at + 1
    raise NotUnderstood("a quote (') that is opened here is not closed", line)


def _double(text: str, at: int, line: int, known: Mapping[str, Text]) -> tuple[Text, int]:
    parts: list[Text] = []
    while at < len(text):
        if match := _IN_DOUBLE.match(text, at):
            parts.append(Text(match[0]))
            at = match.end()
        elif text[at] in "`$":
            part, at = _special(text, at, known)
            parts.append(part)
        elif text[at + 1 : at + 2] and text[at + 1] in DOUBLE:
            parts.append(Text(text[at]))
            at += 2
        else:
            filled_in = next((part.filled_in for part in parts if part.filled_in), None)
            return Text(_joined("".join(part.text for part in parts)), filled_in), at + 1
    raise NotUnderstood('a quote (") that is opened here is not closed', line)


def _here(text: str, opening: re.Match[str], line: int, known: Mapping[str, Text]) -> tuple[Text, int]:
    quotes = SINGLE if opening["literal"] else DOUBLE
    # Between the line ends of the opening and of the closing mark; they may be the same one.
    end = re.compile(rf"\n[{quotes}]@").search(text, opening.end() - 1)
    if end is None:
        raise NotUnderstood("a here-string (@) that is opened here is not closed", line)
    inner = text[opening.end() : max(end.start(), opening.end())]
    return (Text(inner) if opening["literal"] else expanded(inner, known)), end.end()
