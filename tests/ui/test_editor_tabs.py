"""The editors of the window: where problems lead, and what the JSON tab holds back from the document."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.console import Console
from app.workspace import draft
from app.workspace.draft import Draft
from app.workspace.paths import Places
from tests.ui.conftest import close

Key, Mod = Qt.Key, Qt.KeyboardModifier


def json_line(console: Console) -> str:
    return console.window.editors.json.editor.textCursor().block().text()


def test_a_place_without_a_row_is_shown_in_the_json(console: Console, qtbot: QtBot) -> None:
    console.bench.set("/messages/0/sender", "NOBODY", "Sender")
    console.bench.reveal.emit("/messages/0/sender")
    assert console.window.editors.stack.currentWidget() is console.window.editors.json
    assert "NOBODY" in json_line(console)
    console.bench.reveal.emit("/userProfile/nickname")
    assert console.window.editors.stack.currentIndex() == 0, "a place with a row is shown in its form"


def test_text_that_is_not_json_outlives_the_console(
    open_console: Callable[[], Console], qtbot: QtBot
) -> None:
    console = open_console()
    console.window.editors.show_tab("JSON")
    editor = console.window.editors.json.editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor, "xx")
    assert not console.window.editors.flush()
    console.window.editors.show_tab("User")
    assert "not in the document" in console.window.editors.bar.accessibleTabName(4), "its tab is marked"
    console.bench.set("/userProfile/nickname", "Mo", "Nickname")
    typed = editor.toPlainText()
    close(console, qtbot)

    again = open_console()
    tab = again.window.editors.json
    again.window.editors.show_tab("JSON")
    assert tab.editor.toPlainText() == typed, "the text stands as it was left"
    assert "not in the document" in again.window.editors.bar.accessibleTabName(4)
    tab.editor.moveCursor(tab.editor.textCursor().MoveOperation.End)
    for _ in "xx":
        qtbot.keyClick(tab.editor, Key.Key_Backspace)
    assert again.window.editors.flush()
    assert again.bench.document.get("/userProfile/nickname") == "Mo", "and other edits are kept"
    assert "not in" not in again.window.editors.bar.accessibleTabName(4)


def test_text_being_typed_is_kept_within_a_second(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.window.editors.show_tab("JSON")
    editor = console.window.editors.json.editor
    qtbot.keyClicks(editor, "{")
    kept: list[Draft] = []

    def is_kept() -> bool:
        found = draft.read(Places.below(tmp_path / "home").draft_file)
        kept.extend([found] if found is not None and found.pending is not None else [])
        return bool(kept)

    qtbot.waitUntil(is_kept, timeout=3_000)
    assert kept[0].pending is not None
    assert kept[0].pending.text == editor.toPlainText(), "a killed console loses nothing"
