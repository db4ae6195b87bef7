"""Bytes of requests and responses as text to read: pretty where they are JSON, bounded always."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.contract.visible import written_out
from app.contract.wire import NotJson, dumps, loads

SHOWN_BYTES: Final = 200_000
"""Bytes of a body that are shown."""
_PRETTY_BYTES: Final = 2_000_000
"""Larger bodies are not parsed for show: that would hold the window up for a second."""
_LONG_LINE: Final = 20_000


@dataclass(frozen=True)
class Shown:
    """A text, and a sentence on what is not shown of it; empty where all is."""

    text: str
    note: str = ""


def shown_body(body: bytes) -> Shown:
    """A body as text. What is not UTF-8 keeps its place as U+FFFD, and the note says so."""
    if not body:
        return Shown("", "The body is empty.")
    text, notes = _text(body)
    if len(body) > SHOWN_BYTES and len(text) > SHOWN_BYTES:
        text = text[:SHOWN_BYTES]
        notes.append(f"Shown are the first 200 kB of {len(body):,} bytes.")
    return Shown(_broken(written_out(text)), " ".join(notes))


def shown_headers(headers: Iterable[tuple[str, str]]) -> str:
    """Headers one a line, as they were sent or received."""
    return "\n".join(f"{name}: {value}" for name, value in headers)


def _text(body: bytes) -> tuple[str, list[str]]:
    if len(body) <= _PRETTY_BYTES:
        try:
            return dumps(loads(body)), []
        except NotJson as error:
            words = str(error).rstrip(".")
            notes = [f"This is not JSON and is shown as it came: {words[:1].lower()}{words[1:]}."]
    else:
        notes = [f"The body has {len(body):,} bytes and is shown as it came."]
    try:
        return body.decode("utf-8-sig"), notes
    except UnicodeDecodeError:
        return body.decode("utf-8", "replace"), [*notes, "Bytes that are not UTF-8 are shown as �."]


def _broken(text: str) -> str:
    """The text with very long lines broken: a text editor lays a line out as a whole."""
    if len(text) <= _LONG_LINE:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [line[at : at + _LONG_LINE] for at in range(0, max(len(line), 1), _LONG_LINE)]
    return "\n".join(lines)
