"""Buttons that follow the theme by themselves: quiet text buttons, and icons with a name."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.icons import paint_icon
from app.ui.style import current_theme
from app.ui.widgets.painting import focus_ring, frame, triangle


class FlatButton(QPushButton):
    """A push button; `variant` is "" (framed), "flat", "primary" or "danger"."""

    def __init__(self, text: str, variant: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("variant", variant)
        self.setAutoDefault(False)


class IconButton(QToolButton):
    """An icon that does something; its name is its tooltip and what a screen reader says.

    Without an icon's name it shows the small arrow of a list.
    """

    def __init__(
        self,
        icon_name: str,
        name: str,
        parent: QWidget | None = None,
        *,
        framed: bool = False,
        size: int = 16,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._framed, self._size = icon_name, framed, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        side = self._size + 14 if self._framed else self._size + 8
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        hover = (self.underMouse() or self.isDown()) and self.isEnabled()
        fill = theme.accent_soft if self.isChecked() else theme.soft if hover else None
        frame(painter, self.rect(), theme.border if self._framed else None, fill)
        colour = theme.dashed if not self.isEnabled() else theme.text if hover else theme.muted
        colour = theme.accent if self.isChecked() else colour
        if self._icon_name == "":
            triangle(painter, QPointF(self.rect().center()) + QPointF(1, 1), theme.text)
        else:
            paint_icon(painter, self.rect(), self._icon_name, colour, self._size)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)
