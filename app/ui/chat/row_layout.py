"""Lays out the rows of the chat: day line, bubble, caption; and the notices about calls."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.ui.chat.addresses import addresses
from app.ui.chat.layout import RING_ROOM, RowLayout, Shape, Span, TextBlock, pixels_of, text_block
from app.ui.chat.rows import BubblePart, MessageRow, NoticeRow, NoticeTone, PartKind, Row
from app.ui.theme import Theme

LEFT: Final = 18
"""Room at the left of the chat."""
RIGHT: Final = 9
"""Room at the right; the scroll bar stands beyond."""
_SIDES: Final = LEFT + RIGHT
_SHARE: Final = 0.74
"""A bubble's widest share of the room between the sides."""
_PAD_X: Final = 12.0
_PAD_Y: Final = 8.0
_CAPTION_GAP: Final = 5.0
_FIRST: Final = 14
"""Room above the first row."""
_BELOW_GROUP: Final = 11
_IN_GROUP: Final = RING_ROOM
"""Room below a row; the next one's room for its ring comes on top."""
_RADIUS: Final = 12.0
_NOTICE_RADIUS: Final = 8.0
_PAUSE: Final = 14.0
"""Room for the pause sign."""


@dataclass(frozen=True)
class ChatLook:
    """What a layout depends on besides row and width."""

    theme: Theme
    font: QFont

    @cached_property
    def small(self) -> QFont:
        """Captions and day lines, in the theme's relation of 11 to 13 pixels."""
        font = QFont(self.font)
        font.setPixelSize(max(round(pixels_of(self.font) * 11 / 13), 8))
        return font

    @cached_property
    def key(self) -> tuple[str, str]:
        return self.theme.name, self.font.key()


def lay_out(row: Row, width: int, look: ChatLook, *, first: bool = False) -> RowLayout:
    """The layout of a row in a chat that is `width` pixels wide; the first row has room above."""
    top = float(_FIRST if first else RING_ROOM)
    if isinstance(row, MessageRow):
        return _message(row, width, look, top)
    return _notice(row, width, look, top)


def _message(row: MessageRow, width: int, look: ChatLook, top: float) -> RowLayout:
    theme = look.theme
    texts: list[TextBlock] = []
    if row.day:
        day = text_block(row.day, look.small, theme.muted, width - _SIDES)
        day.settle((width - day.width) / 2, top + 4)
        texts.append(day)
        top = day.rect.bottom() + 10
    parts = _parts(row, look, (width - _SIDES) * _SHARE - 2 * _PAD_X)
    inner = max(part.width for part in parts)
    height = sum(part.height for part in parts) + 2.0 * (len(parts) - 1) + 2 * _PAD_Y
    left = width - RIGHT - inner - 2 * _PAD_X if row.on_right else float(LEFT)
    bubble = QRectF(left, top, inner + 2 * _PAD_X, height).toAlignedRect().toRectF()
    y = top + _PAD_Y
    for part in parts:
        part.settle(left + _PAD_X, y, inner)
        y = part.rect.bottom() + 2.0
    texts += parts
    bottom = bubble.bottom()
    captions = _captions(row, width, look, bottom + _CAPTION_GAP)
    if captions:
        texts += captions
        bottom = captions[-1].rect.bottom()
    below = _BELOW_GROUP if row.caption else _IN_GROUP
    fill = theme.bubble_user if row.on_right else theme.bubble_persona
    shape = Shape(bubble, fill, None if row.on_right else theme.border, _RADIUS)
    return RowLayout(round(bottom + below), [shape], texts, bubble, _RADIUS)


def _captions(row: MessageRow, width: int, look: ChatLook, top: float) -> list[TextBlock]:
    """The lines under the bubble: who and when, and what is wrong with the message."""
    theme = look.theme
    tone = theme.danger if row.problem_tone is NoticeTone.DANGER else theme.warning
    found = []
    for words, colour in ((row.caption, theme.muted), (row.problem, tone)):
        if words:
            block = text_block(words, look.small, colour, width - _SIDES - 8)
            block.settle(width - RIGHT - 4 - block.width if row.on_right else LEFT + 4, top)
            top = block.rect.bottom()
            found.append(block)
    return found


def _parts(row: MessageRow, look: ChatLook, width: float) -> list[TextBlock]:
    theme = look.theme
    colour = theme.on_bubble_user if row.on_right else theme.text
    return [
        _part(part, look.font, colour, None if row.on_right else theme.muted, width) for part in row.parts
    ]


def _part(part: BubblePart, font: QFont, colour: str, quiet: str | None, width: float) -> TextBlock:
    shown = font
    if part.kind is PartKind.RAW:
        shown = QFont(font)
        shown.setItalic(True)
    if part.kind is PartKind.TEXT:
        links = tuple(Span(at, len(found), underlined=True) for at, found in addresses(part.text))
        block = text_block(part.text, shown, colour, width, links)
        block.linked = bool(links)
        return block
    if not part.note:
        return text_block(part.text, shown, colour, width)
    note = Span(len(part.text) + 1, len(part.note), quiet)
    return text_block(f"{part.text} {part.note}", shown, colour, width, (note,))


def _notice(row: NoticeRow, width: int, look: ChatLook, top: float) -> RowLayout:
    theme = look.theme
    fill, colour = {
        NoticeTone.QUIET: (theme.soft, theme.muted),
        NoticeTone.WARNING: (theme.warning_soft, theme.warning),
        NoticeTone.DANGER: (theme.danger_soft, theme.danger),
    }[row.tone]
    indent = _PAUSE if row.paused else 0.0
    texts = _notice_texts(row, look, colour, width - _SIDES - 2 * _PAD_X - indent)
    y = top + _PAD_Y
    for text in texts:
        text.settle(LEFT + _PAD_X + indent, y, text.width)
        y = text.rect.bottom() + 4
    box = QRectF(LEFT, top, width - _SIDES, y - 4 + _PAD_Y - top).toAlignedRect().toRectF()
    layout = RowLayout(
        round(box.bottom()) + _BELOW_GROUP,
        [Shape(box, fill, None, _NOTICE_RADIUS)],
        texts,
        box,
        _NOTICE_RADIUS,
    )
    if row.paused:
        layout.shapes += _pause_sign(box, colour, pixels_of(look.font))
    if row.link:
        layout.link = texts[-1].rect.adjusted(-4, -3, 4, 3)
    return layout


def _pause_sign(box: QRectF, colour: str, size: int) -> list[Shape]:
    """Two bars as tall as a capital, in the first line."""
    tall = size * 0.75
    top = box.top() + _PAD_Y + (size * 1.45 - tall) / 2
    return [Shape(QRectF(box.left() + _PAD_X + at, top, 2.5, tall), colour, None, 1.0) for at in (0.5, 5.0)]


def _notice_texts(row: NoticeRow, look: ChatLook, colour: str, width: float) -> list[TextBlock]:
    spans: tuple[Span, ...] = ()
    if row.strong:
        spans = (Span(row.text.find(row.strong), len(row.strong), bold=True),)
    texts = [text_block(row.text, look.font, colour, width, spans)]
    body = look.theme.text if row.tone is NoticeTone.DANGER else colour
    texts += [text_block(detail, look.font, body, width) for detail in row.details if detail]
    if row.link:
        linked = QFont(look.font)
        linked.setUnderline(True)
        link_colour = colour if row.tone is NoticeTone.DANGER else look.theme.text
        texts.append(text_block(row.link, linked, link_colour, width))
    return texts
