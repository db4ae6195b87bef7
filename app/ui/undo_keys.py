"""Undo and redo belong to the document everywhere: text fields must not keep the keys for themselves."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

OWN_UNDO: Final = "ownUndo"
"""Name of the property by which a widget keeps undo for itself: its text is not in the document."""


class UndoKeys(QObject):
    """An event filter for the application: lets the window's shortcuts have the keys for undo and redo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        wanted = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        if not wanted or watched.property(OWN_UNDO):
            return False
        event.ignore()
        return True
