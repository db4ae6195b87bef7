"""A pane as a whole: finding, hiding, folding, problems and their mends, reveal, reset, the wheel."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.contract.describe import by_path
from app.contract.pointer import NOT_SENT
from app.contract.wire import dumps, loads
from app.ui.forms.panes import persona_pane, reply_pane, request_pane, user_pane
from app.ui.forms.row import Row
from app.ui.widgets.note import Note
from tests.ui.forms.harness import Form, open_form

EXAMPLE = Path(__file__).parents[2] / "data" / "request-example.json"


def shown(form: Form) -> list[str]:
    """The pointers of the rows that are visible."""
    return [row.pointer for row in form.pane.rows() if row.isVisible()]


def test_showing_the_documented_example_changes_nothing(qtbot: QtBot) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for make in (user_pane, persona_pane, reply_pane, request_pane):
        form = open_form(qtbot, make, loads(text))
        for row in form.pane.rows():
            form.row(row.pointer)
        assert form.bench.document.undo_label is None, "walking the rows is no edit"
        assert dumps(form.bench.document.content) == dumps(loads(text))


def test_fields_are_found_by_label_wire_name_value_and_help(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"chatModel": "chat-2-pro"}})
    for words, pointer in (
        ("chat model", "/replyParameters/chatModel"),
        ("maxProcessingTime", "/replyParameters/maxProcessingTimeSeconds"),
        ("2-pro", "/replyParameters/chatModel"),
        (by_path()["replyParameters.emojis"].help[:14], "/replyParameters/emojis"),
    ):
        form.pane.search.clear()
        qtbot.keyClicks(form.pane.search, words)
        assert pointer in shown(form), f"“{words}” finds {pointer}"
        assert len(shown(form)) < len(form.pane.rows()), f"“{words}” hides the rest"
    qtbot.keyClick(form.pane.search, Qt.Key.Key_Escape)
    assert form.pane.search.text() == ""
    assert "/replyParameters/emojis" in shown(form)


def test_set_only_hides_what_is_not_sent(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"emojis": "NEVER", "engage": None}})
    assert form.pane.only.text() == "Set only · 1"
    form.click(form.pane.only)
    assert shown(form) == ["/replyParameters/emojis", "/replyParameters/engage"], "null is sent, too"
    form.bench.set("/replyParameters/chatModel", "chat-2-pro", "model")
    assert "/replyParameters/chatModel" in shown(form), "what comes to be set is shown"


def test_a_folded_group_is_built_when_it_is_found(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {}})
    pointer = "/userProfile/features/sexualInterests"
    assert pointer not in [row.pointer for row in form.pane.rows()], "intimate interests stay folded"
    form.row(pointer)
    assert pointer in shown(form)


def test_problems_are_counted_shown_and_mended(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"vision": {"sharedPicturesAnalysis": True}}})
    counts: list[int] = []
    form.pane.problem_count.connect(counts.append)
    note = form.row("/replyParameters/vision/sharedPicturesAnalysis").notes[0]
    assert isinstance(note, Note)
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert str(form.get("/replyParameters/chatModel")).startswith("chat-2"), "the mend switches the model"
    assert not form.notes("/replyParameters/vision/sharedPicturesAnalysis")
    form.type("/replyParameters/maxProcessingTimeSeconds", "120")
    assert form.notes("/replyParameters/maxProcessingTimeSeconds")
    assert counts[-1] == form.pane.count() == 1
    form.bench.document.undo()
    QApplication.processEvents()
    assert form.pane.count() == 0


def test_a_problem_inside_a_folded_list_is_said_at_the_list(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"pets": [{"name": ""}]}})
    assert form.notes("/userProfile/pets")
    assert form.notes("/userProfile/pets/0/name"), "unfolded, it stands at the field itself"
    assert not form.row("/userProfile/pets").notes


def test_only_what_a_change_touches_is_refreshed(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"firstName": "Marc"}})
    form.bench.document.load({"firstName": "Léa", "city": "Lyon"}, "Load", at="/userProfile")
    assert form.row("/userProfile/firstName").editor.value() == "Léa"
    assert form.row("/userProfile/city").editor.value() == "Lyon"


def test_the_menu_copies_names_and_values(qtbot: QtBot) -> None:
    form = open_form(qtbot, user_pane, {"userProfile": {"firstName": "Marc"}})
    for words, copied in (
        ("Copy wire name", "firstName"),
        ("Copy JSON pointer", "/userProfile/firstName"),
        ("Copy value", "Marc"),
    ):
        form.menu("/userProfile/firstName", words)
        assert QGuiApplication.clipboard().text() == copied


def test_a_heading_offers_the_states_of_its_object(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, {"replyParameters": {"vision": {"sharedPicturesAnalysis": True}}})
    form.bench.set("/replyParameters/vision", None, "null")
    QApplication.processEvents()
    form.menu("/replyParameters/vision", "Do not send")
    assert form.get("/replyParameters/vision") is NOT_SENT


def test_the_wheel_over_a_row_never_edits(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, loads(EXAMPLE.read_text(encoding="utf-8")))
    for row in form.pane.rows():
        for widget in (row.editor, *row.editor.findChildren(QWidget)):
            wheel = QWheelEvent(
                QPointF(5, 5),
                QPointF(5, 5),
                QPoint(0, 0),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 (Qt takes it by position alone)
            )
            QApplication.sendEvent(widget, wheel)
    assert form.bench.document.undo_label is None


def test_every_focusable_widget_has_a_name(qtbot: QtBot) -> None:
    for make in (user_pane, reply_pane, request_pane):
        form = open_form(qtbot, make, loads(EXAMPLE.read_text(encoding="utf-8")))
        for widget in form.pane.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or getattr(widget, "text", str)(), f"{widget} has no name"


def test_rows_are_wide_enough_and_apart(qtbot: QtBot) -> None:
    form = open_form(qtbot, reply_pane, loads(EXAMPLE.read_text(encoding="utf-8")))
    for width in (360, 452, 700):
        form.pane.resize(width, 900)
        QApplication.processEvents()
        rows = [row for row in form.pane.rows() if isinstance(row, Row) and row.isVisible()]
        for upper, lower in pairwise(rows):
            if upper.parentWidget() is lower.parentWidget():
                assert upper.geometry().bottom() < lower.geometry().top(), (
                    f"{lower.pointer} overlaps at {width}"
                )
        assert all(row.height() == row.height_for(row.width()) for row in rows), f"cut rows at {width}"
