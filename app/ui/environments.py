"""The environments of the window: which one is chosen, and the sandbox started when it is first needed."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.client import Environment, sandbox_environment
from app.client.environment import SANDBOX_NAME
from app.sandbox import process
from app.sandbox.process import RunningSandbox


class Environments(QObject):
    """The sandbox, which is there always, and the named environments of the settings."""

    changed = Signal()

    def __init__(
        self, named: Sequence[Environment], chosen: str, remember: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._named = tuple(named)
        self._remember = remember
        self._running: RunningSandbox | None = None
        self.chosen = chosen if chosen in {known.name for known in named} else SANDBOX_NAME

    @property
    def known(self) -> tuple[Environment, ...]:
        """Every environment, the sandbox first; its address is a placeholder until it runs."""
        return (self._sandbox(), *self._named)

    @property
    def current(self) -> Environment:
        """The chosen one, as far as it is known without starting anything."""
        return next(known for known in self.known if known.name == self.chosen)

    def choose(self, name: str) -> None:
        """Send to this environment from now on, in later sessions too."""
        self.chosen = name
        self._remember(name)
        self.changed.emit()

    def take(self, named: Sequence[Environment], chosen: str) -> None:
        """The settings changed: these are the named environments now, and this one is chosen."""
        chosen = chosen if chosen in {known.name for known in named} else SANDBOX_NAME
        if (tuple(named), chosen) != (self._named, self.chosen):
            self._named, self.chosen = tuple(named), chosen
            self.changed.emit()

    async def ready(self) -> Environment:
        """The chosen environment, with the sandbox running where it is that. Raises SandboxError."""
        if self.chosen == SANDBOX_NAME and (self._running is None or not self._running.running):
            self._running = await process.start_async(python=sys.executable)
            self.changed.emit()
        return self.current

    def stop(self) -> None:
        """End the sandbox that was started here."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def _sandbox(self) -> Environment:
        base_url = self._running.base_url if self._running else "http://127.0.0.1"
        return sandbox_environment(base_url)
