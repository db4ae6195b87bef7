"""Duplicate, rename, move, delete and bring back, by menu and keys."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.shipped import presets_folder
from app.ui.console import Console
from app.ui.library.model import ENTRY
from app.workspace import presets
from tests.ui.library.hands import answer, choose, dialog_of, focus, menu, press, put, said, show

Key, Mod = Qt.Key, Qt.KeyboardModifier


def names(console: Console) -> list[str]:
    return [entry.name for entry in console.window.library.entries if not entry.shipped]


def test_a_preset_is_duplicated_renamed_and_deleted_by_keys(console: Console, qtbot: QtBot) -> None:
    path = put(console, "personas/flirty/anna.json", "Anna")
    show(console)
    tree = console.window.library.tree

    focus(console, path)
    qtbot.keyClick(tree, Key.Key_D, Mod.ControlModifier)
    assert names(console) == ["Anna copy", "Anna"]
    copy = tree.currentIndex().data(ENTRY)
    assert copy.name == "Anna copy", "the copy is the current row"
    assert copy.path.parent == path.parent, "it lies beside the original"

    qtbot.keyClick(tree, Key.Key_F2)
    answer(console, qtbot, "Berta")
    assert sorted(names(console)) == ["Anna", "Berta"]
    berta = tree.currentIndex().data(ENTRY).path
    assert berta.name == "berta.json", "the file takes the name"

    qtbot.keyClick(tree, Key.Key_Delete)
    assert names(console) == ["Anna"]
    assert not berta.exists()


def test_the_bin_has_the_file_and_the_message_brings_it_back(
    console: Console, qtbot: QtBot, own_bin: Path
) -> None:
    path = put(console, "scenarios/rain.json", "Rain", {"language": "DE", "odd": [1.10]})
    before = path.read_bytes()
    show(console)
    choose(qtbot, menu(console, path), "Delete")
    assert said(console) == "Rain is in the system's bin."
    if sys.platform == "linux":
        assert [item.read_bytes() for item in own_bin.iterdir()] == [before], "the system's bin has it"
    press(console, qtbot, "Bring it back")
    assert path.read_bytes() == before, "byte by byte the same"
    assert names(console) == ["Rain"]


def test_what_was_deleted_is_brought_back_by_a_command_too_and_never_over_a_file(
    console: Console, qtbot: QtBot
) -> None:
    path = put(console, "scenarios/rain.json", "Rain")
    show(console)
    focus(console, path)
    qtbot.keyClick(console.window.library.tree, Key.Key_Delete)
    put(console, "scenarios/rain.json", "Another")
    console.commands.run("preset.bring_back")
    assert "is there again" in said(console)
    assert presets.read(path).name == "Another"
    path.unlink()
    console.commands.run("preset.bring_back")
    assert presets.read(path).name == "Rain"


def test_a_bin_that_refuses_says_so_and_leaves_the_file(
    console: Console, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(console, "scenarios/rain.json", "Rain")
    show(console)
    monkeypatch.setattr(console.desk.files, "_put_in_bin", lambda _path: False)
    focus(console, path)
    qtbot.keyClick(console.window.library.tree, Key.Key_Delete)
    assert "was not deleted" in said(console)
    assert path.exists()
    assert names(console) == ["Rain"]
    assert not console.desk.files.can_bring_back


def test_a_preset_is_moved_to_a_new_folder_and_the_bench_follows(console: Console, qtbot: QtBot) -> None:
    path = put(console, "scenarios/rain.json", "Rain", {"language": "DE"})
    show(console)
    console.actions.load_file(path)
    console.bench.set("/language", "FR", "Language")
    choose(qtbot, menu(console, path), "Move to a folder…")
    answer(console, qtbot, "weather/wet")
    moved = console.workspace.folder / "scenarios/weather/wet/rain.json"
    assert moved.exists()
    assert not path.exists()
    assert console.bench.document.origins[""].path == moved
    with qtbot.waitSignal(console.actions.saved):
        qtbot.keyClick(console.window, Key.Key_S, Mod.ControlModifier)
    assert presets.read(moved).content == {"language": "FR"}, "saving goes to where the file is now"
    qtbot.keyClick(console.window, Key.Key_Z, Mod.ControlModifier)
    assert console.bench.document.origins[""].path == moved, "undo does not move a file back"


@pytest.mark.parametrize("folder", ["../users", ".git", "a:b"])
def test_a_folder_that_can_not_be_is_told_and_nothing_moves(
    console: Console, qtbot: QtBot, folder: str
) -> None:
    path = put(console, "scenarios/rain.json", "Rain")
    show(console)
    choose(qtbot, menu(console, path), "Move to a folder…")
    answer(console, qtbot, folder)
    assert "can't be the name of a folder" in said(console)
    assert path.exists()


def test_shipped_presets_offer_only_what_works(console: Console, qtbot: QtBot) -> None:
    shipped = presets_folder() / "scenarios" / "first-hello.json"
    opened = menu(console, shipped)
    offered = {action.text() for action in opened.actions() if action.text()}
    assert {"Load", "Duplicate into the workspace", "Show the file"} <= offered
    assert not {"Rename…", "Delete", "Move to a folder…"} & offered
    choose(qtbot, opened, "Duplicate into the workspace")
    assert names(console) == ["First hello copy"]

    focus(console, shipped)
    for key in (Key.Key_F2, Key.Key_Delete):
        qtbot.keyClick(console.window.library.tree, key)
    assert shipped.exists()
    assert not console.window.findChildren(QInputDialog)


def test_a_new_preset_is_made_from_the_bench_by_key(console: Console, qtbot: QtBot) -> None:
    focus(console, presets_folder() / "scenarios" / "first-hello.json")
    qtbot.keyClick(console.window.library.tree, Key.Key_Insert)
    assert dialog_of(console, QInputDialog).windowTitle() == "Save the scenario as a new preset"
    answer(console, qtbot, "Mine")
    assert names(console) == ["Mine"]
