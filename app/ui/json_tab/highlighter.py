"""Colours of JSON in the editor: keys, texts, numbers, words, from the theme."""

import re
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.ui.style import current_theme

_TOKEN: Final = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<text>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<word>\b(?:true|false|null)\b)|(?P<mark>[{}\[\],:])"
)
_LONGEST: Final = 20_000
"""Characters of a line that is coloured; a longer one would hold typing up."""


class JsonHighlighter(QSyntaxHighlighter):
    """Works line by line: no JSON token runs over a line's end."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.take_theme()

    def take_theme(self) -> None:
        """Colour everything anew from the application's theme."""
        theme = current_theme()
        colours = {
            "key": theme.text,
            "text": theme.success,
            "number": theme.accent,
            "word": theme.warning,
            "mark": theme.muted,
        }
        self._formats = {name: _format(colour) for name, colour in colours.items()}
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST:
            return
        # Qt counts UTF-16 units: an emoji before a token moves it by one.
        astral = not text.isascii() and max(text) > "\uffff"
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if astral:
                start, end = units(text[:start]), units(text[:end])
            self.setFormat(start, end - start, self._formats[match.lastgroup or "mark"])


def _format(colour: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(QColor(colour))
    return result


def units(text: str) -> int:
    """The length of a text as Qt counts it: an emoji has two UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
