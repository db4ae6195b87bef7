"""What a service says in the body of a refusal, found leniently: JSON of many shapes, HTML, plain text."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

LONGEST = 500
"""Characters."""

_READ = 256 * 1024
_DEEPEST = 6
_MOST = 20
_WORDS = (
    "message",
    "msg",
    "title",
    "detail",
    "details",
    "error_description",
    "description",
    "reason",
    "error",
    "errors",
)
_PLACES = ("path", "pointer", "loc", "field", "param")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def what_it_says(body: bytes) -> str:
    """Short plain text without control characters, empty where nothing is said."""
    text = body[:_READ].decode("utf-8-sig", errors="replace").strip()
    if text.startswith("<"):
        return _plain(_from_html(text))
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return "" if text.startswith(("{", "[")) else _plain(text)
    found: list[str] = []
    for words in _sentences(value, _DEEPEST):
        if words not in found:
            found.append(words)
        if len(found) == _MOST:
            break
    return _plain("; ".join(found))


def _from_html(text: str) -> str:
    title = _TITLE.search(text)
    if title and title[1].strip():
        return html.unescape(title[1])
    return html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", text)))


def _sentences(value: Any, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from _sentences(item, depth - 1)
    elif isinstance(value, dict):
        yield from _of_object(value, depth)


def _of_object(value: dict[str, Any], depth: int) -> Iterator[str]:
    place = next((_place(value[key]) for key in _PLACES if _place(value.get(key))), "")
    known = [key for key in _WORDS if key in value]
    if known:
        for key in known:
            for words in _sentences(value[key], depth - 1):
                yield f"{place}: {words}" if place else words
                place = ""
        return
    # {"errors": {"messages": ["is too long"]}}: the keys are the places
    for key, item in value.items():
        if isinstance(item, list | dict):
            for words in _sentences(item, depth - 1):
                yield f"{key}: {words}"


def _place(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ".".join(str(part) for part in value if isinstance(part, str | int))
    return ""


def _plain(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 20 * LONGEST])
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"
