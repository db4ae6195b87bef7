"""The library's tree: a click or Enter opens, arrows only walk, keys and drags ask for the rest."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from app.ui.library.deeds import Deed
from app.ui.library.delegate import LibraryDelegate
from app.ui.library.model import DIFFERS, ENTRY, FOLDER, SECTION

KEYS = {
    Deed.NEW: "Ins",
    Deed.RENAME: "F2",
    Deed.DUPLICATE: "Ctrl+D",
    Deed.DELETE: "Del",
}
"""Keys that the tree takes while it has the focus."""


class LibraryTree(QTreeView):
    """A flat-looking tree; sections are always open, a click on a subfolder folds it."""

    opened = Signal(QModelIndex)
    asked = Signal(object, QModelIndex)
    """`Deed`, and the row that it is wanted for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Presets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(LibraryDelegate(self))
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.activated.connect(self._activate)

    def event(self, event: QEvent) -> bool:
        # Its own keys come before shortcuts of the window that may be set to the same.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and _deed_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed, index = _deed_of(event), self.currentIndex()
        if deed is not None and index.isValid() and (deed is Deed.NEW or index.data(ENTRY) is not None):
            self.asked.emit(deed, index)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and index.data(FOLDER):
            self.setExpanded(index, event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self.visualRect(index)
        if index.data(ENTRY) is not None:
            on_dot = index.data(DIFFERS) and LibraryDelegate.badge_rect(row).contains(place)
            if on_dot:
                self.asked.emit(Deed.DIFFERENCE, index)
            else:
                self.opened.emit(index)
        elif index.data(FOLDER):
            self.setExpanded(index, not self.isExpanded(index))
        elif LibraryDelegate.plus_rect(row).contains(place):
            self.asked.emit(Deed.NEW, index)

    def _activate(self, index: QModelIndex) -> None:
        if index.data(FOLDER):
            self.setExpanded(index, not self.isExpanded(index))
        elif index.data(SECTION) is not None:
            self.opened.emit(index)


def _deed_of(event: QKeyEvent) -> Deed | None:
    pressed = QKeySequence(event.keyCombination())
    return next((deed for deed, key in KEYS.items() if QKeySequence(key) == pressed), None)
