"""Whose undo Ctrl+Z is, with keys that come as the window system sends them: to the window first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.console import Console

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(console: Console, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(console.window.windowHandle(), key, modifier)


def test_the_composer_undoes_its_own_text(console: Console, qtbot: QtBot) -> None:
    console.bench.set("/language", "DE", "Language")
    edit = console.window.chat.composer.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    press(console, Key.Key_A)
    press(console, Key.Key_Z, Mod.ControlModifier)
    assert edit.toPlainText() == "", "undo takes back what was typed"
    assert console.bench.document.get("/language") == "DE", "the document is left alone"


def test_a_field_of_the_form_undoes_the_document(console: Console, qtbot: QtBot) -> None:
    before = console.bench.document.content
    console.bench.reveal.emit("/userProfile/nickname")
    assert QApplication.focusWidget() is not None
    press(console, Key.Key_X)
    assert console.bench.document.content is not before
    press(console, Key.Key_Z, Mod.ControlModifier)
    assert console.bench.document.content is before


def test_json_that_is_not_json_yet_undoes_its_own_text(console: Console, qtbot: QtBot) -> None:
    console.bench.set("/language", "DE", "Language")
    console.window.editors.show_tab("JSON")
    editor = console.window.editors.json.editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    shown = editor.toPlainText()
    press(console, Key.Key_X)
    assert not console.window.editors.flush()
    press(console, Key.Key_Z, Mod.ControlModifier)
    assert editor.toPlainText() == shown
    assert console.bench.document.get("/language") == "DE", "the document is left alone"
