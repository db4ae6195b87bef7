"""What another program does in the folder: it appears, and what is on the bench is never overwritten."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.console import Console
from app.ui.library.model import OUTSIDE
from app.workspace import presets
from tests.ui.library.hands import choose, menu, press, put, said, show

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def loaded(console: Console) -> Path:
    """A preset of the workspace that is on the bench, with an edit."""
    path = put(console, "scenarios/rain.json", "Rain", {"language": "DE"})
    show(console)
    console.actions.load_file(path)
    console.desk.look()
    console.bench.set("/language", "FR", "Language")
    return path


def change(console: Console, qtbot: QtBot) -> None:
    """Another program writes the loaded file; the folder's watch tells by itself."""
    put(console, "scenarios/rain.json", "Rain", {"language": "IT", "tags": {}})
    qtbot.waitUntil(lambda: "was changed outside" in said(console))


def test_files_appear_and_vanish_by_themselves(console: Console, qtbot: QtBot) -> None:
    def names() -> set[str]:
        return {entry.name for entry in console.window.library.entries if not entry.shipped}

    put(console, "scenarios/first.json", "First")
    show(console)
    path = put(console, "scenarios/second.json", "Second")
    qtbot.waitUntil(lambda: names() == {"First", "Second"})
    assert said(console) == "Second was added outside the console; the library shows it."
    path.unlink()
    qtbot.waitUntil(lambda: names() == {"First"})


def test_own_saves_are_not_told_as_changes_from_outside(console: Console, qtbot: QtBot, loaded: Path) -> None:
    with qtbot.waitSignal(console.actions.saved):
        qtbot.keyClick(console.window, Key.Key_S, Mod.ControlModifier)
    console.desk.look()
    assert said(console).startswith("Saved Rain")


def test_the_file_is_taken_on_request_and_undo_brings_mine_back(
    console: Console, qtbot: QtBot, loaded: Path
) -> None:
    change(console, qtbot)
    document = console.bench.document
    assert document.content == {"language": "FR"}, "the bench is as it was"
    assert console.window.library.index_of(loaded).data(OUTSIDE), "the row shows it"
    press(console, qtbot, "Take the file's")
    assert document.content == {"language": "IT", "tags": {}}
    assert not document.differs()
    assert not console.window.library.index_of(loaded).data(OUTSIDE)
    qtbot.keyClick(console.window, Key.Key_Z, Mod.ControlModifier)
    assert document.content == {"language": "FR"}


def test_mine_is_kept_and_saving_then_writes_over_the_file(
    console: Console, qtbot: QtBot, loaded: Path
) -> None:
    change(console, qtbot)
    press(console, qtbot, "Keep mine")
    assert console.bench.document.content == {"language": "FR"}
    assert console.bench.document.differs(), "the dot says that the file is another"
    with qtbot.waitSignal(console.actions.saved):
        qtbot.keyClick(console.window, Key.Key_S, Mod.ControlModifier)
    assert presets.read(loaded).content == {"language": "FR"}


def test_both_are_kept_by_the_menu_after_the_message_is_gone(
    console: Console, qtbot: QtBot, loaded: Path
) -> None:
    change(console, qtbot)
    console.window.message_bar.clear()
    console.desk.look()
    assert said(console) == "", "it is told once"
    choose(qtbot, menu(console, loaded), "Keep both")
    assert presets.read(loaded).content == {"language": "IT", "tags": {}}
    mine = console.bench.document.origins[""]
    assert mine.name == "Rain (mine)"
    assert mine.path is not None
    assert presets.read(mine.path).content == {"language": "FR"}
    assert not console.bench.document.differs()


def test_a_loaded_file_that_breaks_leaves_the_bench_alone(
    console: Console, qtbot: QtBot, loaded: Path
) -> None:
    loaded.write_text("{")
    qtbot.waitUntil(lambda: any(entry.error for entry in console.window.library.entries))
    assert console.bench.document.content == {"language": "FR"}
    assert console.bench.document.origins[""].name == "Rain"
