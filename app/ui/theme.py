"""Colours and measures of the window: one light and one dark set, used by everything that paints."""

from dataclasses import dataclass
from typing import Final

ROW_HEIGHT: Final = 30
"""Height of a one-line editor, in device-independent pixels at 100 % text zoom."""
ROW_GAP: Final = 5
PANE_MARGIN: Final = 14
RADIUS: Final = 6
LABEL_WIDTH: Final = 150
FONT_FAMILY: Final = "Inter"
MONO_FAMILY: Final = "JetBrains Mono"
FONT_PIXELS: Final = 13
SMALL_PIXELS: Final = 11


@dataclass(frozen=True)
class Theme:
    """A set of colours as `#rrggbb`; every pair of text and ground holds a contrast of 4.5:1."""

    name: str
    dark: bool
    ground: str
    """Panes, editors, bars."""
    sunken: str
    """Behind the chat's bubbles."""
    soft: str
    """Quiet fills: pills, the diff box, chips, the slider's groove."""
    text: str
    muted: str
    """Second text: captions, placeholders, the wire form."""
    border: str
    dashed: str
    """The border of what is not sent or null."""
    accent: str
    accent_soft: str
    on_accent: str
    bubble_user: str
    on_bubble_user: str
    bubble_persona: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


LIGHT: Final = Theme(
    name="light",
    dark=False,
    ground="#ffffff",
    sunken="#f6f7f9",
    soft="#eef1f5",
    text="#1b1f27",
    muted="#646b78",
    border="#e3e6eb",
    dashed="#d5d9e0",
    accent="#2f6fed",
    accent_soft="#e7effe",
    on_accent="#ffffff",
    bubble_user="#2b69e4",
    on_bubble_user="#ffffff",
    bubble_persona="#ffffff",
    danger="#c93434",
    danger_soft="#fde8e8",
    warning="#995800",
    warning_soft="#fdf1dd",
    success="#127a4b",
    success_soft="#e3f5ec",
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    ground="#1b1f26",
    sunken="#14171c",
    soft="#252b35",
    text="#e6e9ef",
    muted="#939cab",
    border="#2c323c",
    dashed="#3a424f",
    accent="#6a9bff",
    accent_soft="#22304d",
    on_accent="#0f1522",
    bubble_user="#3566c9",
    on_bubble_user="#ffffff",
    bubble_persona="#252b35",
    danger="#ff7b7b",
    danger_soft="#402022",
    warning="#e0a04a",
    warning_soft="#3a2d17",
    success="#4cc38a",
    success_soft="#173527",
)
