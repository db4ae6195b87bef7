"""The window: the command by default, and `open FILE`."""

import argparse
import os
import sys

from app.commands.codes import Exit
from app.commands.display import missing_display
from app.commands.terminal import Terminal
from app.workspace import presets
from app.workspace.files import FileError, path_named

_QT = {"PySide6", "shiboken6"}
_PACKAGES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
_WITHOUT = "The commands send, validate, schema and sandbox work without it."


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Show the window until it is closed; a file that can't be read is told here, before it opens."""
    try:
        file = None if options.file is None else path_named(options.file)
        if file is not None:
            presets.read(file)
    except FileError as error:
        terminal.tell(error.message)
        return Exit.BAD_INPUT
    trouble = missing_display(os.environ, sys.platform)
    if not trouble:
        try:
            # Here, not above: the other commands work where Qt is missing, and don't wait for it.
            from app.ui import main  # noqa: PLC0415
        except ImportError as error:
            trouble = _without_qt(error)
    if trouble:
        terminal.tell(f"{trouble} {_WITHOUT}")
        return Exit.BAD_INPUT
    return main.run(file)


def _without_qt(error: ImportError) -> str:
    """Why Qt can't be loaded, in words. Raises `error` where it is about something else."""
    package = (error.name or "").partition(".")[0]
    if package in _QT and isinstance(error, ModuleNotFoundError):
        return f"The window can't open: {package} is not installed. Install the console again."
    library = str(error).partition(":")[0]
    if ".so" not in library and ".dll" not in library.casefold():
        raise error
    return (
        f"The window can't open: Qt needs {library}, which is missing here. Install it "
        f"(on Debian and Ubuntu: apt-get install {_PACKAGES})."
    )
