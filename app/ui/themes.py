"""Which theme is on: light, dark, or whatever the system has."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.style import apply_theme
from app.ui.theme import DARK, LIGHT

ORDER: Final = ("light", "dark", "system")


class Themes(QObject):
    """Applies the chosen theme, and follows the system where that was chosen."""

    changed = Signal(str)

    def __init__(
        self,
        application: QApplication,
        chosen: str,
        remember: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._remember = remember
        self.chosen = chosen if chosen in ORDER else "system"
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    def choose(self, name: str) -> None:
        """Switch to this theme now and in later sessions."""
        self.chosen = name
        self._remember(name)
        self._apply()
        self.changed.emit(name)

    def next(self) -> None:
        """Switch to the next of light, dark, system."""
        self.choose(ORDER[(ORDER.index(self.chosen) + 1) % len(ORDER)])

    def _follow(self) -> None:
        if self.chosen == "system":
            self._apply()

    def _apply(self) -> None:
        dark = self.chosen == "dark" or (
            self.chosen == "system" and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        apply_theme(self._application, DARK if dark else LIGHT)
