"""Each kind of field: shown, edited, null, not sent, and taken back."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from app.contract.describe import by_path
from app.contract.pointer import NOT_SENT
from app.contract.wire import Json, loads
from app.ui.forms.editors.multiline import MultilineEditor
from app.ui.forms.editors.registry import editor_for
from app.ui.forms.panes import reply_pane, request_pane, user_pane
from app.ui.widgets.dot import State
from tests.ui.forms.harness import open_form

PROFILE: dict[str, Json] = {"id": "u1", "firstName": "Marc", "birthdate": "1990-05-14"}


def test_a_text_is_typed_as_one_step_and_undone(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    form.type("/userProfile/city", "Lyon")
    assert form.get("/userProfile/city") == "Lyon", "typing into a field that is not sent begins a value"
    assert form.row("/userProfile/city").dot.state() is State.VALUE
    form.bench.document.undo()
    assert form.get("/userProfile/city") is NOT_SENT, "one undo takes the whole word back"
    assert form.row("/userProfile/city").dot.state() is State.NOT_SENT


def test_focus_out_ends_the_typing(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    form.type("/userProfile/city", "Ly")
    form.row("/userProfile/nickname")
    form.type("/userProfile/city", "Lyon")
    form.bench.document.undo()
    assert form.get("/userProfile/city") == "Ly", "what was typed before leaving is a step of its own"


def test_an_emptied_text_is_an_empty_text(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    form.row("/userProfile/firstName")
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert form.get("/userProfile/firstName") == ""


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("5", "12", "12"),
        (5, "12", 12),
        (None, "12", "12"),
        (5, "1.50", 1.5),
        ("5", "soon", "soon"),
        (5, "soon", "soon"),
    ],
)
def test_numbers_as_texts_keep_the_form_they_had(qtbot: QtBot, before: Json, typed: str, after: Json) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"bufferSeconds": before}})
    form.type("/replyParameters/bufferSeconds", typed)
    now = form.get("/replyParameters/bufferSeconds")
    # Key by key the first letter of "soon" makes a text of the number: the last form stays.
    assert now == after
    assert type(now) is type(after) or isinstance(now, float), f"{before!r} became {now!r}"


def test_a_number_that_was_not_sent_is_made_as_a_text(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {}})
    form.type("/replyParameters/maxProcessingTimeSeconds", "300")
    assert form.get("/replyParameters/maxProcessingTimeSeconds") == "300"


def test_a_wrong_number_is_kept_shown_and_said(qtbot: QtBot) -> None:
    features: Json = {"height": "180", "weight": "heavy", "unitSystem": "IMPERIAL"}
    form = open_form(qtbot, user_pane, {"userProfile": {**PROFILE, "features": features}})
    row = form.row("/userProfile/features/height")
    assert row.editor.text() == '"180"', "a text that looks like a number is told from the number"
    assert form.notes("/userProfile/features/height"), "the wrong kind is said under the field"
    form.type("/userProfile/features/height", "71")
    assert form.get("/userProfile/features/height") == 71
    assert not form.notes("/userProfile/features/height")
    assert form.get("/userProfile/features/weight") == "heavy", "what was not edited stays"


def test_the_unit_follows_the_unit_system(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    unit = form.row("/userProfile/features/height").editor
    assert unit.unit() == "cm", "metric is the default"
    form.choose("/userProfile/features/unitSystem", "Imp")
    assert unit.unit() == "in"


def test_an_emptied_number_is_not_sent(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {**PROFILE, "features": {"height": 5}}})
    form.row("/userProfile/features/height")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert (
        form.get("/userProfile/features/height") is NOT_SENT or form.get("/userProfile/features/height") == 5
    )
    form.type("/userProfile/features/height", "7")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert form.get("/userProfile/features/height") is NOT_SENT


def test_segments_by_mouse_keys_and_letters(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"emojis": "NEVER"}})
    row = form.row("/replyParameters/emojis")
    form.click(row.editor, 0.05)
    assert form.get("/replyParameters/emojis") == "FREQUENT"
    qtbot.keyClick(row.editor, Qt.Key.Key_Right)
    assert form.get("/replyParameters/emojis") == "SOMETIMES"
    qtbot.keyClick(row.editor, Qt.Key.Key_R)
    assert form.get("/replyParameters/emojis") == "RARELY"


def test_a_boolean_begins_from_not_sent(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {}})
    row = form.row("/replyParameters/multipleMessagesPerReply")
    form.click(row.editor)
    qtbot.keyClick(form.popup().list, Qt.Key.Key_Return)
    assert form.get("/replyParameters/multipleMessagesPerReply") is True
    form.click(row.editor, 0.9)
    assert form.get("/replyParameters/multipleMessagesPerReply") is False


def test_a_list_is_searched_and_takes_other_values(qtbot: QtBot) -> None:
    form = open_form(qtbot, request_pane, {"language": "XX"})
    assert form.row("/language").editor.text() == "XX", "an undocumented value is shown as it is"
    form.choose("/language", "EL_")
    assert form.get("/language") == "EL_GR"
    form.choose("/language", "QQ_QQ")
    assert form.get("/language") == "QQ_QQ", "testers send other values as well"


def test_a_share_by_mouse_keys_and_number(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"questionFrequency": 0.5}})
    row = form.row("/replyParameters/questionFrequency")
    qtbot.keyClick(row.editor, Qt.Key.Key_Right)
    assert form.get("/replyParameters/questionFrequency") == 0.55
    form.click(row.editor, 0.045)
    assert form.get("/replyParameters/questionFrequency") == 0
    qtbot.keyClicks(row.editor, ".")
    qtbot.keyClicks(QApplication.focusWidget(), "75")
    assert form.get("/replyParameters/questionFrequency") == ".75", "what is no JSON number is kept as typed"


def test_a_date_from_the_calendar(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    row = form.row("/userProfile/birthdate")
    form.click(row.editor.button)
    calendar = next(
        found
        for top in QApplication.topLevelWidgets()
        if top.isVisible() and (found := top.findChild(QCalendarWidget)) is not None
    )
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Return)
    assert form.get("/userProfile/birthdate") == "1990-05-15"


def test_a_moment_is_set_to_now(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    form.click(form.row("/userProfile/expiresAt").editor.button)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(form.get("/userProfile/expiresAt")))


def test_a_country_is_found_by_name(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    form.click(form.row("/userProfile/countryCode").editor.button)
    popup = form.popup()
    qtbot.keyClicks(popup.filter, "portug")
    qtbot.keyClick(popup.filter, Qt.Key.Key_Return)
    assert form.get("/userProfile/countryCode") == "PT"


def test_a_long_text_keeps_its_lines(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {**PROFILE, "description": "a\r\nb"}})
    assert form.get("/userProfile/description") == "a\r\nb", "showing a text does not rewrite its line ends"
    form.row("/userProfile/description")
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    assert form.get("/userProfile/description") == "xa\nb"


@pytest.mark.parametrize(
    "pointer",
    [
        "/userProfile/id",
        "/userProfile/gender",
        "/userProfile/description",
        "/userProfile/birthdate",
        "/userProfile/timeZone",
        "/userProfile/features/height",
        "/userProfile/features/unitSystem",
        "/userProfile/features/interests",
        "/userProfile/pictures",
        "/userProfile/children",
        "/userProfile/expiresAt",
    ],
)
def test_every_kind_can_be_null_and_not_sent_and_back(qtbot: QtBot, pointer: str) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": PROFILE})
    before = form.get(pointer)
    form.menu(pointer, "Set to null")
    assert form.get(pointer) is None
    assert form.row(pointer).dot.state() is State.NULL
    assert form.row(pointer).editor.value() is None
    qtbot.keyClick(form.row(pointer).dot, Qt.Key.Key_Delete)
    assert form.get(pointer) is NOT_SENT
    while form.bench.document.undo():
        pass
    assert form.get(pointer) == before
    assert form.row(pointer).editor.value() == before


@pytest.mark.parametrize("text", ["7", "0.5", "1", "0.125", "0.50"])
def test_a_share_is_shown_as_it_is_sent(qtbot: QtBot, text: str) -> None:
    at = "/replyParameters/questionFrequency"
    form = open_form(qtbot, reply_pane, {"replyParameters": {"questionFrequency": loads(text)}})
    assert form.row(at).editor.text() == text


def test_a_text_of_several_lines_has_the_room_that_it_takes(qtbot: QtBot) -> None:
    words = "Marche en montagne, photographie argentique et cuisine du dimanche, toujours avec du café. " * 4
    field = next(field for field in by_path().values() if isinstance(editor_for(field), MultilineEditor))
    editor = MultilineEditor(field)
    qtbot.addWidget(editor)
    editor.show()
    for width in range(180, 460, 7):
        for text in (words[:90], words[:150], words[:200], "a\n" * 4, "x" * 120):
            editor.set_value(text)
            editor.resize(width, editor.height_for(width))
            lines = round(editor.area.document().size().height())
            line = editor.area.fontMetrics().lineSpacing()
            assert editor.area.verticalScrollBar().maximum() == 0 or lines > 9, "no line is cut"
            room = editor.area.viewport().height() - min(max(lines, 2), 9) * line
            assert 0 <= room < line, f"{room} pixels beside {lines} lines at width {width}"
