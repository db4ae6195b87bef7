"""Undo and redo belong to the document everywhere: text fields must not keep the keys for themselves."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

OWN_UNDO: Final = "ownUndo"
"""Name of the property by which a widget keeps undo for itself: its text is not in the document."""


def is_undo(event: QEvent) -> bool:
    """Whether keys ask for undo or redo."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


class UndoKeys(QObject):
    """An event filter for the application: lets the window's shortcuts have the keys for undo and redo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QWidget):
            # The native window is asked first; it hands the question on to the widget with the focus.
            return False
        typing_in = QApplication.focusWidget() or watched
        if not is_undo(event) or typing_in.property(OWN_UNDO):
            return False
        event.ignore()
        return True


class LeavesUndo(QObject):
    """An event filter for one text field: undo and redo go on to what is around it."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not is_undo(event):
            return False
        event.ignore()
        return True
