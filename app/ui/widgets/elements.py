"""How each element of a standard widget is painted: what the style looks up by Qt's name of the element."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionSlider, QWidget

from app.ui.theme import Theme
from app.ui.widgets.painting import focus_ring, frame, line, triangle, weighted

BAR: Final = 10
"""Width of a scroll bar in pixels; its handle is four narrower."""
_HANDLE: Final = 28
"""Least length of a scroll bar's handle in pixels."""


@dataclass(frozen=True)
class Spot:
    """What Qt asks to be painted, and where."""

    option: QStyleOption
    painter: QPainter
    widget: QWidget | None
    theme: Theme

    @property
    def rect(self) -> QRect:
        return self.option.rect

    @property
    def variant(self) -> str:
        """The widget's dynamic property `variant`, empty where it has none."""
        return str(self.widget.property("variant") or "") if self.widget is not None else ""

    @property
    def tone(self) -> str:
        """The widget's dynamic property `tone`: the name of a colour of the theme."""
        return str(self.widget.property("tone") or "") if self.widget is not None else ""

    def has(self, flag: QStyle.StateFlag) -> bool:
        return bool(self.option.state & flag)

    @property
    def focused(self) -> bool:
        return self.has(QStyle.StateFlag.State_HasFocus)

    @property
    def enabled(self) -> bool:
        return self.has(QStyle.StateFlag.State_Enabled)

    @property
    def on(self) -> bool:
        return self.has(QStyle.StateFlag.State_On)

    @property
    def hovered(self) -> bool:
        over = self.has(QStyle.StateFlag.State_MouseOver) or self.has(QStyle.StateFlag.State_Sunken)
        return over and self.enabled


Paint = Callable[[Spot], None]


def _nothing(_: Spot) -> None:
    """Painted elsewhere."""


def _line_edit(spot: Spot) -> None:
    if getattr(spot.option, "lineWidth", 1) == 0:
        return
    dashed = spot.widget is not None and bool(spot.widget.property("dashed")) and not spot.focused
    border = spot.theme.dashed if dashed else spot.theme.border
    frame(spot.painter, spot.rect, border, spot.theme.ground, dashed=dashed)
    if spot.focused:
        focus_ring(spot.painter, spot.rect, spot.theme)


def _plain_frame(spot: Spot) -> None:
    frame(spot.painter, spot.rect, spot.theme.border)
    if spot.focused:
        focus_ring(spot.painter, spot.rect, spot.theme)


def _focus(spot: Spot) -> None:
    focus_ring(spot.painter, spot.rect, spot.theme)


def _push_button(spot: Spot) -> None:
    theme = spot.theme
    if spot.variant == "primary":
        frame(spot.painter, spot.rect, None, theme.accent if spot.enabled else theme.soft)
    elif spot.variant == "flat":
        frame(spot.painter, spot.rect, None, theme.soft if spot.hovered or spot.on else None)
    else:
        fill = theme.accent_soft if spot.on else theme.soft if spot.hovered else theme.ground
        frame(spot.painter, spot.rect, theme.border, fill)
    if not spot.focused:
        return
    if spot.variant == "primary":
        frame(spot.painter, spot.rect.adjusted(2, 2, -2, -2), theme.on_accent, width=2.0, radius=4)
    else:
        focus_ring(spot.painter, spot.rect, theme)


def _tool_button(spot: Spot) -> None:
    if spot.on or spot.has(QStyle.StateFlag.State_Sunken):
        frame(spot.painter, spot.rect, None, spot.theme.accent_soft)
    elif spot.hovered:
        frame(spot.painter, spot.rect, None, spot.theme.soft)
    if spot.focused:
        focus_ring(spot.painter, spot.rect, spot.theme)


def _check_box(spot: Spot) -> None:
    theme = spot.theme
    fill = (theme.accent if spot.enabled else theme.muted) if spot.on else theme.ground
    frame(spot.painter, spot.rect, None if spot.on else theme.muted, fill, radius=4)
    if spot.on:
        _tick(spot.painter, QRectF(spot.rect), theme.on_accent)


def _tick(painter: QPainter, box: QRectF, colour: str) -> None:
    corners = [(0.24, 0.52), (0.43, 0.7), (0.77, 0.32)]
    points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in corners]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.drawPolyline(points)
    painter.restore()


def _radio_button(spot: Spot) -> None:
    theme, radius = spot.theme, spot.rect.width() / 2
    frame(spot.painter, spot.rect, theme.accent if spot.on else theme.muted, theme.ground, radius=radius)
    if spot.on:
        frame(spot.painter, spot.rect.adjusted(4, 4, -4, -4), None, theme.accent, radius=radius - 4)


def _menu(spot: Spot) -> None:
    frame(spot.painter, spot.rect, spot.theme.dashed, spot.theme.ground, radius=0)


def _menu_frame(spot: Spot) -> None:
    frame(spot.painter, spot.rect, spot.theme.dashed, radius=0)


def _tip(spot: Spot) -> None:
    frame(spot.painter, spot.rect, spot.theme.dashed, spot.theme.ground, radius=0)


def _tab_base(spot: Spot) -> None:
    spot.painter.fillRect(_bottom_line(spot.rect, 1), QColor(spot.theme.border))


def _tab_shape(spot: Spot) -> None:
    if spot.has(QStyle.StateFlag.State_Selected):
        spot.painter.fillRect(_bottom_line(spot.rect, 2), QColor(spot.theme.accent))
    if spot.focused:
        focus_ring(spot.painter, spot.rect.adjusted(2, 4, -2, -5), spot.theme)


def _tab_label(spot: Spot) -> None:
    selected = spot.has(QStyle.StateFlag.State_Selected)
    spot.painter.save()
    if selected:
        spot.painter.setFont(weighted(spot.painter.font(), QFont.Weight.DemiBold))
    colour = spot.theme.text if selected else spot.theme.muted
    line(spot.painter, spot.rect, str(getattr(spot.option, "text", "")), colour, centred=True)
    spot.painter.restore()


def _splitter(spot: Spot) -> None:
    spot.painter.fillRect(spot.rect, QColor(spot.theme.border))


def _scroll_bar(spot: Spot) -> None:
    option = spot.option
    if not isinstance(option, QStyleOptionSlider) or option.maximum <= option.minimum:
        return
    handle = scroll_bar_part(option, QStyle.SubControl.SC_ScrollBarSlider)
    colour = spot.theme.muted if spot.hovered else spot.theme.dashed
    frame(spot.painter, handle.adjusted(2, 2, -2, -2), None, colour, radius=(BAR - 4) / 2)


def _slider(spot: Spot) -> None:
    option = spot.option
    if not isinstance(option, QStyleOptionSlider):
        return
    share = (option.sliderPosition - option.minimum) / max(option.maximum - option.minimum, 1)
    paint_slider(spot.painter, spot.rect, share, spot.theme, focused=spot.focused)


def _combo_box(spot: Spot) -> None:
    frame(spot.painter, spot.rect, spot.theme.border, spot.theme.ground)
    if spot.focused:
        focus_ring(spot.painter, spot.rect, spot.theme)
    centre = QPointF(spot.rect.right() - 12, spot.rect.center().y() + 1)
    triangle(spot.painter, centre, spot.theme.text)


PRIMITIVES: Final[Mapping[QStyle.PrimitiveElement, Paint]] = {
    QStyle.PrimitiveElement.PE_PanelLineEdit: _line_edit,
    QStyle.PrimitiveElement.PE_FrameLineEdit: _nothing,
    QStyle.PrimitiveElement.PE_Frame: _plain_frame,
    QStyle.PrimitiveElement.PE_FrameFocusRect: _focus,
    QStyle.PrimitiveElement.PE_PanelButtonCommand: _push_button,
    QStyle.PrimitiveElement.PE_PanelButtonTool: _tool_button,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: _check_box,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: _radio_button,
    QStyle.PrimitiveElement.PE_PanelMenu: _menu,
    QStyle.PrimitiveElement.PE_FrameMenu: _menu_frame,
    QStyle.PrimitiveElement.PE_PanelTipLabel: _tip,
    QStyle.PrimitiveElement.PE_FrameTabBarBase: _tab_base,
    QStyle.PrimitiveElement.PE_FrameTabWidget: _nothing,
    # Behind a whole row: the rows of our lists paint their own ground, each as it looks.
    QStyle.PrimitiveElement.PE_PanelItemViewRow: _nothing,
}
CONTROLS: Final[Mapping[QStyle.ControlElement, Paint]] = {
    QStyle.ControlElement.CE_PushButtonBevel: _push_button,
    QStyle.ControlElement.CE_TabBarTabShape: _tab_shape,
    QStyle.ControlElement.CE_TabBarTabLabel: _tab_label,
    QStyle.ControlElement.CE_Splitter: _splitter,
}
COMPLEXES: Final[Mapping[QStyle.ComplexControl, Paint]] = {
    QStyle.ComplexControl.CC_ScrollBar: _scroll_bar,
    QStyle.ComplexControl.CC_Slider: _slider,
    QStyle.ComplexControl.CC_ComboBox: _combo_box,
}


def paint_slider(painter: QPainter, rect: QRect, share: float, theme: Theme, *, focused: bool) -> None:
    """A horizontal slider in the middle of `rect`, its knob at `share` (0 to 1) of the width."""
    middle = rect.center().y()
    groove = QRect(rect.x(), middle - 1, rect.width(), 4)
    knob = QPoint(rect.x() + 8 + round(min(max(share, 0.0), 1.0) * (rect.width() - 16)), middle + 1)
    frame(painter, groove, None, theme.soft, radius=2)
    frame(painter, QRect(rect.x(), middle - 1, knob.x() - rect.x(), 4), None, theme.accent, radius=2)
    disc = QRect(knob.x() - 8, knob.y() - 8, 16, 16)
    if focused:
        frame(painter, disc.adjusted(-3, -3, 3, 3), None, theme.accent_soft, radius=11)
    frame(painter, disc, theme.accent, theme.ground, radius=8, width=2)


def _bottom_line(rect: QRect, thickness: int) -> QRect:
    return QRect(rect.x(), rect.bottom() - thickness + 1, rect.width(), thickness)


def scroll_bar_part(option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
    """A scroll bar without arrow buttons: groove, handle of at least 28 pixels, and the pages beside it."""
    part, rect = QStyle.SubControl, option.rect
    upright = option.orientation is Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    handle = length if span <= 0 else max(_HANDLE, length * option.pageStep // (span + option.pageStep))
    handle = min(handle, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    ranges = {
        part.SC_ScrollBarGroove: (0, length),
        part.SC_ScrollBarSlider: (start, handle),
        part.SC_ScrollBarSubPage: (0, start),
        part.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    if sub not in ranges:
        return QRect()
    at, size = ranges[sub]
    if upright:
        return QRect(rect.x(), rect.y() + at, rect.width(), size)
    return QRect(rect.x() + at, rect.y(), size, rect.height())
