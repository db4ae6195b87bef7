"""JSON text in and out, keeping what it says: number spellings, key order, nothing dropped in silence."""

import json
import re
from typing import Any, TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

MAX_DEPTH = 200
"""Levels of nesting that are read; the contract's deepest field lies at six."""

_PLAIN_WORDS = {
    "Extra data": "Something stands behind the end of the JSON",
    "Expecting value": "A value is expected here",
    "Expecting property name": "A name in double quotes is expected here",
    "Expecting ':'": "A colon is expected here",
    "Expecting ','": "A comma or a closing bracket is expected here",
    "Unterminated string": "The text that starts here has no closing quote",
    "Invalid control character": "A text holds a line end, tab or other control character; write \\n or \\t",
    "Invalid \\escape": "A backslash stands before a character that needs none; write two for one",
    "Invalid \\uXXXX": "After \\u four hexadecimal digits are expected",
}
"""What Python's reader says by how it begins, and the same in words for the user."""

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotJson(ValueError):
    """A text that is not one JSON value; `line` and `column` count from 1 where the place is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        place = "" if line is None else f" (line {line}, column {column})."
        super().__init__(message.rstrip(".") + place if place else message)
        self.message = message
        self.line = line
        self.column = column


class NumberText(float):
    """A number whose spelling (`1.10`, `1e400`) a plain float would not give back."""

    text: str

    def __new__(cls, text: str) -> "NumberText":
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __reduce__(self) -> tuple[type["NumberText"], tuple[str]]:
        return NumberText, (self.text,)


def loads(data: bytes | str) -> Json:
    """Read one JSON value (RFC 8259).

    Raises NotJson for anything else, and for what JSON readers disagree on: duplicate keys, NaN and Infinity,
    lone surrogates, more than MAX_DEPTH levels, whole numbers of over 4,300 digits.
    """
    text = _decode(data) if isinstance(data, bytes) else data
    if not text.strip():
        raise NotJson("The text is empty.")
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_float,
            parse_int=_int,
            parse_constant=_constant,
        )
    except NotJson:
        raise
    except json.JSONDecodeError as error:
        raise NotJson(f"{_plain(error.msg)}.", error.lineno, error.colno) from None
    except RecursionError:
        raise NotJson(f"It is nested more than {MAX_DEPTH} levels deep.") from None
    # With no more brackets than levels it can't be too deep; going through takes as long as reading did.
    if text.count("{") + text.count("[") > MAX_DEPTH:
        _check_depth(value)
    if _SURROGATE_ESCAPE.search(text) or _SURROGATE.search(text):
        _check_surrogates(value)
    return value


def dumps(value: Json, indent: int | None = 2) -> str:
    """Write a JSON value: keys in their order, numbers as they were spelt, letters as they are.

    `indent` is the number of spaces a level; None writes the compact form that is sent.
    """
    parts: list[str] = []
    _write(value, parts, "\n" if indent is not None else "", " " * (indent or 0))
    return "".join(parts)


def encode(value: Json) -> bytes:
    """The compact UTF-8 form that goes over the wire."""
    return dumps(value, None).encode("utf-8")


def same(left: Json, right: Json) -> bool:
    """Whether two values are the same JSON: `5` is not `"5"`, `1.0` is not `1`, and key order counts."""
    if left is right:
        return True
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(map(same, left.values(), right.values()))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict | list) or isinstance(right, dict | list):
        return False
    return _scalar(left) == _scalar(right)


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotJson("The text is UTF-16; it must be UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise NotJson("The text is not UTF-8.", line, column) from None


def _plain(said: str) -> str:
    return next((words for start, words in _PLAIN_WORDS.items() if said.startswith(start)), said)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise NotJson(f'The key "{shorten(key)}" stands twice in one object.')
            seen.add(key)
    return result


def _float(text: str) -> float:
    number = float(text)
    return number if repr(number) == text else NumberText(text)


def _int(text: str) -> int | float:
    try:
        return int(text) if text != "-0" else NumberText(text)
    except ValueError:
        raise NotJson(f"A number has {len(text):,} digits; at most 4,300 are read.") from None


def _constant(text: str) -> float:
    raise NotJson(f"{text} is not a JSON number.")


def _check_depth(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH + 1):
        below: list[Json] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        if not below:
            return
        level = below
    raise NotJson(f"It is nested more than {MAX_DEPTH} levels deep.")


def _check_surrogates(value: Json) -> None:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str) and _SURROGATE.search(item):
            raise NotJson("A text holds half of a character (a lone surrogate, \\ud800 to \\udfff).")
        if isinstance(item, dict):
            stack.extend(item.keys())
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)


def shorten(text: str, limit: int = 60) -> str:
    """A text cut to `limit` characters for a message, with what can't be printed escaped."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in cut)


def _write(value: Json, parts: list[str], newline: str, step: str) -> None:
    if isinstance(value, dict) and value:
        inner = newline + step
        separator = ": " if newline else ":"
        opening = "{" + inner
        for key, item in value.items():
            parts.append(f"{opening}{_string(key)}{separator}")
            _write(item, parts, inner, step)
            opening = "," + inner
        parts.append(newline + "}")
    elif isinstance(value, list) and value:
        inner = newline + step
        opening = "[" + inner
        for item in value:
            parts.append(opening)
            _write(item, parts, inner, step)
            opening = "," + inner
        parts.append(newline + "]")
    else:
        parts.append(_scalar(value))


def _scalar(value: Json) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, NumberText):
        return value.text
    return json.dumps(value, allow_nan=False)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=_SURROGATE.search(text) is not None)
