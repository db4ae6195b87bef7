"""The settings room: reached by keys, made from the model, saved at once."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.ui.widgets.segments import Segments
from app.workspace.declared import declared
from app.workspace.settings import EnvironmentSettings, Settings
from tests.ui.settings.conftest import Key, Mod, Person

STAGING = EnvironmentSettings(name="Staging", base_url="https://staging.example.org")


def test_the_room_stands_beside_the_bench_which_stays_as_it_is(tester: Person) -> None:
    window = tester.console.window
    window.chat.composer.edit.setFocus()
    tester.qtbot.keyClicks(window.chat.composer.edit, "half a mess")
    tester.open()
    assert (window.rail.bench.isChecked(), window.rail.settings.isChecked()) == (False, True)
    tester.key(window, Key.Key_Comma, Mod.ControlModifier)
    assert not tester.room.isVisible()
    assert QApplication.focusWidget() is window.chat.composer.edit, "the focus is where it was"
    assert window.chat.composer.edit.toPlainText() == "half a mess"
    tester.click(window.rail.settings)
    assert tester.room.isVisible()
    tester.click(window.rail.bench)
    assert window.bench_is_shown


def test_nothing_is_sent_or_undone_unseen(tester: Person) -> None:
    console = tester.console
    console.bench.set("/language", "DE", "Language")
    edited = console.bench.document.content
    for key in (Key.Key_Return, Key.Key_Z):
        tester.open()
        tester.key(tester.room.sections, key, Mod.ControlModifier)
        assert console.window.bench_is_shown, "the bench comes to the front instead"
        assert console.bench.document.content is edited
        assert not console.sending.is_sending


def test_a_field_that_is_looked_for_brings_the_bench_back(tester: Person) -> None:
    tester.open()
    tester.console.bench.reveal.emit("/userProfile/firstName")
    assert tester.console.window.bench_is_shown
    tester.open()
    tester.key(tester.console.window, Key.Key_F, Mod.ControlModifier)
    assert tester.console.window.bench_is_shown


def test_every_declared_setting_has_a_row_that_says_what_it_is(tester: Person) -> None:
    tester.open()
    for form, model in ((tester.room.general, Settings), (tester.room.page.form, EnvironmentSettings)):
        assert list(form.rows) == [setting.name for setting in declared(model)]
        for row in form.rows.values():
            spoken = row.editor.focusProxy() or row.editor
            assert spoken.accessibleName(), f"{row.name} has no accessible name"
            assert row.editor.accessibleDescription(), f"{row.name} does not say what it means"
            assert spoken.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{row.name} is not reached by Tab"


def test_the_theme_changes_and_is_saved_at_once(tester: Person) -> None:
    tester.open()
    segments = tester.room.general.rows["theme"].editor.segments
    assert isinstance(segments, Segments)
    tester.press(segments, Key.Key_D)
    assert tester.console.themes.chosen == "dark"
    assert tester.kept["theme"] == "dark"
    tester.key(tester.console.window, Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier)
    assert tester.kept["theme"] == tester.console.themes.chosen
    assert segments.accessibleDescription().casefold() == tester.console.themes.chosen, "the page follows"


def test_a_folder_is_typed_or_browsed_for(tester: Person, tmp_path: Path) -> None:
    tester.open()
    editor = tester.room.general.rows["workspace_folder"].editor
    tester.type(editor.line, str(tmp_path))
    assert tester.kept["workspace_folder"] == str(tmp_path)
    tester.click(editor.browse)
    [dialog] = editor.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "presets"))
    dialog.close()
    assert tester.kept["workspace_folder"] == str(tmp_path / "presets")
    tester.type(editor.line, "")
    tester.key(editor.line, Key.Key_Backspace)
    tester.key(editor.line, Key.Key_Return)
    assert tester.kept["workspace_folder"] is None, "an empty line is the usual place"


def test_what_can_not_be_saved_is_said(tester: Person) -> None:
    config = tester.home / "config"
    shutil.rmtree(config, ignore_errors=True)
    config.parent.mkdir(exist_ok=True)
    config.write_text("in the way")
    tester.console.themes.next()
    assert "hold for this session alone" in tester.said[-1]
    tester.said.clear()
    tester.console.environments.choose("DumGum")
    assert "hold for this session alone" in tester.said[-1]
    config.unlink()


def test_what_was_typed_is_kept_when_the_window_closes(open_tester) -> None:
    tester = open_tester(STAGING)
    tester.open()
    tester.go_to("Staging")
    line = tester.row("base_url").editor.line
    line.setFocus()
    tester.qtbot.keyClicks(line, "/v2")
    tester.room.flush()
    assert tester.kept["environments"][0]["base_url"] == "https://staging.example.org/v2"
