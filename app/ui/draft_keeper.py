"""Keeps the bench on disk while the tester works, and brings it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.messages import Messages
from app.workspace import draft
from app.workspace.draft import Draft, PendingText
from app.workspace.files import FileError

_DELAY = 700
"""Milliseconds between a change and the draft on disk."""


class DraftKeeper(QObject):
    """Writes the draft shortly after every change, and once more at the end."""

    def __init__(
        self,
        bench: Bench,
        unsent: Callable[[], Json],
        pending: Callable[[], PendingText | None],
        path: Path,
        messages: Messages,
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._unsent = unsent
        self._pending = pending
        self._path = path
        self._messages = messages
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.keep_now)

    def keep_soon(self) -> None:
        """Something changed; write it within a second."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Write the draft; a failure is told once, until it succeeds again."""
        self._timer.stop()
        document = self._bench.document
        origins = {at: preset.path for at, preset in document.origins.items() if preset.path is not None}
        try:
            draft.write(Draft(document.content, origins, self._unsent(), self._pending()), self._path)
        except FileError as error:
            if not self._failed:
                self._messages.error(
                    f"What is on the bench can't be kept for the next start. {error.message}"
                )
            self._failed = True
        else:
            self._failed = False
