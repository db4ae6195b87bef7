"""Fields of several values: chips, addresses, tags, cards of objects, guardrails."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.contract.pointer import NOT_SENT
from app.contract.wire import Json, dumps
from app.ui.forms.list_row import ListRow
from app.ui.forms.panes import reply_pane, request_pane, user_pane
from app.ui.widgets.buttons import FlatButton, IconButton
from app.ui.widgets.chips import Chips
from tests.ui.forms.harness import Form, open_form

CHILDREN = "/userProfile/children"


def press(form: Form, name: str, kind: type[FlatButton] | type[IconButton] = IconButton) -> None:
    """Click the shown button of this name."""
    button = next(
        found
        for found in form.pane.findChildren(kind)
        if found.accessibleName() == name and found.isVisible()
    )
    form.click(button)


def test_chips_are_added_and_taken_out(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"features": {"interests": ["MUSIC", "NOPE", 5]}}})
    at = "/userProfile/features/interests"
    row = form.row(at)
    chips = row.editor.findChild(Chips)
    assert isinstance(chips, Chips)
    assert chips.labels()[1:] == ("NOPE", "5"), "undocumented items are shown as they are"
    qtbot.keyClick(chips, Qt.Key.Key_Space)
    popup = form.popup()
    qtbot.keyClicks(popup.filter, "hik")
    qtbot.keyClick(popup.filter, Qt.Key.Key_Return)
    qtbot.keyClick(popup.filter, Qt.Key.Key_Escape)
    assert form.get(at) == ["MUSIC", "NOPE", 5, "HIKING"]
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    qtbot.keyClick(chips, Qt.Key.Key_Delete)
    assert form.get(at) == ["MUSIC", 5, "HIKING"]
    form.bench.document.undo()
    assert chips.labels()[1] == "NOPE"


def test_addresses_are_added_typed_and_removed(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"pictures": ["https://a.example/1.jpg", 7]}})
    at = "/userProfile/pictures"
    form.row(at)
    press(form, "Add an address: Public pictures", FlatButton)
    qtbot.keyClicks(QApplication.focusWidget(), "http://b")
    assert form.get(at) == ["https://a.example/1.jpg", 7, "http://b"]
    assert form.notes(at), "a picture of a profile must be HTTPS"
    press(form, "Remove Public pictures 1")
    assert form.get(at) == [7, "http://b"]


def test_tags_keep_the_kind_of_their_values(qtbot: QtBot) -> None:
    tags: dict[str, Json] = {"n": 3, "s": "3", "plain": "x"}
    form = open_form(qtbot, request_pane, {"tags": tags})
    lines = form.row("/tags").editor.findChildren(QLineEdit)
    assert [line.text() for line in lines] == ["n", "3", "s", '"3"', "plain", "x"]
    qtbot.keyClick(lines[1], Qt.Key.Key_End)
    qtbot.keyClicks(lines[1], "0")
    qtbot.keyClick(lines[4], Qt.Key.Key_End)
    qtbot.keyClicks(lines[4], "er")
    after = dumps(form.bench.document.content, None)
    assert after == '{"tags":{"n":30,"s":"3","plainer":"x"}}', "tags stay in their order"


def test_tags_begin_from_not_sent(qtbot: QtBot) -> None:
    form = open_form(qtbot, request_pane, {})
    qtbot.keyClick(form.row("/tags").editor, Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "suite")
    assert form.get("/tags") == {"suite": ""}


def test_objects_are_added_edited_moved_and_removed(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"children": [{"name": "Zoé", "extra": 1}]}})
    row = form.row(CHILDREN)
    assert isinstance(row, ListRow)
    assert "Zoé" in row.editor.text()
    form.click(row.editor)
    press(form, "Add to Children", FlatButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Max")
    assert form.get(CHILDREN) == [{"name": "Zoé", "extra": 1}, {"name": "Max"}]
    press(form, "Move Children 2 up")
    assert form.get(f"{CHILDREN}/0/name") == "Max"
    assert form.row(f"{CHILDREN}/0/name").editor.value() == "Max", "the cards follow"
    press(form, "Remove Children 1")
    assert form.get(CHILDREN) == [{"name": "Zoé", "extra": 1}], "unknown fields stay"
    while form.bench.document.undo():
        pass
    assert form.get(CHILDREN) == [{"name": "Zoé", "extra": 1}]


def test_an_item_that_is_no_object_is_shown_as_it_is(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"children": ["Zoé", {"name": 5}]}})
    assert form.row(f"{CHILDREN}/1/name").editor.text() == "5"
    assert form.row(f"{CHILDREN}/0").editor.text() == '"Zoé"'
    assert form.get(CHILDREN) == ["Zoé", {"name": 5}]


def test_a_guardrail_is_one_row_that_unfolds(qtbot: QtBot) -> None:
    rails = "/replyParameters/guardrails"
    content: Json = {
        "replyParameters": {
            "guardrails": {
                "aiSuspicion": True,
                "aiSuspicionOptionSet": {"answer": True, "banDurations": [7200]},
            }
        }
    }
    form = open_form(qtbot, reply_pane, content)
    row = form.row(f"{rails}/aiSuspicion")
    assert row.editor.text() == "On · answers · bans 2 h"
    bans = form.row(f"{rails}/aiSuspicionOptionSet/banDurations")
    chips = bans.editor.findChild(Chips)
    qtbot.keyClick(chips, Qt.Key.Key_Space)
    qtbot.keyClicks(form.popup().filter, "90 min")
    qtbot.keyClick(form.popup().filter, Qt.Key.Key_Return)
    assert form.get(f"{rails}/aiSuspicionOptionSet/banDurations") == [7200, 5400]
    assert row.editor.text() == "On · answers · bans 2 h 90 min"


def test_an_object_that_is_null_shows_a_row_of_its_own(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"vision": None}})
    row = form.row("/replyParameters/vision")
    assert row.isVisible()
    assert row.editor.text() == "null"
    child = form.row("/replyParameters/vision/sharedPicturesAnalysis")
    form.click(child.editor)
    qtbot.keyClick(form.popup().list, Qt.Key.Key_Return)
    assert form.get("/replyParameters/vision") == {"sharedPicturesAnalysis": True}
    QApplication.processEvents()
    assert not row.isVisible(), "its fields say it all again"
    form.bench.document.undo()
    assert form.get("/replyParameters/vision") is None


def test_a_field_in_a_text_says_that_it_has_no_place(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"vision": "yes"}})
    child = form.row("/replyParameters/vision/sharedPicturesAnalysis")
    form.click(child.editor)
    qtbot.keyClick(form.popup().list, Qt.Key.Key_Return)
    assert form.get("/replyParameters/vision") == "yes", "nothing is overwritten"
    assert child.editor.value() is NOT_SENT
    assert any("no place" in note.problem.message for note in child.notes)


def test_a_folded_list_says_which_item_is_meant(qtbot: QtBot) -> None:
    children: Json = [{"name": "Zoé", "age": 22}, {"name": 5, "age": 25}]
    form = open_form(qtbot, user_pane, {"userProfile": {"children": children}})
    row = next(row for row in form.pane.rows() if row.pointer == CHILDREN)
    assert isinstance(row, ListRow)
    assert not row.is_open()
    assert [note.problem.message[:8] for note in row.notes] == ["Item 2: "]
    said = row.notes[0].problem.message
    assert form.notes(f"{CHILDREN}/1/name") == [said.removeprefix("Item 2: ")], "its own row needs none"
