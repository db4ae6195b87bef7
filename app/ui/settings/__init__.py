"""The settings room: a page made from the settings' declarations, and the environments."""

from app.ui.settings.room import SettingsRoom
from app.ui.settings.store import SettingsStore

__all__ = ["SettingsRoom", "SettingsStore"]
