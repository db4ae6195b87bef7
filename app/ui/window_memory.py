"""Remembers the window: its place, the panes' widths, the tab."""

import base64
from typing import Any

from PySide6.QtCore import QByteArray

from app.ui.window import Window
from app.workspace.settings import SettingsFile


class WindowMemory:
    """Keeps the window's shape in the settings, and gives it back at the next start."""

    def __init__(self, window: Window, settings: SettingsFile) -> None:
        self._window = window
        self._settings = settings

    def keep(self) -> None:
        """Write down how the window stands."""
        geometry = self._window.saveGeometry().data()
        splitter = self._window.splitter.saveState().data()
        self._settings.update(
            window={
                "geometry": base64.b64encode(geometry).decode(),
                "splitter": base64.b64encode(splitter).decode(),
                "tab": self._window.editors.bar.currentIndex(),
            }
        )

    def restore(self) -> None:
        """Put the window back; what is missing or broken leaves it as it is made."""
        kept = self._settings.current.window
        self._window.restoreGeometry(_bytes(kept.get("geometry")))
        self._window.splitter.restoreState(_bytes(kept.get("splitter")))
        tab = kept.get("tab")
        if isinstance(tab, int) and 0 <= tab < self._window.editors.bar.count():
            self._window.editors.bar.setCurrentIndex(tab)


def _bytes(value: Any) -> QByteArray:
    return QByteArray.fromBase64(value.encode()) if isinstance(value, str) else QByteArray()
