"""Web addresses in the text of messages: where they stand, and which one lies under the mouse."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextLine

_ADDRESS: Final = re.compile(r"https?://[\w\-.~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
_TAIL: Final = ".,;:!?'"
"""Signs that end a sentence more often than an address."""


def addresses(text: str) -> list[tuple[int, str]]:
    """Each address of `text` with the place where it begins, without the signs that follow it."""
    return [(hit.start(), _trimmed(hit[0])) for hit in _ADDRESS.finditer(text)]


def address_at(paragraphs: Sequence[QTextLayout], point: QPointF) -> str | None:
    """The address at `point` of laid out paragraphs, None where there is none."""
    for paragraph in paragraphs:
        for number in range(paragraph.lineCount()):
            line = paragraph.lineAt(number)
            if line.naturalTextRect().contains(point):
                at = line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter)
                return _covering(paragraph.text(), at)
    return None


def _covering(text: str, units: int) -> str | None:
    # Qt counts UTF-16 code units.
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    at = len(before.decode("utf-16-le", "ignore"))
    return next((found for start, found in addresses(text) if start <= at < start + len(found)), None)


def _trimmed(address: str) -> str:
    address = address.rstrip(_TAIL)
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(_TAIL)
    return address
