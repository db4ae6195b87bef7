"""The window: the command by default, and `open FILE`."""

import argparse
import importlib
import os
import sys

from app.commands.codes import Exit
from app.commands.display import missing_display
from app.commands.terminal import Terminal
from app.workspace import presets
from app.workspace.files import FileError, path_named

_QT = {"PySide6", "shiboken6", "qasync"}
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
    trouble = missing_display(os.environ, sys.platform) or _missing_qt()
    if trouble:
        terminal.tell(f"{trouble} {_WITHOUT}")
        return Exit.BAD_INPUT
    code: int = importlib.import_module("app.ui.main").run(file)
    return code


def _missing_qt() -> str | None:
    """Why Qt can't be loaded, None where it can."""
    try:
        importlib.import_module("PySide6.QtWidgets")
        importlib.import_module("qasync")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _QT:
            raise
        return f"The window can't open: {package} is not installed. Install the console again."
    except ImportError as error:
        library = str(error).partition(":")[0]
        return (
            f"The window can't open: Qt needs {library}, which is missing here. Install it "
            f"(on Debian and Ubuntu: apt-get install {_PACKAGES})."
        )
    return None
