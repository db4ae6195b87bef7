"""What a shell makes of a text: words with the line they stand in, and what is piped into a command."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

FileReader: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a file that a command names (`-d @request.json`); raises FileError."""

_NAME: Final = re.compile(r"\$(?:[\w:]+|\{[\w:]+\}|.)")
_FENCE: Final = re.compile(r"^[ \t]*```[\w+-]*[ \t]*$", re.MULTILINE)
_PROMPT: Final = re.compile(r"[ \t]*(?:\$ +|PS [^\n>]*> *|[A-Za-z]:\\[^\n>]*> *)")


class NotUnderstood(Exception):
    """A text that no request can be made of; `message` is one sentence, and never quotes a token."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        """A clause, without its place."""
        self.line = line
        """Counted from 1; None where the text as a whole is meant."""

    @property
    def message(self) -> str:
        return self.about("The text")

    def about(self, what: str) -> str:
        """The sentence about a file or another source by its name."""
        place = "" if self.line is None else f" (line {self.line})"
        return f"{what} was not imported: {self.why}{place}."


@dataclass(frozen=True)
class Word:
    """One argument, as the program would get it. It may be a token, so its repr is empty."""

    text: str = field(repr=False)
    line: int = 1
    filled_in: str | None = field(default=None, repr=False)
    """What of it the shell would have filled in, as it is shown to the user: `$BODY`, `$(…)`."""
    is_file: bool = False
    """Whether it is the name of a file that holds what is meant."""


@dataclass(frozen=True)
class Command:
    """A program's name and arguments, and what it is given on standard input where the text shows it."""

    words: tuple[Word, ...]
    piped: Word | None = None

    @property
    def line(self) -> int:
        return self.words[0].line

    def is_curl(self) -> bool:
        """Whether the program is curl, by whatever path it is called."""
        name = re.split(r"[/\\]", self.words[0].text.lower())[-1]
        return name in {"curl", "curl.exe"}


def shown_variable(text: str) -> str:
    """A variable as a message may show it: by its name, since `${TOKEN:-abc}` also holds a value."""
    name = _NAME.fullmatch(text)
    return text if name else "${…}"


def prepared(text: str) -> str:
    """The text with line ends as LF, without a prompt and the fences of Markdown; lines keep numbers."""
    unified = _FENCE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    prompt = _PROMPT.match(unified)
    return unified[prompt.end() :] if prompt else unified


def curl_commands(commands: Sequence[Command]) -> list[Command]:
    """The commands that call curl, from the word `curl` on: `time curl`, `A=b curl` are such."""
    found = []
    for command in commands:
        for index, word in enumerate(command.words[:6]):
            if Command((word,)).is_curl():
                found.append(Command(command.words[index:], command.piped))
                break
    return found
