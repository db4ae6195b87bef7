"""What a tester's hands do in the library: rows, menus, dialogs, messages."""

import json
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.contract.wire import Json
from app.ui.console import Console
from app.ui.library.model import ENTRY

D = TypeVar("D", bound=QDialog)


def put(console: Console, place: str, name: str, content: Json = None, **more: Json) -> Path:
    """Write a preset into the workspace as another program does; `place` is below its folder."""
    path = console.workspace.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    kinds = {"scenarios": "scenario", "replies": "replyParameters"}
    value = {
        "format": "dumgum-console/1",
        "kind": kinds.get(place.split("/", maxsplit=1)[0], "profile"),
        "name": name,
        "content": content if content is not None else {"username": name.casefold()},
        **more,
    }
    path.write_text(json.dumps(value), "utf-8")
    return path


def show(console: Console) -> None:
    """Have the library list what was put; the same look as after a change in the folder."""
    console.desk.look()


def row(console: Console, path: Path) -> QRect:
    """The row of a preset, scrolled into view."""
    tree = console.window.library.tree
    index = console.window.library.index_of(path)
    assert index.isValid(), f"{path.name} has no row"
    tree.scrollTo(index)
    return tree.visualRect(index)


def focus(console: Console, path: Path) -> None:
    """Make a preset the current row, with the keyboard in the tree."""
    library = console.window.library
    library.tree.setFocus()
    library.select(path)
    current = library.tree.currentIndex().data(ENTRY)
    assert current is not None
    assert current.path == path


def menu(console: Console, path: Path) -> QMenu:
    """Open the context menu of a preset."""
    place = row(console, path).center()
    viewport = console.window.library.tree.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu), "a right click opens a menu"
    return popup


def choose(qtbot: QtBot, opened: QMenu, words: str) -> None:
    """Take a choice of a menu with the mouse."""
    action = next(action for action in opened.actions() if action.text() == words)
    qtbot.mouseClick(
        opened,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        opened.actionGeometry(action).center(),
    )


def answer(console: Console, qtbot: QtBot, text: str) -> None:
    """Type into the dialog that asks, and press Enter."""
    dialog = dialog_of(console, QInputDialog)
    dialog.setTextValue(text)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def dialog_of(console: Console, kind: type[D]) -> D:
    found = [dialog for dialog in console.window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1, f"one {kind.__name__} is open"
    return found[0]


def said(console: Console) -> str:
    """What the message bar says."""
    message = console.window.message_bar.message
    return message.text if message else ""


def press(console: Console, qtbot: QtBot, words: str) -> None:
    """Press a button of the message bar."""
    buttons = [
        button
        for button in console.window.message_bar.findChildren(QPushButton)
        if button.text() == words and button.isVisible()
    ]
    assert len(buttons) == 1, f"the message offers {words}"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def right_end(rect: QRect) -> QPoint:
    """Where the dot of a row is."""
    return QPoint(rect.right() - 12, rect.center().y())
