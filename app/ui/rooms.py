"""Commands and rooms: what acts on the bench brings it to the front, and the settings have a key."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from app.ui.commands import Command
from app.ui.window import Window

_SHOW: Final = ("pane.", "tab.", "field.", "problem.", "hint.")
_ACT: Final = ("send", "send.again", "edit.undo", "edit.redo")


def room_commands(window: Window) -> Iterator[Command]:
    """Going from room to room."""
    toggle = partial(_toggle, window)
    yield Command("room.settings", "Show the settings, or go back to the bench", toggle, "Ctrl+,")


def on_the_bench(commands: Iterable[Command], window: Window) -> Iterator[Command]:
    """The same commands, of which those that belong to the bench show it first.

    Sending and undoing stop there: nobody should send or change what they did not see.
    """
    for command in commands:
        if command.name in _ACT or command.name.startswith(_SHOW):
            yield replace(command, run=partial(_run_there, command, window))
        else:
            yield command


def _run_there(command: Command, window: Window) -> None:
    seen = window.bench_is_shown
    window.show_bench()
    if seen or command.name not in _ACT:
        command.run()


def _toggle(window: Window) -> None:
    if window.bench_is_shown:
        window.show_settings()
    else:
        window.show_bench()
