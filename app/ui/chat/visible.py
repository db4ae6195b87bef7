"""Foreign text as the chat draws it: with nothing hidden in it, and bounded in length."""

import unicodedata
from typing import Final

from app.contract.visible import written_out

SHOWN_CHARACTERS: Final = 8_000
"""Code points of one message that the chat draws; the documented limit of a message is 512."""


def visible(text: str) -> str:
    """`text` written out; what is over SHOWN_CHARACTERS is cut and counted."""
    rest = len(text) - SHOWN_CHARACTERS
    shown = written_out(text[:SHOWN_CHARACTERS])
    return f"{shown}\n… {rest:,} more characters" if rest > 0 else shown


def is_right_to_left(paragraph: str) -> bool:
    """Whether a paragraph's first strong letter is written from the right (UAX #9, P2 and P3)."""
    for letter in paragraph:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
