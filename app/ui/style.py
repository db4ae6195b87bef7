"""The look of standard widgets: Fusion with its frames, buttons, tabs and bars painted from the theme."""

from collections.abc import Mapping
from typing import Final, cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from app.shipped import resources_folder
from app.ui.theme import (
    FONT_FAMILY,
    FONT_PIXELS,
    LIGHT,
    MONO_FAMILY,
    ROW_HEIGHT,
    SMALL_PIXELS,
    Theme,
)
from app.ui.widgets.elements import BAR, COMPLEXES, CONTROLS, PRIMITIVES, Spot, scroll_bar_part
from app.ui.widgets.painting import weighted

_SIZES: Final[Mapping[QStyle.PixelMetric, int]] = {
    QStyle.PixelMetric.PM_ScrollBarExtent: BAR,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
    # Room for the frame that menus are painted with.
    QStyle.PixelMetric.PM_MenuPanelWidth: 1,
}
_HEIGHTS: Final[Mapping[QStyle.ContentsType, int]] = {
    QStyle.ContentsType.CT_PushButton: ROW_HEIGHT,
    QStyle.ContentsType.CT_LineEdit: ROW_HEIGHT,
    QStyle.ContentsType.CT_ComboBox: ROW_HEIGHT,
    QStyle.ContentsType.CT_TabBarTab: 40,
}
"""Least heights in pixels."""
_BUTTON_PADDING: Final = 10
"""Added to the width of a push button, beside Fusion's own."""
_PADDING: Final = 7
"""Between a line edit's frame and its text, beside Fusion's own two pixels."""


class ConsoleStyle(QProxyStyle):
    """Fusion, painted from a Theme. One lives as long as the application and is told a new theme.

    Widgets choose a variant by a dynamic property: `dashed` (anything true) on a line edit for a quiet frame;
    on a push button `variant`: "primary", "flat" or "danger", and `tone`: the theme's colour of its words.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(Spot(option, painter, widget, self.theme))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = CONTROLS.get(element)
        if element is QStyle.ControlElement.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            label = self._coloured(Spot(option, painter, widget, self.theme), option)
            super().drawControl(element, label, painter, widget)
        elif paint is None:
            super().drawControl(element, option, painter, widget)
        else:
            paint(Spot(option, painter, widget, self.theme))

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = COMPLEXES.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            paint(Spot(option, painter, widget, self.theme))

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = _SIZES.get(metric)
        return size if size is not None else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # Qt's name
    ) -> int:
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_bar_part(option, sub)
        # The stubs of QProxyStyle forbid the None that Qt itself passes.
        return super().subControlRect(control, option, sub, cast("QWidget", widget))

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        # The stubs of QProxyStyle forbid the None that Qt itself passes.
        rect = super().subElementRect(element, option, cast("QWidget", widget))
        if element is QStyle.SubElement.SE_LineEditContents and getattr(option, "lineWidth", 0) > 0:
            return rect.adjusted(_PADDING, 0, -_PADDING, 0)
        return rect

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        # The stubs of QProxyStyle forbid the None that Qt itself passes.
        result = super().sizeFromContents(contents, option, size, cast("QWidget", widget))
        if contents is QStyle.ContentsType.CT_PushButton:
            result += QSize(_BUTTON_PADDING, 0)
        return result.expandedTo(QSize(0, _HEIGHTS.get(contents, 0)))

    def _coloured(self, spot: Spot, option: QStyleOptionButton) -> QStyleOptionButton:
        theme = self.theme
        colour = theme.accent if spot.on else theme.text
        colour = {"primary": theme.on_accent, "danger": theme.danger}.get(spot.variant, colour)
        colour = getattr(theme, spot.tone) if spot.tone else colour
        copy = QStyleOptionButton(option)
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour if spot.enabled else theme.muted))
        copy.palette = palette
        if spot.variant == "primary":
            spot.painter.setFont(weighted(spot.painter.font(), QFont.Weight.DemiBold))
        return copy


def current_theme() -> Theme:
    """The theme that the application shows; light before one was applied."""
    app = QApplication.instance()
    style = app.style() if isinstance(app, QApplication) else None
    return style.theme if isinstance(style, ConsoleStyle) else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application the theme's style, palette and font; windows that are open follow at once."""
    style = app.style()
    if isinstance(style, ConsoleStyle):
        style.theme = theme
    else:
        _load_fonts()
        style = ConsoleStyle(theme)
        app.setStyle(style)
        font = QFont(FONT_FAMILY) if QFontDatabase.hasFamily(FONT_FAMILY) else QFont(app.font())
        font.setPixelSize(FONT_PIXELS)
        app.setFont(font)
    app.setPalette(palette_of(theme))
    for widget in app.allWidgets():
        widget.update()


def mono_font(pixels: int = SMALL_PIXELS + 1) -> QFont:
    """The font for wire names, JSON and code; the system's fixed one where the shipped one is missing."""
    if QFontDatabase.hasFamily(MONO_FAMILY):
        font = QFont(MONO_FAMILY)
    else:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(pixels)
    return font


def palette_of(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for the widgets that paint themselves from it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.Base: theme.ground,
        role.AlternateBase: theme.sunken,
        role.Button: theme.ground,
        role.WindowText: theme.text,
        role.Text: theme.text,
        role.ButtonText: theme.text,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.ground,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.BrightText: theme.danger,
        role.Light: theme.soft,
        role.Midlight: theme.soft,
        role.Mid: theme.border,
        role.Dark: theme.dashed,
        role.Shadow: theme.border,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted))
    return palette


def _load_fonts() -> None:
    if QFontDatabase.hasFamily(FONT_FAMILY):
        return
    for path in sorted((resources_folder() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
