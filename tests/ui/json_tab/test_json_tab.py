"""The JSON tab by keys: text and document follow each other, and a broken text waits."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from app.contract import pointer as pointers
from app.contract.wire import Json, dumps, loads, same
from app.ui.bench import Bench
from app.ui.json_tab import JsonTab
from app.ui.json_tab.escapes import escaped
from app.ui.json_tab.places import lines_of, nearest_line
from tests.ui.chat.samples import bench, message

Key, Mod = Qt.Key, Qt.KeyboardModifier

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def shown(on: Bench, qtbot: QtBot) -> JsonTab:
    tab = JsonTab(on)
    qtbot.addWidget(tab)
    tab.resize(450, 600)
    tab.show()
    tab.activateWindow()
    qtbot.waitExposed(tab)
    qtbot.waitUntil(tab.isActiveWindow)
    tab.editor.setFocus()
    qtbot.waitUntil(tab.editor.hasFocus)
    return tab


def put_cursor(tab: JsonTab, before: str) -> None:
    cursor = tab.editor.textCursor()
    text = tab.editor.toPlainText()
    # Qt counts UTF-16 units.
    cursor.setPosition(len(text[: text.index(before)].encode("utf-16-le")) // 2)
    tab.editor.setTextCursor(cursor)


def test_typing_edits_the_document_as_one_step(qtbot: QtBot) -> None:
    on = bench(message("m"))
    tab = shown(on, qtbot)
    put_cursor(tab, 'FR"')
    qtbot.keyClicks(tab.editor, "X")
    assert tab.flush()
    qtbot.keyClicks(tab.editor, "Y")
    qtbot.waitUntil(lambda: on.document.get("/language") == "XYFR")
    assert on.document.undo_label == "JSON"
    qtbot.keyClick(tab.editor, Key.Key_Z, Mod.ControlModifier)
    assert on.document.get("/language") == "FR", "typing on is one step of undo"
    assert tab.editor.toPlainText() == dumps(on.document.content)


def test_what_is_no_json_stays_and_changes_nothing(qtbot: QtBot) -> None:
    on = bench(message("m"))
    tab = shown(on, qtbot)
    before = on.document.content
    put_cursor(tab, '"FR"')
    qtbot.keyClicks(tab.editor, ",")
    typed = tab.editor.toPlainText()
    assert not tab.flush()
    assert on.document.content is before
    assert "Line 8" in tab.message.text()
    assert tab.editor.error_line == 7
    on.document.set("/language", "DE")
    assert tab.editor.toPlainText() == typed, "a change elsewhere must not take away what is being typed"
    qtbot.keyClick(tab.editor, Key.Key_Z, Mod.ControlModifier)
    assert on.document.get("/language") == "DE", "undo of a broken text is the text's own"
    qtbot.mouseClick(tab.revert_button, Qt.MouseButton.LeftButton)
    assert tab.editor.toPlainText() == dumps(on.document.content)
    assert not tab.message.isVisible()


def test_a_mended_text_keeps_what_was_edited_elsewhere_meanwhile(qtbot: QtBot) -> None:
    on = bench(message("m"))
    tab = shown(on, qtbot)
    put_cursor(tab, 'FR"')
    qtbot.keyClicks(tab.editor, 'X"')
    assert not tab.flush()
    on.document.set("/userProfile/nickname", "Mo")
    qtbot.keyClick(tab.editor, Key.Key_Backspace)
    assert tab.flush()
    assert on.document.get("/language") == "XFR", "the text is taken over"
    assert on.document.get("/userProfile/nickname") == "Mo", "and the form's edit is kept"
    assert tab.editor.toPlainText() == dumps(on.document.content)


def test_two_edits_of_one_place_are_a_choice(qtbot: QtBot) -> None:
    on = bench(message("m"))
    tab = shown(on, qtbot)
    put_cursor(tab, 'FR"')
    qtbot.keyClicks(tab.editor, "X")
    on.document.set("/language", "DE")
    assert not tab.flush(), "the text waits"
    assert on.document.get("/language") == "DE"
    assert "changed elsewhere" in tab.message.text()
    assert tab.editor.error_line == tab.editor.textCursor().blockNumber(), "its line is marked"
    qtbot.mouseClick(tab.take_button, Qt.MouseButton.LeftButton)
    assert on.document.get("/language") == "XFR"
    assert tab.is_valid
    assert not tab.take_button.isVisible()


def test_letters_that_nobody_sees_are_written_as_codes(qtbot: QtBot) -> None:
    words = "safe\u202egnp.\u202c\u00a0\u2029\x7f!"
    on = bench(message("m", text=words))
    tab = shown(on, qtbot)
    assert "safe\\u202egnp.\\u202c\\u00a0\\u2029\\u007f!" in tab.editor.toPlainText()
    put_cursor(tab, 'FR"')
    qtbot.keyClicks(tab.editor, "X")
    assert tab.flush()
    assert on.document.get("/language") == "XFR"
    assert on.document.get("/messages/0/text") == words, "an edit elsewhere leaves the text exact"
    put_cursor(tab, 'XFR"')
    QGuiApplication.clipboard().setText("\u202e")
    tab.editor.paste()
    assert tab.flush()
    assert on.document.get("/language") == "\u202eXFR"
    assert "\u202e" not in tab.editor.toPlainText(), "what is pasted is seen too"


@given(VALUES)
def test_codes_read_the_same(value: Json) -> None:
    assert same(loads(escaped(dumps(value))), value)


def test_a_click_on_a_mark_leads_to_its_line(qtbot: QtBot) -> None:
    tab = shown(bench(message("m", sender="NOBODY")), qtbot)
    line = next(iter(tab.editor.marks))
    rect = dict(tab.editor.lines_on_screen())[line]
    qtbot.mouseClick(tab.editor.gutter, Qt.MouseButton.LeftButton, pos=QPoint(8, rect.center().y()))
    assert tab.editor.textCursor().blockNumber() == line


def test_a_change_elsewhere_keeps_the_cursor_at_its_place(qtbot: QtBot) -> None:
    on = bench(message("m", text="👋 Bonjour"))
    tab = shown(on, qtbot)
    put_cursor(tab, "dating-smart-1")
    on.document.set("/messages/0/text", "👋 Bonsoir et à demain")
    cursor = tab.editor.textCursor()
    assert tab.editor.toPlainText() == dumps(on.document.content)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText().startswith("dating-smart-1")


def test_format_writes_two_spaces_a_level(qtbot: QtBot) -> None:
    on = bench()
    tab = shown(on, qtbot)
    tab.editor.selectAll()
    qtbot.keyClicks(tab.editor, '{"a":[1,{"b":1.10}]}')
    qtbot.mouseClick(tab.format_button, Qt.MouseButton.LeftButton)
    assert on.document.content == {"a": [1, {"b": 1.1}]}
    assert tab.editor.toPlainText() == dumps(on.document.content)
    assert "1.10" in tab.editor.toPlainText(), "a number keeps its spelling"


def test_problems_are_marked_at_their_line(qtbot: QtBot) -> None:
    on = bench(message("m", sender="NOBODY"))
    tab = shown(on, qtbot)
    line = next(at for at, text in enumerate(tab.editor.toPlainText().split("\n")) if "NOBODY" in text)
    told = [problem.pointer for problem in tab.editor.marks.get(line, [])]
    assert told == ["/messages/0/sender"]
    rect = dict(tab.editor.lines_on_screen())[line]
    assert tab.editor.gutter.words_at(rect.center()) == tab.editor.marks[line][0].message


def test_find_walks_the_hits_by_keys(qtbot: QtBot) -> None:
    tab = shown(bench(message("m1"), message("m2")), qtbot)
    qtbot.mouseClick(tab.find_button, Qt.MouseButton.LeftButton)
    assert tab.find_bar.isVisible()
    qtbot.keyClicks(tab.find_bar.line, "sender")
    assert tab.find_bar.count.text() == "2 found"
    first = tab.editor.textCursor().blockNumber()
    qtbot.keyClick(tab.find_bar.line, Key.Key_Return)
    assert tab.editor.textCursor().blockNumber() > first
    qtbot.keyClick(tab.find_bar.line, Key.Key_Return)
    assert tab.editor.textCursor().blockNumber() == first, "after the last hit comes the first"
    qtbot.keyClick(tab.find_bar.line, Key.Key_Escape)
    assert not tab.find_bar.isVisible()


@given(VALUES)
def test_every_pointer_has_the_line_where_its_value_begins(value: Json) -> None:
    text = dumps(value)
    lines = lines_of(text)
    rows = text.split("\n")
    for pointer, line in lines.items():
        found = pointers.resolve(value, pointer)
        assert found is not pointers.NOT_SENT
        first = dumps(found).split("\n")[0]
        assert first in rows[line], f"{pointer} is not on line {line}"
    assert nearest_line(lines, "/not/there") == lines.get("/not", 0)
