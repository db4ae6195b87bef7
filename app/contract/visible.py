"""Text from outside made safe to look at: what is unseen, steers or reorders is written out."""

import re
from typing import Final

_CONTROL_PICTURES: Final = 0x2400
_ODD: Final = re.compile(
    # A flag's tags (England, Wales) are the one place where tag characters belong.
    "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def written_out(text: str) -> str:
    """`text` with line feeds as line ends, and everything that is unseen or reorders text written out.

    C0 controls become their pictures (␀), others their code (⟨U+202E⟩). Tabs stay, and joiners: emoji and
    several scripts need them.
    """
    return _ODD.sub(_written, text.replace("\r\n", "\n"))


def _written(match: re.Match[str]) -> str:
    if len(match[0]) > 1:
        return match[0]
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"
