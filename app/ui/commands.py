"""The table of commands: shortcuts, palette and the list of keys read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing that the user can have done."""

    name: str
    """Stable, for tests and settings: `preset.save`."""
    title: str
    run: Callable[[], object]
    shortcut: str = ""
    """As QKeySequence reads it: `Ctrl+S`; empty for none."""
    enabled: Callable[[], bool] = _always


class Commands:
    """The commands of one window, by name."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands = {command.name: command for command in commands}
        self._actions: dict[str, QAction] = {}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def install(self, window: QWidget) -> None:
        """Give every command to the window as an action, so that its shortcut works everywhere in it."""
        for command in self:
            action = QAction(command.title, window)
            action.setObjectName(command.name)
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.name.startswith("edit."))
            action.triggered.connect(lambda _=False, name=command.name: self.run(name))
            window.addAction(action)
            self._actions[command.name] = action

    def refresh(self) -> None:
        """Switch off what has nothing to do now, so that its key does what it otherwise does."""
        for name, action in self._actions.items():
            action.setEnabled(self._commands[name].enabled())

    def run(self, name: str) -> None:
        """Run a command unless it has nothing to do now."""
        command = self._commands[name]
        if command.enabled():
            command.run()


def shown_keys(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
