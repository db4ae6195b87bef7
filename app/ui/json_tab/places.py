"""Where each value of a JSON text stands: pointers to lines, and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.contract import pointer as pointers
from app.contract.wire import NotJson, loads

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+|\n')


@dataclass
class _Level:
    """An object or list that is open while the text is read."""

    pointer: str
    is_list: bool
    count: int = 0
    key: str | None = None


@dataclass
class _Reader:
    lines: dict[str, int] = field(default_factory=dict)
    open: list[_Level] = field(default_factory=list)
    line: int = 0

    def take(self, piece: str) -> None:
        level = self.open[-1] if self.open else None
        if piece == "\n":
            self.line += 1
        elif piece in "}]":
            self.open.pop()
        elif piece == ",":
            if level is not None:
                level.key = None
        elif piece != ":":
            self._take_text(piece, level)

    def _take_text(self, piece: str, level: _Level | None) -> None:
        if level is not None and not level.is_list and level.key is None:
            level.key = str(loads(piece))
            self.lines[pointers.join(level.pointer, level.key)] = self.line
            return
        where = self._pointer(level)
        self.lines.setdefault(where, self.line)
        if piece in "{[":
            self.open.append(_Level(where, piece == "["))

    def _pointer(self, level: _Level | None) -> str:
        if level is None:
            return ""
        if not level.is_list:
            return pointers.join(level.pointer, level.key or "")
        level.count += 1
        return pointers.join(level.pointer, level.count - 1)


def lines_of(text: str) -> Mapping[str, int]:
    """The line (from 0) of every value of a valid JSON text, by its pointer; none for an invalid one.

    A member of an object stands where its key does.
    """
    reader = _Reader()
    try:
        for match in _TOKEN.finditer(text):
            reader.take(match[0])
    except (NotJson, IndexError):
        return {}
    return reader.lines


def nearest_line(lines: Mapping[str, int], pointer: str) -> int | None:
    """The line of `pointer`, or of what would hold it when it is not sent; None for an empty map."""
    while pointer not in lines:
        if not pointer:
            return None
        pointer = pointers.parent(pointer)
    return lines[pointer]
