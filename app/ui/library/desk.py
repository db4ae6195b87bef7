"""The desk behind the library: does what its menu, keys and drags ask for, and watches the folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from app.contract.pointer import NOT_SENT, NotSent
from app.ui.bench import Bench
from app.ui.library.deeds import Deed
from app.ui.library.drops import EditorDrops
from app.ui.library.file_actions import FileActions
from app.ui.library.outside import OutsideChanges
from app.ui.library.watch import FolderWatch
from app.ui.messages import Messages
from app.ui.preset_actions import PresetActions
from app.ui.window import Window
from app.workspace.folder_changes import folder_changes
from app.workspace.presets import Preset
from app.workspace.workspace import FOLDERS, Entry, Workspace

_USER, _PERSONA = "/userProfile", "/personaProfile"


class LibraryDesk(QObject):
    """Joins the library with the bench and the folder; `start` once the window is laid out."""

    def __init__(
        self,
        window: Window,
        bench: Bench,
        workspace: Workspace,
        messages: Messages,
        actions: PresetActions,
        list_presets: Callable[[], None],
    ) -> None:
        """`list_presets` reads the folders and shows what is there."""
        super().__init__(window)
        self._library = window.library
        self._bench = bench
        self.workspace = workspace
        self._messages = messages
        self._actions = actions
        self._list = list_presets
        self.files = FileActions(bench, workspace, messages, window)
        self.outside = OutsideChanges(bench, workspace, messages, self._show, self)
        self._watch = FolderWatch(window, self._watched)
        self._drops = EditorDrops(window.editors, self._entry_at, actions.load_entry)
        self._deeds: dict[Deed, Callable[[Entry], object]] = {
            Deed.RENAME: self.files.ask_name,
            Deed.DUPLICATE: self.files.duplicate,
            Deed.MOVE: self.files.ask_folder,
            Deed.DELETE: self.files.delete,
            Deed.DIFFERENCE: self._show_difference,
            Deed.TAKE_FILE: lambda entry: self.outside.take(entry.path),
            Deed.KEEP_MINE: lambda entry: self.outside.keep(entry.path),
            Deed.KEEP_BOTH: lambda entry: self.outside.keep_both(entry.path),
        }

    def start(self) -> None:
        """Listen to the library, and watch the folder from now on."""
        self._library.deed_wanted.connect(self._do)
        self.files.changed.connect(self._changed)
        self._actions.saved.connect(lambda _preset: self._watch.follow())
        self._bench.changed.connect(lambda _change: self._library.mark_outside(self.outside.paths))
        self._watch.stirred.connect(self.look)
        self._watch.follow()

    def look(self) -> None:
        """Calculate what another program changed, show it, and ask about what is on the bench."""
        changes = folder_changes(self._library.entries, self.workspace.entries())
        if changes:
            self._show()
            self._messages.done(changes.words())
        self.outside.look()
        self._library.mark_outside(self.outside.paths)
        self._watch.follow()

    def difference_from_file(self) -> None:
        """Show what differs between the bench and the scenario's file."""
        self._actions.show_difference_from_file("")

    @property
    def can_swap(self) -> bool:
        """Whether there is a profile to swap."""
        return any(self._bench.document.get(at) is not NOT_SENT for at in (_USER, _PERSONA))

    def swap_profiles(self) -> None:
        """Make the user the persona and the persona the user, presets included, as one step of undo."""
        document = self._bench.document
        if not isinstance(document.content, dict):
            return
        user, persona = document.get(_USER), document.get(_PERSONA)
        values = {_USER: persona, _PERSONA: user}
        other = {_USER: _PERSONA, _PERSONA: _USER}
        origins: dict[str, Preset] = {other.get(at, at): kept for at, kept in document.origins.items()}
        # Those that are not sent first: the key is then added, not moved, when the profile comes.
        ordered = sorted(values.items(), key=lambda item: not isinstance(item[1], NotSent))
        document.set_many(dict(ordered), "Swap both profiles", origins)

    def _do(self, deed: Deed, entry: Entry) -> None:
        self._deeds[deed](entry)
        self._library.mark_outside(self.outside.paths)

    def _show_difference(self, entry: Entry) -> None:
        for at, preset in self._bench.document.origins.items():
            if preset.path == entry.path:
                self._actions.show_difference_from_file(at)
                return

    def _changed(self, current: Path | None) -> None:
        self._show()
        if current is not None:
            self._library.select(current)

    def _show(self) -> None:
        self._list()
        self._watch.follow()

    def _entry_at(self, path: Path) -> Entry | None:
        return next((entry for entry in self._library.entries if entry.path == path), None)

    def _watched(self) -> tuple[Iterable[Path], Iterable[Path]]:
        root = self.workspace.folder
        own = {entry.path.parent for entry in self._library.entries if not entry.shipped}
        # A folder that is not there yet is noticed by the one above it.
        folders = {root if root.is_dir() else root.parent, *(root / name for name in FOLDERS), *own}
        files = [
            preset.path
            for preset in self._bench.document.origins.values()
            if preset.path is not None and not preset.shipped
        ]
        return folders, files
