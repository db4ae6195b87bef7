"""Rows of the chat laid out at one width: where each text and shape lies, measured once and painted often."""

import re
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from app.ui.chat.addresses import address_at
from app.ui.chat.visible import is_right_to_left
from app.ui.theme import Theme

RING_ROOM: Final = 3
"""Pixels that a row keeps free around what is framed while it is selected."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text that is drawn otherwise."""

    start: int
    length: int
    colour: str | None = None
    bold: bool = False
    pixels: int | None = None
    """Size of the letters; None leaves it as it is."""
    underlined: bool = False


@dataclass
class TextBlock:
    """Paragraphs below one another, each with its own direction; call `settle` before drawing."""

    colour: str
    layouts: list[QTextLayout] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    left: float = 0.0
    top: float = 0.0
    linked: bool = False
    """Whether addresses in it can be clicked."""

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.width, self.height)

    def settle(self, left: float, top: float, width: float | None = None) -> None:
        """Fix the place; with a `width` lines are aligned within it."""
        self.left, self.top = left, top
        if width is not None and width != self.width:
            self.width = width
        if any(
            layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft for layout in self.layouts
        ):
            self.height = sum_lines(self.layouts, self.width)[1]

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QColor(self.colour))
        for layout in self.layouts:
            layout.draw(painter, QPointF(self.left, self.top))


@dataclass(frozen=True)
class Shape:
    """A filled rounded rectangle."""

    rect: QRectF
    fill: str
    border: str | None = None
    radius: float = 12.0

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.border)) if self.border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.fill))
        # A one-pixel pen is crisp when it runs through the pixels' middle.
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5) if self.border else self.rect
        radius = min(self.radius, rect.height() / 2)
        painter.drawRoundedRect(rect, radius, radius)


@dataclass
class RowLayout:
    """A whole row: shapes below texts, its height, and what a click may hit."""

    height: int
    shapes: list[Shape]
    texts: list[TextBlock]
    ring: QRectF = field(default_factory=QRectF)
    """What is framed while the row is selected."""
    ring_radius: float = 12.0
    link: QRectF = field(default_factory=QRectF)

    def address_at(self, point: QPointF) -> str | None:
        """The web address that is written at `point`, None where there is none."""
        for block in self.texts:
            if block.linked and block.rect.contains(point):
                return address_at(block.layouts, point - QPointF(block.left, block.top))
        return None

    def paint(self, painter: QPainter, theme: Theme, *, selected: bool, focused: bool) -> None:
        for shape in self.shapes:
            shape.paint(painter)
        if selected:
            pen = QPen(QColor(theme.accent if focused else theme.muted), 2 if focused else 1)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # The pen's middle: half of its two pixels lie outside, and no row repaints beyond itself.
            out = RING_ROOM - 1
            radius = self.ring_radius + out
            painter.drawRoundedRect(self.ring.adjusted(-out, -out, out, out), radius, radius)
        for text in self.texts:
            text.paint(painter)


_LEADING: Final = 1.45
"""Height of a line of text, in sizes of its font."""
_EMOJI_SCALE: Final = 1.25
_EMOJI: Final = re.compile(
    "[\u231a-\u23ff\u2600-\u27bf\u2b1b-\u2b55\U0001f000-\U0001faff]"
    "[\u200d\u20e3\u2600-\u27bf\ufe0f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\U000e0020-\U000e007f]*"
)
"""Runs of emoji. Emoji fonts draw them smaller than letters of the same size; they are set larger."""


def text_block(text: str, font: QFont, colour: str, width: float, spans: tuple[Span, ...] = ()) -> TextBlock:
    """`text` broken at `width`; the block is as wide as its longest line.

    A paragraph ends at a line feed. Its direction follows its first strong letter (UAX #9), so a Hebrew
    paragraph stands at the right below a French one at the left.
    """
    block = TextBlock(colour)
    start = 0
    spans = (*spans, *_emoji_spans(text, font))
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        right = is_right_to_left(paragraph)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(_formats(spans, start, paragraph))
        block.layouts.append(layout)
        start += len(paragraph) + 1
    block.width, block.height = sum_lines(block.layouts, width)
    return block


def pixels_of(font: QFont) -> int:
    """The size of a font in pixels, also where it is set in points."""
    return QFontInfo(font).pixelSize()


def sum_lines(layouts: list[QTextLayout], width: float) -> tuple[float, float]:
    """Break the lines of `layouts` at `width`, one below the other; the widest line and the whole height."""
    widest = top = 0.0
    for layout in layouts:
        least = pixels_of(layout.font()) * _LEADING
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            pitch = max(line.height(), least)
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            top += pitch
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
    return min(widest + 1, width), top


def _formats(spans: tuple[Span, ...], start: int, paragraph: str) -> list[QTextLayout.FormatRange]:
    """The spans as they fall into the paragraph that begins at `start`."""
    found = []
    for span in spans:
        begin, end = max(span.start - start, 0), min(span.start + span.length - start, len(paragraph))
        if begin >= end:
            continue
        part = QTextLayout.FormatRange()
        part.start, part.length = _units(paragraph[:begin]), _units(paragraph[begin:end])
        style = QTextCharFormat()
        if span.colour is not None:
            style.setForeground(QColor(span.colour))
        if span.bold:
            style.setFontWeight(QFont.Weight.DemiBold)
        if span.underlined:
            style.setFontUnderline(True)
        if span.pixels is not None:
            style.setProperty(QTextFormat.Property.FontPixelSize, span.pixels)
        part.format = style
        found.append(part)
    return found


def _emoji_spans(text: str, font: QFont) -> list[Span]:
    if text.isascii():
        return []
    pixels = round(pixels_of(font) * _EMOJI_SCALE)
    return [Span(hit.start(), len(hit[0]), pixels=pixels) for hit in _EMOJI.finditer(text)]


def _units(text: str) -> int:
    """Length as Qt counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
