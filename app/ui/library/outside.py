"""Presets on the bench whose files another program changed, and what the tester chooses to do about it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from app.contract.pointer import NotSent
from app.contract.wire import same
from app.ui.bench import Bench
from app.ui.library.sections import SECTIONS
from app.ui.messages import Choice, Messages
from app.workspace import presets
from app.workspace.presets import Preset, PresetError
from app.workspace.workspace import Workspace


class OutsideChanges(QObject):
    """Never takes a file over by itself: the tester chooses, and taking it is a step of undo."""

    def __init__(
        self,
        bench: Bench,
        workspace: Workspace,
        messages: Messages,
        listed: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`listed` is called when a file was written, so that the library shows it."""
        super().__init__(parent)
        self._bench = bench
        self._workspace = workspace
        self._messages = messages
        self._listed = listed
        self._theirs: dict[str, Preset] = {}

    @property
    def paths(self) -> frozenset[Path]:
        """The files that are other than what was loaded from them, and wait for a choice."""
        now = self._origins()
        return frozenset(
            preset.path
            for at, preset in self._theirs.items()
            if preset.path is not None and at in now and now[at].path == preset.path
        )

    def look(self) -> None:
        """Read the files of what is on the bench, and tell of each new change once."""
        theirs: dict[str, Preset] = {}
        for at, mine in self._origins().items():
            found = self._changed(mine)
            if found is None:
                continue
            theirs[at] = found
            known = self._theirs.get(at)
            if known is None or not _equal(known, found):
                self._tell(at, found)
        self._theirs = theirs

    def take(self, path: Path) -> None:
        """Load the file's content, as one step of undo."""
        for at, theirs in self._of(path):
            self._bench.document.load(
                theirs.content, f"Take {theirs.name} from its file", at=at, preset=theirs
            )
            self._messages.done(f"{theirs.name} is on the bench as its file has it. Undo brings yours back.")

    def keep(self, path: Path) -> None:
        """Leave bench and file as they are; saving will write over the file."""
        for at, theirs in self._of(path):
            self._bench.document.saved_as(theirs, at)
            self._messages.done(f"The bench keeps your {theirs.name}. Saving will write over its file.")

    def keep_both(self, path: Path) -> None:
        """Save the bench's side as a new preset, which the bench then belongs to."""
        for at, theirs in self._of(path, forget=False):
            mine, content = self._origins()[at], self._bench.document.get(at)
            if isinstance(content, NotSent):
                continue
            side = next((section.side for section in SECTIONS if section.pointer == at), None)
            try:
                copy = self._workspace.save_as(replace(mine, content=content), f"{mine.name} (mine)", side)
            except PresetError as error:
                self._messages.error(error.message)
                continue
            self._theirs.pop(at, None)
            self._bench.document.saved_as(copy, at)
            self._listed()
            self._messages.done(f"Yours is saved as {copy.name}; {theirs.name} stays as its file has it.")

    def _of(self, path: Path, *, forget: bool = True) -> list[tuple[str, Preset]]:
        found = [(at, theirs) for at, theirs in self._theirs.items() if theirs.path == path]
        if forget:
            for at, _ in found:
                del self._theirs[at]
        return found

    def _origins(self) -> Mapping[str, Preset]:
        return self._bench.document.origins

    def _changed(self, mine: Preset) -> Preset | None:
        """The file's preset where it is another than the one that was loaded."""
        if mine.path is None or mine.shipped:
            return None
        try:
            found = presets.read(mine.path)
        except PresetError:
            # Gone or unreadable: the library shows it, and there is nothing that could be taken.
            return None
        return None if _equal(found, mine) else found

    def _tell(self, at: str, theirs: Preset) -> None:
        path = theirs.path
        if path is None:
            return
        edited = " The bench has edits of yours." if self._bench.document.differs(at) else ""
        self._messages.choose(
            f"{theirs.name} was changed outside the console.{edited}",
            Choice("Take the file's", lambda: self.take(path)),
            Choice("Keep mine", lambda: self.keep(path)),
            Choice("Keep both", lambda: self.keep_both(path)),
        )


def _equal(left: Preset, right: Preset) -> bool:
    return same(left.content, right.content)
