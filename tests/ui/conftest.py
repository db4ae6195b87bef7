"""Windows for tests: the real console in a folder of its own, on pytest-qt's event loop."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qasync
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.client import Exchange
from app.ui.console import Console, build
from app.workspace.paths import Places


@pytest.fixture(scope="session")
def loop_on_qt(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    """One asyncio loop that rides on the loop that pytest-qt runs: tests stay plain functions.

    One for the session, as stopping it tells the application to leave every wait at once.
    """
    loop = qasync.QEventLoop(qapp, already_running=True)
    asyncio._set_running_loop(None)
    yield loop
    loop.stop()
    loop.close()


@pytest.fixture
def event_loop_of_qt(loop_on_qt: qasync.QEventLoop) -> Iterator[qasync.QEventLoop]:
    """The loop as the running one, while a window's test lasts: tests elsewhere run loops of their own."""
    asyncio.set_event_loop(loop_on_qt)
    asyncio._set_running_loop(loop_on_qt)
    yield loop_on_qt
    asyncio._set_running_loop(None)
    asyncio.set_event_loop(None)


@pytest.fixture
def open_console(
    qapp: QApplication, qtbot: QtBot, event_loop_of_qt: qasync.QEventLoop, tmp_path: Path
) -> Iterator[Callable[[], Console]]:
    """Opens the console; called again after `close_console`, it is the next start with the same files."""
    opened: list[Console] = []

    def open_it() -> Console:
        console = build(qapp, Places.below(tmp_path / "home"))
        opened.append(console)
        console.show()
        console.window.activateWindow()
        # Without an active window nothing has the focus, and a key for nobody aborts Python.
        qtbot.waitUntil(console.window.isActiveWindow)
        return console

    yield open_it
    for console in opened:
        close(console, qtbot)


@pytest.fixture
def console(open_console: Callable[[], Console]) -> Console:
    """The console as a newcomer finds it."""
    return open_console()


def close(console: Console, qtbot: QtBot) -> None:
    """Close as the window's cross does, and wait for the end; nothing where it is closed already."""
    if not shiboken6.isValid(console.window):
        return
    ended = asyncio.get_event_loop().create_task(console.close())
    qtbot.waitUntil(ended.done, timeout=10_000)
    assert ended.exception() is None, "Closing the console failed."
    qtbot.waitUntil(lambda: not shiboken6.isValid(console.window))


def send(console: Console, qtbot: QtBot) -> Exchange:
    """Send with Ctrl+Enter and wait until the call has ended."""
    with qtbot.waitSignal(console.bench.finished, timeout=20_000) as ended:
        qtbot.keyClick(console.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ended.args is not None
    return ended.args[0]
