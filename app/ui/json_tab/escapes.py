"""Letters that are not seen, or that reorder a line, written as JSON's escapes: the value stays the same."""

import re
from typing import Final

_UNSEEN: Final = re.compile(
    # A flag's tags (England, Wales) are the one place where tag characters belong.
    "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|"
    # Qt gives a no-break space back as a space, and U+FDD0 and U+FDD1 as line ends.
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def escaped(text: str) -> str:
    """JSON text in which control and direction characters are seen as their codes; it reads the same."""
    return _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if len(match[0]) > 1:
        return match[0]
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
