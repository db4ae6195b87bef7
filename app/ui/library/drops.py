"""Takes presets that are dragged from the library onto an editor: its tab, or the pane itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from app.ui.editor_tabs import EditorTabs
from app.ui.library.model import MIME
from app.ui.library.sections import SECTIONS
from app.workspace.workspace import Entry

_POINTERS = {"User": "/userProfile", "Persona": "/personaProfile", "Reply": "/replyParameters"}
"""Where a preset goes that is dropped on the tab, or the pane, of this title."""


class EditorDrops(QObject):
    """Loads a profile to the side that it is dropped on, whichever side it is listed under."""

    def __init__(
        self,
        editors: EditorTabs,
        entry_at: Callable[[Path], Entry | None],
        load: Callable[[Entry, str], object],
    ) -> None:
        super().__init__(editors)
        self._editors = editors
        self._entry_at = entry_at
        self._load = load
        panes = dict(zip(editors.titles, editors.panes, strict=True))
        self._panes: dict[QObject, str] = {panes[title]: title for title in _POINTERS}
        for widget in (editors.bar, *(panes[title] for title in _POINTERS)):
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent | QDragMoveEvent | QDragEnterEvent):
            return super().eventFilter(watched, event)
        title = self._title(watched, event)
        entry = self._entry(event)
        if entry is None or title is None or not _fits(entry, _POINTERS[title]):
            # A tab that takes nothing lies beside one that does: entering the bar is always allowed.
            event.setAccepted(entry is not None and event.type() is QEvent.Type.DragEnter)
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._editors.show_tab(title)
            self._load(entry, _POINTERS[title])
        return True

    def _title(self, watched: QObject, event: QDropEvent) -> str | None:
        if watched is not self._editors.bar:
            return self._panes.get(watched)
        place = self._editors.bar.tabAt(event.position().toPoint())
        title = self._editors.titles[place] if place >= 0 else None
        return title if title in _POINTERS else None

    def _entry(self, event: QDropEvent) -> Entry | None:
        data = event.mimeData()
        if not data.hasFormat(MIME):
            return None
        return self._entry_at(Path(bytes(data.data(MIME).data()).decode("utf-8", "surrogateescape")))


def _fits(entry: Entry, pointer: str) -> bool:
    return entry.error is None and any(
        section.kind is entry.kind for section in SECTIONS if section.pointer == pointer
    )
