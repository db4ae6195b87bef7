"""Icons from the shipped SVG files, tinted with the theme's colours and crisp at any device pixel ratio."""

from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from app.shipped import resources_folder
from app.ui.style import current_theme

_RATIOS: Final = (1.0, 1.25, 1.5, 2.0, 3.0)


def icon(name: str, colour: str | None = None, size: int = 16) -> QIcon:
    """The icon `name` of resources/icons, `size` pixels wide; without a colour in the theme's text colour.

    The colour is fixed when the icon is made: what must follow a change of theme uses IconButton or
    `paint_icon`. Raises LookupError where no such icon is shipped.
    """
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, colour, size, ratio))
    return result


def pixmap(name: str, colour: str | None = None, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` device-independent pixels (see `icon`)."""
    tint = colour or current_theme().text
    key = f"icon:{name}:{tint}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, tint, round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str | None = None, size: int = 16) -> None:
    """Paint the icon in the middle of `rect`."""
    ratio = painter.device().devicePixelRatioF()
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, pixmap(name, colour, size, ratio))


def _draw(name: str, tint: str, pixels: int) -> QPixmap:
    path = resources_folder() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f'There is no icon "{name}".')
    source = path.read_bytes().replace(b"currentColor", tint.encode())
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn
