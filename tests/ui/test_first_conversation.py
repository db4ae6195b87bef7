"""The main job, end to end: the real window, the real sandbox process, mouse and keys."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from app.client import UnderAge
from app.contract.describe import by_path
from app.contract.description import Kind
from app.contract.pointer import NOT_SENT, field_path
from app.contract.wire import Json, loads, same
from app.ui.console import Console
from app.ui.forms.editor_pane import FormPane
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.chips import ChipsEditor, IntegersEditor
from app.ui.forms.editors.choice import ChoiceEditor, SegmentsEditor
from app.ui.forms.editors.dates import DateEditor, DateTimeEditor
from app.ui.forms.editors.line import LineEditor
from app.ui.forms.editors.lines import MapEditor, UrlsEditor
from app.ui.forms.editors.multiline import MultilineEditor
from app.ui.forms.editors.number import NumberEditor, ShareEditor
from app.ui.forms.editors.places import PlaceEditor
from app.ui.forms.list_row import ItemsEditor
from app.ui.forms.switch_row import SwitchEditor
from app.workspace import presets
from tests.ui.conftest import close, send
from tests.ui.forms.harness import Form

EXAMPLE = Path(__file__).parents[1] / "data" / "request-example.json"

FORM_FIELDS = {
    path
    for path, field in by_path().items()
    if not path.startswith("messages") and (field.many or field.kind is not Kind.OBJECT)
}
"""What stands in rows: messages are edited in the chat, and objects are the groups around their rows."""

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_the_documented_example_goes_through_every_row_and_comes_back(console: Console, qtbot: QtBot) -> None:
    """Load the documented example, walk every row, change one field of each kind, undo all: the same."""
    console.actions.load_file(EXAMPLE)
    document = console.bench.document
    loaded = loads(EXAMPLE.read_bytes())
    assert same(document.content, loaded), "loading changes nothing"

    walked = walk_every_row(console)
    assert not FORM_FIELDS - walked, "every field that is not edited in the chat has a row"
    assert same(document.content, loaded), "looking at rows changes nothing"

    changed = change_one_of_each_kind(console, qtbot)
    assert changed == set(EDITS), "each kind of editor was changed once"
    assert not same(document.content, loaded)

    steps = 0
    while document.undo_label is not None and document.undo_label != "Load request-example":
        qtbot.keyClick(console.window, Key.Key_Z, Mod.ControlModifier)
        steps += 1
    assert steps >= len(EDITS), "every change was a step of its own"
    assert same(document.content, loaded), "undoing everything gives the same document"


def test_a_scenario_is_sent_answered_saved_and_reloaded(
    open_console: Callable[[], Console], qtbot: QtBot
) -> None:
    console = open_console()
    before = len(conversation(console))
    qtbot.keyClicks(console.window.chat.composer.edit, "Et demain matin ?")
    exchange = send(console, qtbot)
    assert exchange.failure is None, "the sandbox answers the ready scenario"
    now = conversation(console)
    assert [item["sender"] for item in now[before:]] == ["USER"] + ["PERSONA"] * len(exchange.answers)
    assert now[-1]["text"] == exchange.answers[-1].text, "the answer stands in the conversation"
    assert console.window.inspector.answer.facts.shown["cost"] == f"{exchange.answers[-1].cost:.4f}"

    with qtbot.waitSignal(console.actions.saved) as saved:
        qtbot.keyClick(console.window, Key.Key_S, Mod.ControlModifier)
    assert saved.args is not None
    path = saved.args[0].path
    assert same(presets.read(path).content, console.bench.document.content), "the file holds what is shown"
    assert not console.bench.document.differs(), "nothing differs from its file after saving"

    content = console.bench.document.content
    close(console, qtbot)
    again = open_console()
    assert same(again.bench.document.content, content), "the next start finds the bench as it was left"
    again.bench.document.load({}, "New scenario")
    again.actions.load_file(path)
    assert same(again.bench.document.content, content), "the saved preset loads equal"


def test_nobody_under_18_is_sent(console: Console, qtbot: QtBot) -> None:
    console.bench.set("/personaProfile/birthdate", "2012-05-01", "Birthdate")
    exchange = send(console, qtbot)
    assert isinstance(exchange.failure, UnderAge)
    assert exchange.clocks.sent is None, "nothing left the computer"
    said = console.window.inspector.answer.failure.text()
    assert "under 18" in said, "the window says why"


def test_cancel_says_that_the_call_may_be_charged(console: Console, qtbot: QtBot) -> None:
    send(console, qtbot)
    # The longest buffer keeps the call waiting for 0.18 s at the sandbox's speed.
    console.bench.set("/replyParameters/bufferSeconds", "180", "Buffer")
    qtbot.keyClicks(console.window.chat.composer.edit, "Tu es encore debout ?")
    with qtbot.waitSignal(console.bench.finished, timeout=10_000) as ended:
        with qtbot.waitSignal(console.bench.sending, timeout=10_000):
            qtbot.keyClick(console.window, Key.Key_Return, Mod.ControlModifier)
        qtbot.keyClick(console.window, Key.Key_Escape)
    assert ended.args is not None
    failure = ended.args[0].failure
    assert failure is not None
    assert failure.kind == "cancelled"
    assert "charged" in console.window.inspector.answer.failure.text(), "it is said whether it may cost"


def test_no_navigation_key_sends_or_changes(console: Console, qtbot: QtBot) -> None:
    content = console.bench.document.content
    for pane in (console.window.library.tree, console.window.chat.view, console.window.editors.bar):
        pane.setFocus()
        for key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_Home, Key.Key_Tab, Key.Key_F6):
            qtbot.keyClick(QApplication.focusWidget() or console.window, key)
    assert not console.sending.is_sending
    assert console.bench.document.content is content


def test_a_preset_is_chosen_with_the_keyboard_and_undo_brings_the_edits_back(
    console: Console, qtbot: QtBot
) -> None:
    console.bench.set("/language", "DE", "Language")
    edited = console.bench.document.content
    library = console.window.library
    qtbot.keyClicks(library.filter_line, "first hello")
    library.tree.setFocus()
    qtbot.keyClick(library.tree, Key.Key_Down)
    qtbot.keyClick(library.tree, Key.Key_Return)
    assert console.bench.document.origins[""].name == "First hello"
    qtbot.keyClick(console.window, Key.Key_Z, Mod.ControlModifier)
    assert console.bench.document.content is edited, "switching presets keeps the edits"
    assert console.bench.document.origins[""].name == "Rainy Sunday"


def test_text_that_is_not_json_is_neither_sent_nor_saved(console: Console, qtbot: QtBot) -> None:
    console.window.editors.show_tab("JSON")
    editor = console.window.editors.json.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "{")
    qtbot.keyClick(console.window, Key.Key_Return, Mod.ControlModifier)
    assert not console.sending.is_sending
    said = console.window.message_bar.message
    assert said is not None
    assert said.text.startswith("Nothing was sent")


def test_a_new_preset_gets_a_name_and_stands_in_the_library(console: Console, qtbot: QtBot) -> None:
    qtbot.keyClick(console.window, Key.Key_S, Mod.ControlModifier | Mod.ShiftModifier)
    dialog = console.window.findChild(QInputDialog)
    assert dialog is not None, "save as asks for a name"
    dialog.setTextValue("Rain / again")
    with qtbot.waitSignal(console.actions.saved) as saved:
        dialog.accept()
    assert saved.args is not None
    assert saved.args[0].path.name == "rain-again.json"
    assert json.loads(saved.args[0].path.read_text("utf-8"))["name"] == "Rain / again"
    names = [entry.name for entry in console.workspace.entries()]
    assert "Rain / again" in names


def test_no_shortcut_stands_twice(console: Console) -> None:
    shortcuts = [command.shortcut for command in console.commands if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))


def test_a_change_of_theme_is_not_typing(console: Console, qtbot: QtBot) -> None:
    """Colouring the hidden JSON anew must not put its old text into the document."""
    console.window.editors.show_tab("JSON")
    console.window.editors.show_tab("Reply")
    console.bench.set("/language", "DE", "Language")
    edited = console.bench.document.content
    for theme in ("dark", "light"):
        console.themes.choose(theme)
        assert not console.window.editors.json.is_typing, f"switching to {theme} counts as typing"
    assert console.bench.document.content is edited
    assert console.window.editors.flush(), "the JSON tab holds no text of its own"


def test_sending_again_takes_the_last_answer_back(console: Console, qtbot: QtBot) -> None:
    before = conversation(console)
    send(console, qtbot)
    assert len(conversation(console)) > len(before)
    with qtbot.waitSignal(console.bench.finished, timeout=20_000) as ended:
        # To the window's handle, as the system sends keys: first the shortcuts are asked, then the composer.
        handle = console.window.windowHandle()
        QTest.keyClick(handle, Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert ended.args is not None
    exchange = ended.args[0]
    assert loads(exchange.request_body)["messages"] == before, "the service is asked the same once more"
    assert len(conversation(console)) == len(before) + len(exchange.answers), "one reply, not two"


def test_a_second_call_is_not_begun_while_one_is_under_way(console: Console, qtbot: QtBot) -> None:
    with qtbot.waitSignal(console.bench.finished, timeout=20_000):
        qtbot.keyClick(console.window, Key.Key_Return, Mod.ControlModifier)
        qtbot.keyClick(console.window, Key.Key_Return, Mod.ControlModifier)
        said = console.window.message_bar.message
        assert said is not None
        assert "under way" in said.text, "the key says why it does nothing"
    assert len(console.bench.exchanges) == 1


def conversation(console: Console) -> list[dict[str, Json]]:
    messages = console.bench.document.get("/messages")
    assert isinstance(messages, list)
    return [message for message in messages if isinstance(message, dict)]


def walk_every_row(console: Console) -> set[str]:
    """Reveal every row of every editor; the contract's paths that were shown."""
    walked: set[str] = set()
    for pane in form_panes(console):
        for pointer in pointers_below(console.bench.document.content, pane):
            console.bench.reveal.emit(pointer)
        for row in pane.rows():
            assert row.editor.accessibleName(), f"{row.pointer} has no accessible name"
            walked.add(field_path(row.pointer))
    return walked


def change_one_of_each_kind(console: Console, qtbot: QtBot) -> set[type[Editor]]:
    """Change the first row of each kind of editor, by mouse and keys; the kinds that were changed."""
    changed: set[type[Editor]] = set()
    for pane in form_panes(console):
        form = Form(qtbot, console.bench, pane)
        for pointer, kind in [(row.pointer, type(row.editor)) for row in pane.rows()]:
            if kind not in EDITS or kind in changed or console.bench.document.get(pointer) in ABSENT:
                continue
            before = console.bench.document.content
            EDITS[kind](form, pointer)
            console.bench.document.seal()
            assert not same(console.bench.document.content, before), f"{pointer} was not changed"
            changed.add(kind)
    return changed


def form_panes(console: Console) -> list[FormPane]:
    return [pane for pane in console.window.editors.panes if isinstance(pane, FormPane)]


def pointers_below(content: Json, pane: FormPane, pointer: str = "") -> list[str]:
    """Every place of the document that the pane edits."""
    found = [pointer] if pointer and pane.holds(pointer) else []
    if isinstance(content, dict):
        for key, value in content.items():
            found += pointers_below(value, pane, f"{pointer}/{key}")
    elif isinstance(content, list):
        for place, value in enumerate(content):
            found += pointers_below(value, pane, f"{pointer}/{place}")
    return found


def _type(form: Form, pointer: str) -> None:
    form.row(pointer)
    form.qtbot.keyClicks(QApplication.focusWidget(), "7")


def _pick(letters: str) -> Callable[[Form, str], None]:
    return lambda form, pointer: form.choose(pointer, letters)


def _press(key: Qt.Key) -> Callable[[Form, str], None]:
    def press(form: Form, pointer: str) -> None:
        form.row(pointer)
        form.qtbot.keyClick(QApplication.focusWidget(), key)

    return press


def _unset(form: Form, pointer: str) -> None:
    form.qtbot.keyClick(form.row(pointer).dot, Key.Key_Delete)


EDITS: dict[type[Editor], Callable[[Form, str], None]] = {
    LineEditor: _type,
    MultilineEditor: _type,
    NumberEditor: _type,
    DateEditor: _type,
    DateTimeEditor: _type,
    PlaceEditor: _type,
    UrlsEditor: _unset,
    ShareEditor: _press(Key.Key_Right),
    SegmentsEditor: _press(Key.Key_Left),
    ChoiceEditor: _pick("qq"),
    ChipsEditor: _press(Key.Key_Delete),
    IntegersEditor: _press(Key.Key_Delete),
    MapEditor: _unset,
    ItemsEditor: _unset,
    SwitchEditor: _unset,
}
"""How a tester changes a field of each kind of editor."""
ABSENT = (NOT_SENT, None)
