"""The library and the bench: what a load changes, what differs, and the two sides."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.contract.pointer import NOT_SENT
from app.shipped import presets_folder
from app.ui.console import Console
from app.ui.library.difference_dialog import DifferenceDialog
from app.ui.library.model import DIFFERS
from tests.ui.library.hands import choose, dialog_of, menu, press, put, right_end, row, said, show

Button, Mod = Qt.MouseButton, Qt.KeyboardModifier
HELLO = presets_folder() / "scenarios" / "first-hello.json"
READY = presets_folder() / "scenarios" / "rainy-sunday.json"


def table(console: Console) -> list[tuple[str, ...]]:
    model = dialog_of(console, DifferenceDialog).table.model()
    return [
        tuple(str(model.index(line, column).data()) for column in range(model.columnCount()))
        for line in range(model.rowCount())
    ]


def test_a_load_over_edits_says_what_changed(console: Console, qtbot: QtBot) -> None:
    tree = console.window.library.tree
    qtbot.mouseClick(tree.viewport(), Button.LeftButton, pos=row(console, HELLO).center())
    assert said(console) == "", "nothing was lost, nothing is said"
    console.bench.set("/language", "DE", "Language")
    edited = console.bench.document.content
    qtbot.mouseClick(tree.viewport(), Button.LeftButton, pos=row(console, READY).center())
    assert said(console) == "Loaded Rainy Sunday over unsaved edits of First hello. Undo brings them back."
    press(console, qtbot, "What changed")
    assert any(line[0] == "/language" and line[1] == '"DE"' for line in table(console))
    dialog = dialog_of(console, DifferenceDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.keyClick(console.window, Qt.Key.Key_Z, Mod.ControlModifier)
    assert console.bench.document.content is edited


def test_a_click_on_the_dot_or_on_edited_shows_what_differs(console: Console, qtbot: QtBot) -> None:
    console.bench.set("/language", NOT_SENT, "Language")
    library = console.window.library
    qtbot.waitUntil(lambda: bool(library.index_of(READY).data(DIFFERS)))
    content = console.bench.document.content
    place = right_end(row(console, READY))
    qtbot.mouseClick(library.tree.viewport(), Button.LeftButton, pos=place)
    [line] = table(console)
    assert (line[0], line[2]) == ("/language", "not sent")
    qtbot.keyClick(dialog_of(console, DifferenceDialog), Qt.Key.Key_Escape)
    assert console.bench.document.content is content, "a click on the dot loads nothing"

    state = next(
        child
        for child in console.window.top_bar.findChildren(QWidget)
        if child.toolTip() == "Show what differs from the file"
    )
    qtbot.mouseClick(state, Button.LeftButton)
    assert len(table(console)) == 1


def test_profiles_are_swapped_with_their_presets_as_one_step(console: Console, qtbot: QtBot) -> None:
    path = put(console, "personas/anna.json", "Anna")
    show(console)
    console.actions.load_file(path)
    document = console.bench.document
    before, user = document.content, document.get("/userProfile")
    console.commands.run("profiles.swap")
    assert document.get("/userProfile") == {"username": "anna"}
    assert document.get("/personaProfile") == user
    assert document.origins["/userProfile"].name == "Anna"
    assert "/personaProfile" not in document.origins
    qtbot.keyClick(console.window, Qt.Key.Key_Z, Mod.ControlModifier)
    assert document.content is before
    assert document.origins["/personaProfile"].name == "Anna"


def test_a_profile_is_sent_alone_to_the_other_side_by_a_swap(console: Console) -> None:
    document = console.bench.document
    document.set("/userProfile", NOT_SENT, "User")
    persona = document.get("/personaProfile")
    console.commands.run("profiles.swap")
    assert document.get("/userProfile") == persona
    assert document.get("/personaProfile") is NOT_SENT


def drop(data: QMimeData, target: QWidget, place: QPoint) -> bool:
    """Drag over `target` and let go; whether it was taken."""
    actions = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, actions, data, Button.LeftButton, Mod.NoModifier)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(place), actions, data, Button.LeftButton, Mod.NoModifier)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and event.isAccepted()


def test_a_persona_dropped_on_the_user_becomes_the_user(console: Console) -> None:
    path = put(console, "personas/anna.json", "Anna")
    show(console)
    library, editors = console.window.library, console.window.editors
    data = library.tree.model().mimeData([library.index_of(path)])
    actions = library.tree.model().supportedDragActions()
    assert actions == Qt.DropAction.CopyAction, "a drag never takes a preset out of the library"
    persona = console.bench.document.get("/personaProfile")

    assert drop(data, editors.bar, editors.bar.tabRect(0).center()), "the User tab takes it"
    assert console.bench.document.get("/userProfile") == {"username": "anna"}
    assert editors.bar.currentIndex() == 0, "the tab comes to the front"
    assert console.bench.document.get("/personaProfile") == persona

    assert drop(data, editors.panes[1], QPoint(50, 50)), "the persona's pane takes it"
    assert console.bench.document.get("/personaProfile") == {"username": "anna"}


def test_a_scenario_dropped_on_a_profile_is_not_taken(console: Console) -> None:
    library, editors = console.window.library, console.window.editors
    data = library.tree.model().mimeData([library.index_of(HELLO)])
    content = console.bench.document.content
    assert not drop(data, editors.panes[0], QPoint(50, 50))
    assert console.bench.document.content is content


def test_a_persona_is_loaded_as_the_user_by_the_menu(console: Console, qtbot: QtBot) -> None:
    path = put(console, "personas/anna.json", "Anna")
    show(console)
    persona = console.bench.document.get("/personaProfile")
    choose(qtbot, menu(console, path), "Load as the user profile")
    assert console.bench.document.get("/userProfile") == {"username": "anna"}
    assert console.bench.document.get("/personaProfile") == persona
    assert "over unsaved edits" not in said(console), "the ready scenario's user is in its file"
