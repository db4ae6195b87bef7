"""The palette: one line that finds commands, presets and fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.ui.widgets.search_list import Choice, SearchList

_WIDTH = 560


@dataclass(frozen=True)
class Finding:
    """One thing that the palette offers."""

    title: str
    detail: str
    """What stands behind the title: the kind, the shortcut, the wire name."""
    run: Callable[[], object]


def open_palette(findings: Sequence[Finding], window: QWidget) -> SearchList:
    """Open the palette over the window's head; Enter or a click runs, Esc closes, arrows walk."""
    choices = [Choice(str(place), found.title, found.detail) for place, found in enumerate(findings)]
    palette = SearchList(choices, "commands, presets and fields", parent=window)
    palette.filter.setPlaceholderText("Commands, presets, fields")
    palette.chosen.connect(lambda place: findings[int(place)].run())
    palette.open_at(window.mapToGlobal(QPoint((window.width() - _WIDTH) // 2, 44)), _WIDTH)
    return palette
