"""Watches the folder of presets: tells when another program changed something in it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_SETTLED = 150
"""Milliseconds without news before the folder is read: programs write in several steps."""
_MOST_FOLDERS = 500
"""Folders that are watched at most; systems bound what a program may watch."""


class FolderWatch(QObject):
    """Says `stirred` shortly after something changed, and whenever the window becomes the active one.

    Systems tell of a file that comes, goes or is renamed in a watched folder, and of any change of a watched
    file. A file that is edited in place and not watched, or lies on a network drive, is found when the
    tester comes back to the window: that costs one look at each file's time.
    """

    stirred = Signal()

    def __init__(self, window: QWidget, watched: Callable[[], tuple[Iterable[Path], Iterable[Path]]]) -> None:
        """`watched` gives the folders and the files to watch; those that do not exist are left out."""
        super().__init__(window)
        self._window = window
        self._wanted = watched
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED)
        self._timer.timeout.connect(self.stirred)
        self._watcher.directoryChanged.connect(lambda _path: self._timer.start())
        self._watcher.fileChanged.connect(lambda _path: self._timer.start())
        window.installEventFilter(self)

    def follow(self) -> None:
        """Watch what is there now: a file that was replaced by another is no longer watched by itself."""
        folders, files = self._wanted()
        existing = sorted({str(path) for path in folders if path.is_dir()})[:_MOST_FOLDERS]
        wanted = {*existing, *(str(path) for path in files if path.is_file())}
        known = {*self._watcher.directories(), *self._watcher.files()}
        gone, new = sorted(known - wanted), sorted(wanted - known)
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.WindowActivate:
            self._timer.start()
        return super().eventFilter(watched, event)
