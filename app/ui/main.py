"""The window as a program: the event loop, and a clean end."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.console import Console, build
from app.workspace.paths import Places


def run(file: Path | None) -> int:
    """Show the window, with `file` loaded where one is given, until it is closed; the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("DumGum Console")
    application.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=_loop_factory(application)) as runner:
        runner.run(_run(application, file))
    return 0


def _loop_factory(application: QApplication) -> Callable[[], asyncio.AbstractEventLoop]:
    # Here, not above: where one of Qt's libraries is missing, qasync says that Qt is, and not which library.
    import qasync  # noqa: PLC0415

    return lambda: qasync.QEventLoop(application)


async def _run(application: QApplication, file: Path | None) -> None:
    closed = asyncio.Event()
    console: Console = build(application, Places.of_this_system())
    console.window.closed.connect(closed.set)
    console.show(file)
    await closed.wait()
    await console.close()
