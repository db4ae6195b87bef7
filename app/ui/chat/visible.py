"""Foreign text made safe to look at: control characters and bidi tricks shown, length bounded."""

import re
import unicodedata
from typing import Final

SHOWN_CHARACTERS: Final = 8_000
"""Code points of one message that the chat draws; the documented limit of a message is 512."""

_CONTROL_PICTURES: Final = 0x2400
_ODD = re.compile(
    # A flag's tags (England, Wales) are the one place where tag characters belong.
    "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """`text` with line feeds as line ends, and everything that is unseen or reorders text written out.

    C0 controls become their pictures (␀), others their code (⟨U+202E⟩). Joiners stay: emoji and several
    scripts need them. What is over SHOWN_CHARACTERS is cut and counted.
    """
    rest = len(text) - SHOWN_CHARACTERS
    shown = written_out(text[:SHOWN_CHARACTERS])
    return f"{shown}\n… {rest:,} more characters" if rest > 0 else shown


def written_out(text: str) -> str:
    """The same without a bound."""
    return _ODD.sub(_written, text.replace("\r\n", "\n"))


def is_right_to_left(paragraph: str) -> bool:
    """Whether a paragraph's first strong letter is written from the right (UAX #9, P2 and P3)."""
    for letter in paragraph:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _written(match: re.Match[str]) -> str:
    if len(match[0]) > 1:
        return match[0]
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"
