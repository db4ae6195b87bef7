"""The settings of the window: every change is saved at once, and said where it can't be."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.messages import Messages
from app.workspace.environment_list import keychain_ids
from app.workspace.settings import Settings, SettingsFile


class SettingsStore(QObject):
    """The settings file with a voice."""

    changed = Signal(object)
    """`Settings`: what holds from now on."""

    def __init__(self, file: SettingsFile, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._messages = messages
        self._keychain_ids = keychain_ids(file.current.environments)

    @property
    def current(self) -> Settings:
        return self._file.current

    @property
    def unused_tokens(self) -> frozenset[str]:
        """The ids of the keychain that an environment of this session had, and none has any more."""
        return self._keychain_ids - keychain_ids(self.current.environments)

    def change(self, **changes: Any) -> None:
        """Change settings by name; a warning where they hold for this session alone.

        Raises pydantic's ValidationError for a value that is none.
        """
        self._file.update(**changes)
        self._keychain_ids |= keychain_ids(self.current.environments)
        # A file that was broken meanwhile is told as well: the change itself was saved.
        if self._file.problem:
            self._messages.warn(self._file.problem)
        self.changed.emit(self._file.current)
