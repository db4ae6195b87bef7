"""How Windows takes a line apart: cmd.exe's carets and quotes first, then the C library's arguments."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.workspace.importing.words import Command, Word

_PLAIN: Final = re.compile(r'[^"^%\n&|<>]+')
_VARIABLE: Final = re.compile(r"%[A-Za-z_][A-Za-z0-9_]*%")
_QUOTE: Final = re.compile(r'(\\*)"')
_INSIDE: Final = re.compile(r'\\+|[^"\\]+')
_OUTSIDE: Final = re.compile(r'\\+|[^"\\ \t]+')
_REDIRECTION: Final = re.compile(r"[<>]{1,2}(?:&\d|[ \t]*[^\s&|<>]+)?")


@dataclass
class CommandLine:
    """What cmd.exe hands to a program: one text, with the lines and variables of its parts."""

    line: int = 1
    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: list[int] = field(default_factory=list)
    """Where in the text a line of what was pasted ended."""
    variables: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, lines: int = 0) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.breaks += [self.length] * lines

    def line_at(self, place: int) -> int:
        return self.line + bisect_right(self.breaks, place)

    def variable_in(self, start: int, end: int) -> str | None:
        return next((name for at, name in self.variables if start <= at < end), None)


def commands(text: str) -> list[Command]:
    """All commands of a text for cmd.exe. A quote that is not closed ends with the text, as it does there."""
    found = []
    doubled = _by_a_browser(text)
    for line in command_lines(text):
        words = tuple(arguments(line, doubled=doubled))
        if words:
            found.append(Command(words))
    return found


def _by_a_browser(text: str) -> bool:
    r"""Whether a browser copied it: it writes every backslash twice, JSON's `\n` as `\\n`.

    What the browser sent is meant, not what its copy would send. Since 2021 the quotes are `^"`, before that
    those inside were `""` (escapeStringWin in Chromium's and Firefox's sources).
    """
    return '^"' in text or ('""' in text and '\\"' not in text)


def command_lines(text: str) -> list[CommandLine]:
    """What cmd.exe makes of a text: `^` takes the next character as it is, and joins lines.

    A line end inside quotes is kept, though cmd.exe would end the command there: a body of several lines was
    meant as one.
    """
    lines = [CommandLine()]
    number, at, quoted = 1, 0, False
    while at < len(text):
        current = lines[-1]
        if match := _PLAIN.match(text, at):
            current.add(match[0])
        elif match := _VARIABLE.match(text, at):
            current.variables.append((current.length, match[0]))
            current.add(match[0])
        elif not quoted and text[at] == "^":
            taken = _after_caret(text, at + 1)
            current.add(taken.lstrip("\n") if len(taken) < 2 else taken[-1], taken.count("\n"))
            number += taken.count("\n")
            at += 1 + len(taken)
            continue
        elif not quoted and (match := _REDIRECTION.match(text, at)):
            pass
        elif not quoted and text[at] in "\n&|":
            number += text[at] == "\n"
            lines.append(CommandLine(number))
        else:
            quoted ^= text[at] == '"'
            current.add(text[at], int(text[at] == "\n"))
            number += text[at] == "\n"
        at = match.end() if match else at + 1
    return lines


def _after_caret(text: str, at: int) -> str:
    """What a caret takes: one character, or a line end and the character after it."""
    return text[at : at + 2] if text[at : at + 1] == "\n" else text[at : at + 1]


def arguments(command: CommandLine, *, doubled: bool = False) -> Iterator[Word]:
    """The arguments, by the rules of Microsoft's C library (2008 and later)."""
    text = "".join(command.parts)
    for start, end, argument in split(text, doubled=doubled):
        yield Word(argument, command.line_at(start), command.variable_in(start, end))


def split(text: str, *, doubled: bool = False) -> Iterator[tuple[int, int, str]]:
    r"""Start, end and text of each argument: `\"` and, between quotes, `""` are a quote.

    `doubled` says that every backslash stands twice; by the rules two are one before a quote alone.
    """
    at = 0
    while at < len(text):
        if text[at] in " \t":
            at += 1
            continue
        start, argument = at, list[str]()
        at = _argument(text, at, argument, doubled=doubled)
        yield start, at, "".join(argument)


def _argument(text: str, at: int, parts: list[str], *, doubled: bool) -> int:
    """Read one argument into `parts`, and say where it ends."""
    quoted = False
    while at < len(text) and (quoted or text[at] not in " \t"):
        if match := _QUOTE.match(text, at):
            slashes = len(match[1])
            parts.append("\\" * (slashes // 2))
            at = match.end()
            if slashes % 2:
                parts.append('"')
            elif quoted and text[at : at + 1] == '"':
                parts.append('"')
                at += 1
            else:
                quoted = not quoted
        else:
            match = (_INSIDE if quoted else _OUTSIDE).match(text, at)
            taken = match[0] if match else text[at]
            at += len(taken)
            parts.append(taken[::2] if doubled and taken[0] == "\\" and len(taken) % 2 == 0 else taken)
    return at
