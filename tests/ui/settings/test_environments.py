"""Environments in the settings room, by mouse and keys; what the top bar says; tests of connections."""

from PySide6.QtWidgets import QLineEdit, QMenu

from app.ui.style import current_theme
from app.ui.widgets.buttons import FlatButton
from app.workspace.settings import EnvironmentSettings
from tests.ui.conftest import close
from tests.ui.settings.conftest import Key, Open, Person, Service

STAGING = EnvironmentSettings(name="Staging", base_url="https://staging.example.org")
OTHER = EnvironmentSettings(name="Other", base_url="https://other.example.org", colour="red")


def test_an_environment_is_added_filled_in_and_chosen(tester: Person) -> None:
    tester.open()
    tester.click(tester.room.add)
    assert tester.row("name").editor.line.hasFocus(), "its name is ready to be typed over"
    assert "empty" in tester.row("base_url").problem
    tester.fill("name", "Staging")
    tester.fill("base_url", "https://staging.example.org")
    tester.fill("timeout", "60.5")
    tester.fill("proxy", "http://127.0.0.1:3128")
    tester.press(tester.row("colour").editor, Key.Key_B)
    assert not [row.problem for row in tester.room.page.form.rows.values() if row.problem]
    kept = tester.kept["environments"][-1]
    assert {name: kept[name] for name in ("name", "base_url", "timeout", "proxy", "colour")} == {
        "name": "Staging",
        "base_url": "https://staging.example.org",
        "timeout": 60.5,
        "proxy": "http://127.0.0.1:3128",
        "colour": "blue",
    }
    tester.console.window.top_bar.environment_chosen.emit("Staging")
    assert tester.kept["environment"] == "Staging"
    assert "Staging" in tester.console.window.top_bar.environment_pill.text()


def test_the_chosen_one_stays_chosen_under_its_new_name(open_tester: Open) -> None:
    tester = open_tester(STAGING, OTHER)
    tester.console.environments.choose("Staging")
    tester.open()
    tester.go_to("Staging")
    tester.fill("name", "Stage 2")
    assert tester.environments() == ["Stage 2", "Other"]
    assert tester.console.environments.current.name == "Stage 2"
    assert tester.kept["environment"] == "Stage 2"


def test_a_wrong_value_is_told_at_its_field_and_a_taken_name_is_not_kept(open_tester: Open) -> None:
    tester = open_tester(STAGING, OTHER)
    tester.open()
    tester.go_to("Other")
    tester.fill("name", "staging")
    assert "Another environment has this name" in tester.row("name").problem
    tester.fill("connect_timeout", "soon")
    assert "seconds above 0" in tester.row("connect_timeout").problem
    tester.fill("base_url", "other")
    assert "https://" in tester.row("base_url").problem
    assert tester.row("name").editor.line.text() == "staging", "what was typed stays until it is corrected"
    assert tester.environments() == ["Staging", "Other"]
    tester.fill("name", "Another")
    assert tester.row("name").problem == ""
    assert tester.environments() == ["Staging", "Another"]
    assert tester.kept["environments"][1]["base_url"] == "other", "a wrong address is kept and marked"


def test_a_copy_stands_behind_and_removing_can_be_undone(open_tester: Open) -> None:
    tester = open_tester(STAGING, OTHER)
    tester.console.environments.choose("Staging")
    tester.open()
    tester.go_to("Staging")
    tester.press(tester.room.page.duplicate, Key.Key_Space)
    assert tester.environments() == ["Staging", "Staging copy", "Other"]
    tester.go_to("Staging")
    tester.key(tester.room.sections, Key.Key_Delete)
    assert tester.environments() == ["Staging copy", "Other"]
    assert tester.console.environments.chosen == "Sandbox"
    assert tester.said[-1] == "Removed Staging. Requests go to the sandbox now."
    [undo] = [
        button
        for button in tester.console.window.message_bar.findChildren(FlatButton)
        if button.text() == "Undo"
    ]
    tester.click(undo)
    assert tester.environments() == ["Staging", "Staging copy", "Other"]
    assert tester.console.environments.chosen == "Staging"


def test_the_last_one_can_go_and_the_sandbox_stays(open_tester: Open) -> None:
    tester = open_tester(STAGING)
    tester.open()
    tester.go_to("Staging")
    tester.click(tester.room.page.remove)
    assert tester.environments() == []
    assert [known.name for known in tester.console.environments.known] == ["Sandbox"]
    assert tester.room.sections.currentItem().text() == "General"


def test_production_and_an_unchecked_certificate_stand_in_the_top_bar(open_tester: Open) -> None:
    tester = open_tester(STAGING, OTHER)
    bar = tester.console.window.top_bar
    tester.console.environments.choose("Staging")
    assert "production" not in bar.environment_pill.text()
    assert bar.warning.isHidden()
    tester.open()
    tester.go_to("Staging")
    tester.press(tester.row("production").editor.segments, Key.Key_Left)
    tester.press(tester.row("verify").editor.segments, Key.Key_Right)
    assert bar.environment_pill.text().startswith("production · Staging")
    ground = bar.environment_pill.grab().toImage().pixelColor(40, 4).name()
    assert ground == current_theme().warning_soft, "the pill has the tone of a warning"
    assert bar.warning.isVisible()
    tester.console.environments.choose("Other")
    assert bar.warning.isHidden(), "the warning is the chosen environment's"
    tester.console.environments.choose("Staging")
    tester.click(tester.console.window.rail.bench)
    tester.click(bar.warning)
    assert tester.room.isVisible(), "the warning leads to the switch"


def test_the_top_bars_list_leads_to_the_settings(open_tester: Open) -> None:
    tester = open_tester(STAGING.model_copy(update={"production": True}), OTHER)
    bar = tester.console.window.top_bar
    tester.click(bar.environment_pill)
    [menu] = [menu for menu in bar.findChildren(QMenu) if menu.isVisible()]
    words = [action.text() for action in menu.actions()]
    assert words[1] == "production  ·  Staging  ·  staging.example.org"
    tester.key(menu, Key.Key_Up)
    tester.key(menu, Key.Key_Return)
    assert tester.room.isVisible()


def test_a_colour_is_clicked(open_tester: Open) -> None:
    tester = open_tester(STAGING)
    tester.open()
    tester.go_to("Staging")
    tester.click_at(tester.row("colour").editor, 110)
    assert tester.kept["environments"][0]["colour"] == "red"
    assert tester.row("colour").editor.accessibleDescription() == "Red"


def test_what_is_typed_stays_while_something_else_changes(open_tester: Open) -> None:
    tester = open_tester(STAGING)
    tester.open()
    tester.go_to("Staging")
    line = tester.row("base_url").editor.line
    line.setFocus()
    tester.qtbot.keyClicks(line, "/half")
    tester.console.themes.next()
    assert line.text().endswith("/half")
    tester.go_to("General")
    assert tester.kept["environments"][0]["base_url"] == "https://staging.example.org/half"


def test_a_variable_is_named_and_whether_it_is_set_is_said(open_tester: Open) -> None:
    tester = open_tester(STAGING, environ={"STAGE_KEY": "canary-in-a-variable"})
    tester.open()
    tester.go_to("Staging")
    editor = tester.row("token").editor
    tester.press(editor.source, Key.Key_V)
    assert tester.kept["environments"][0]["token"] == {"kind": "variable", "key": "DUMGUM_TOKEN"}
    assert "not set" in editor.state.text()
    tester.type(editor.variable, "STAGE_KEY")
    assert tester.kept["environments"][0]["token"] == {"kind": "variable", "key": "STAGE_KEY"}
    assert editor.state.text() == "The variable STAGE_KEY is set."


def test_a_token_of_the_keychain_is_never_shown_and_goes_when_nobody_has_it(open_tester: Open) -> None:
    tester = open_tester(STAGING)
    tester.open()
    tester.go_to("Staging")
    editor = tester.row("token").editor
    tester.press(editor.source, Key.Key_K)
    for token in ("first-token-1", "second-token-2"):
        assert editor.secret.echoMode() is QLineEdit.EchoMode.Password
        tester.type(editor.secret, token)
        assert editor.secret.text() == "", "the field does not keep it"
        editor.secret.undo()
        assert editor.secret.text() == "", "undo does not bring it back"
    [_, key] = [key for _, key in tester.keychain.kept]
    assert tester.kept["environments"][0]["token"] == {"kind": "keychain", "key": key}
    assert "in this system's keychain" in editor.state.text()
    assert tester.console.store.unused_tokens, "the first one is of no use any more"
    close(tester.console, tester.qtbot)
    assert list(tester.keychain.kept.values()) == ["second-token-2"]


def test_a_connection_is_tested_without_costing_an_answer(open_tester: Open, service: Service) -> None:
    tester = open_tester(
        EnvironmentSettings(name="Local", base_url=service.url, token={"kind": "variable", "key": "K"}),
        environ={"K": "canary-in-a-test"},
    )
    tester.open()
    tester.go_to("Local")
    panel = tester.room.page.connection
    tester.press(panel.button, Key.Key_Space)
    assert panel.button.text() == "Stop"
    tester.qtbot.waitUntil(lambda: panel.connection is not None, timeout=10_000)
    tester.qtbot.waitUntil(lambda: not panel.is_testing)
    assert panel.connection.well, panel.result.text()
    assert "405" in panel.result.text()
    assert [request["method"] for request in service.requests] == ["GET"]
    assert panel.button.text() == "Test connection"
    tester.fill("base_url", "http://127.0.0.1:1")
    assert panel.connection is None, "what was learnt was of another address"


def test_a_test_can_be_stopped(open_tester: Open) -> None:
    # A name server for .invalid may take its time, and a test may be stopped at any moment.
    tester = open_tester(EnvironmentSettings(name="Far", base_url="https://far.invalid"))
    tester.open()
    tester.go_to("Far")
    panel = tester.room.page.connection
    tester.click(panel.button)
    tester.click(panel.button)
    tester.qtbot.waitUntil(lambda: not panel.is_testing)
    assert panel.result.text().startswith("Stopped")
