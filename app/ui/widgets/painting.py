"""Strokes that every widget shares: frames, rings, dashed borders and elided text, crisp at any scale."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from app.ui.theme import RADIUS, Theme

DASHES = [3.0, 2.5]
"""Lengths of dash and gap of a dashed border, in device-independent pixels."""


def frame(
    painter: QPainter,
    rect: QRect,
    border: str | None,
    fill: str | None = None,
    *,
    dashed: bool = False,
    radius: float = RADIUS,
    width: float = 1.0,
) -> None:
    """Paint a rounded frame that lies wholly inside `rect`; None leaves out its border or its fill."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(Qt.PenStyle.NoPen)
    if border is not None:
        pen = QPen(QColor(border), width)
        if dashed:
            pen.setDashPattern([length / width for length in DASHES])
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if border is not None else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect, theme: Theme, radius: float = RADIUS) -> None:
    """The ring around what has the focus: accent, two pixels, inside `rect`."""
    frame(painter, rect, theme.accent, radius=radius, width=2.0)


def small(font: QFont, pixels: int) -> QFont:
    """`font` in another size, in pixels."""
    result = QFont(font)
    result.setPixelSize(pixels)
    return result


def weighted(font: QFont, weight: QFont.Weight) -> QFont:
    """`font` in another weight."""
    result = QFont(font)
    result.setWeight(weight)
    return result


def line(painter: QPainter, rect: QRect, text: str, colour: str, *, centred: bool = False) -> None:
    """One line of text, elided at its end where `rect` is too narrow."""
    if rect.width() <= 0:
        return
    painter.setPen(QColor(colour))
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def paragraph(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
    """Text wrapped at words, in the middle of `rect`'s height."""
    painter.setPen(QColor(colour))
    painter.drawText(rect, wrap_flags() | Qt.AlignmentFlag.AlignVCenter, text)


def wrap_flags() -> int:
    """Flags for QPainter and QFontMetrics that wrap text at words."""
    return Qt.TextFlag.TextWordWrap.value


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Height in pixels that `text` takes when wrapped at `width`."""
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), wrap_flags(), text).height()


def triangle(painter: QPainter, centre: QPointF, colour: str, *, pointing: str = "down") -> None:
    """The small solid arrow of a list ("down") or of something folded ("right")."""
    across, along = 3.5, 2.8
    if pointing == "down":
        corners = [QPointF(-across, -along), QPointF(across, -along), QPointF(0, along)]
    else:
        corners = [QPointF(-along, -across), QPointF(-along, across), QPointF(along, 0)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
    painter.restore()
