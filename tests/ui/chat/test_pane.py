"""The chat by mouse and keys."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.client import Phase
from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.chat.dialogs import GiftDialog, LineDialog, TextDialog
from app.ui.chat.message_actions import Draft
from app.ui.chat.pane import ChatPane
from app.ui.chat.rows import MessageRow, NoticeRow
from app.ui.selection import Part
from tests.ui.chat.samples import answer, begin, bench, exchange, finish, message, refused, request

Key, Mod = Qt.Key, Qt.KeyboardModifier


def shown(on: Bench, qtbot: QtBot, width: int = 586, height: int = 700) -> ChatPane:
    pane = ChatPane(on)
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.show()
    pane.activateWindow()
    qtbot.waitExposed(pane)
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def texts(on: Bench) -> list[Json]:
    found = on.document.get("/messages")
    assert isinstance(found, list)
    return [item.get("text") if isinstance(item, dict) else item for item in found]


def pick(pane: ChatPane, row: int, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.bubble_rect(row).center())


def dialog(pane: ChatPane, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in pane.findChildren(kind)))
    return next(found for found in pane.findChildren(kind) if found.isVisible())


def test_writing_and_adding_puts_a_message_at_the_end(qtbot: QtBot) -> None:
    on = bench(message("a"))
    pane = shown(on, qtbot)
    qtbot.keyClicks(pane.composer.edit, "Ça va ?")
    qtbot.mouseClick(pane.composer.add_button, Qt.MouseButton.LeftButton)
    added = on.document.get("/messages/1")
    assert isinstance(added, dict)
    assert (added["sender"], added["text"]) == ("USER", "Ça va ?")
    assert str(added["date"]).endswith("Z")
    assert added["id"] != "a"
    assert pane.composer.draft.is_empty
    on.document.undo()
    assert pane.model.rowCount() == 1, "adding a message must be one step of undo"


def test_only_ctrl_enter_sends(qtbot: QtBot) -> None:
    on = bench(message("a"))
    pane = shown(on, qtbot)
    asked: list[None] = []
    pane.send_requested.connect(lambda: asked.append(None))
    edit = pane.composer.edit
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Up, Key.Key_Down, Key.Key_Tab, Key.Key_Escape):
        qtbot.keyClick(edit, key)
    assert not asked, "a navigation key sent the request"
    edit.setPlainText("Bonsoir")
    qtbot.keyClick(edit, Key.Key_Return, Mod.ControlModifier)
    assert len(asked) == 1
    assert texts(on)[-1] == "Bonsoir", "what was written must be in the document before the call"


def test_while_a_call_runs_the_button_cancels(qtbot: QtBot) -> None:
    on = bench(message("a"))
    pane = shown(on, qtbot)
    begin(on)
    on.phase.emit(Phase.CONNECTED)
    on.phase.emit(Phase.SENT)
    last = pane.model.row_at(pane.model.rowCount() - 1)
    assert isinstance(last, NoticeRow)
    assert last.text == "Waiting 0 s · connected · sent"
    with qtbot.waitSignal(pane.cancel_requested):
        qtbot.mouseClick(pane.composer.send_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.cancel_requested):
        qtbot.keyClick(pane.composer.edit, Key.Key_Escape)
    finish(on, exchange(on.document.content, failure=refused(), status=429))
    assert pane.composer.send_button.text().startswith("Send")


def test_a_failure_is_told_and_its_link_shows_the_response(qtbot: QtBot) -> None:
    on = bench(message("a"))
    pane = shown(on, qtbot)
    finish(on, exchange(on.document.content, failure=refused(), status=429))
    row = pane.model.row_at(1)
    assert isinstance(row, NoticeRow)
    assert (
        row.words
        == f"{refused().message}\nThe service says: slow down\nWait 30 s and send again. Nothing was charged."
    )
    with qtbot.waitSignal(on.selected) as told:
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.link_rect(1).center())
    assert told.args is not None
    assert told.args[0].part is Part.RESPONSE


def test_clicks_and_arrow_keys_select_what_the_inspector_shows(qtbot: QtBot) -> None:
    sent = message("m")
    on = bench(sent, message("a1", "PERSONA"))
    on.exchanges.append(exchange(request([sent]), [answer("a1")]))
    pane = shown(on, qtbot)
    with qtbot.waitSignal(on.selected) as told:
        pick(pane, 1, qtbot)
    assert told.args is not None
    assert told.args[0].answer.id == "a1"
    with qtbot.waitSignal(on.selected) as told:
        qtbot.keyClick(pane.view, Key.Key_Up)
    assert told.args is not None
    assert (told.args[0].exchange, told.args[0].answer) == (on.exchanges[0], None)


def test_the_end_of_a_call_selects_its_last_answer(qtbot: QtBot) -> None:
    sent = message("m")
    on = bench(sent)
    pane = shown(on, qtbot)
    came = exchange(request([sent]), [answer("a1"), answer("a2")])
    on.exchanges.append(came)
    on.document.set("/messages", [sent, message("a1", "PERSONA"), message("a2", "PERSONA")])
    with qtbot.waitSignal(on.selected) as told:
        on.finished.emit(came)
    assert told.args is not None
    assert told.args[0].answer.id == "a2"
    assert pane.view.currentIndex().row() == 2


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Key.Key_Delete, Mod.NoModifier, ["one", "three"]),
        (Key.Key_Up, Mod.AltModifier, ["two", "one", "three"]),
        (Key.Key_Down, Mod.AltModifier, ["one", "three", "two"]),
    ],
)
def test_keys_edit_the_selected_message(qtbot: QtBot, key: Key, modifier: Mod, expected: list[str]) -> None:
    on = bench(*(message(word, text=word) for word in ("one", "two", "three")))
    pane = shown(on, qtbot)
    pick(pane, 1, qtbot)
    qtbot.keyClick(pane.view, key, modifier)
    assert texts(on) == expected
    on.document.undo()
    assert texts(on) == ["one", "two", "three"], "one step of undo must bring the conversation back"


def test_a_message_is_copied_edited_and_given_to_the_other_side(qtbot: QtBot) -> None:
    on = bench(message("a", text="one"), message("b", text="two"))
    pane = shown(on, qtbot)
    pick(pane, 1, qtbot)
    qtbot.keyClick(pane.view, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == "two"
    qtbot.keyClick(pane.view, Key.Key_X, Mod.ControlModifier | Mod.ShiftModifier)
    assert on.document.get("/messages/1/sender") == "PERSONA"
    qtbot.keyClick(pane.view, Key.Key_F2)
    asked = dialog(pane, TextDialog, qtbot)
    assert isinstance(asked, TextDialog)
    qtbot.keyClicks(asked.edit, "zwei")
    qtbot.keyClick(asked, Key.Key_Return, Mod.ControlModifier)
    assert texts(on) == ["one", "zwei"]


def test_a_message_is_inserted_before_another_with_its_date(qtbot: QtBot) -> None:
    on = bench(message("a", text="one"), message("b", text="two"))
    pane = shown(on, qtbot)
    pick(pane, 1, qtbot)
    qtbot.keyClick(pane.view, Key.Key_Insert)
    asked = dialog(pane, TextDialog, qtbot)
    assert isinstance(asked, TextDialog)
    qtbot.keyClicks(asked.edit, "between")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert texts(on) == ["one", "between", "two"]
    assert on.document.get("/messages/1/date") == on.document.get("/messages/2/date")


def test_attachments_are_chips_that_can_be_removed(qtbot: QtBot) -> None:
    on = bench()
    pane = shown(on, qtbot, width=420)
    composer = pane.composer
    qtbot.mouseClick(composer.picture, Qt.MouseButton.LeftButton)
    picture = dialog(pane, LineDialog, qtbot)
    assert isinstance(picture, LineDialog)
    qtbot.keyClicks(picture.edit, "https://host.example/p.jpg")
    qtbot.keyClick(picture.edit, Key.Key_Return)
    qtbot.mouseClick(composer.gift, Qt.MouseButton.LeftButton)
    gift = dialog(pane, GiftDialog, qtbot)
    assert isinstance(gift, GiftDialog)
    qtbot.keyClicks(gift.name, "Rose")
    qtbot.mouseClick(gift.ok, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(composer.poke, Qt.MouseButton.LeftButton)
    assert len(composer.attachments.chips) == 3
    qtbot.mouseClick(composer.attachments.chips[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(composer.add_button, Qt.MouseButton.LeftButton)
    added = on.document.get("/messages/0")
    assert isinstance(added, dict)
    assert added["pictureUrls"] == ["https://host.example/p.jpg"]
    assert added["gifts"] == [{"name": "Rose", "tier": "LOW"}]
    assert "poke" not in added, "a chip that was clicked away must not be sent"


def test_the_counter_turns_red_past_the_limit_and_the_text_can_still_be_added(qtbot: QtBot) -> None:
    on = bench()
    pane = shown(on, qtbot)
    composer = pane.composer
    composer.edit.setPlainText("x" * 512)
    assert composer.counter.text() == "512 / 512"
    within = composer.counter.foregroundRole()
    qtbot.keyClicks(composer.edit, "y")
    assert composer.counter.text() == "513 / 512"
    assert composer.counter.foregroundRole() != within
    qtbot.mouseClick(composer.add_button, Qt.MouseButton.LeftButton)
    assert len(str(texts(on)[0])) == 513


def test_the_draft_comes_back_as_it_was(qtbot: QtBot) -> None:
    pane = shown(bench(), qtbot)
    kept = Draft("Bonjour\n", "PERSONA", ("https://host.example/p.jpg",), (), poke=True)
    pane.draft = kept
    assert pane.draft == kept


def test_messages_that_are_no_list_are_told_and_not_overwritten(qtbot: QtBot) -> None:
    on = bench()
    on.document.set("/messages", "oops")
    pane = shown(on, qtbot)
    row = pane.model.row_at(0)
    assert isinstance(row, NoticeRow)
    pane.composer.edit.setPlainText("Bonjour")
    qtbot.mouseClick(pane.composer.add_button, Qt.MouseButton.LeftButton)
    assert on.document.get("/messages") == "oops"
    assert pane.composer.problem.isVisible()
    assert pane.draft.text == "Bonjour", "what was written must not be lost"


def test_the_header_names_both_and_counts(qtbot: QtBot) -> None:
    on = bench(message("a"))
    pane = shown(on, qtbot)
    assert (pane.header.title, pane.header.subtitle) == ("Marc → Léa", "FR · 1 message · dating-smart-1")
    on.document.set("/userProfile", 5)
    on.document.set("/language", None)
    assert pane.header.title == "User → Léa"
    assert pane.header.subtitle == "1 message · dating-smart-1"


def test_the_end_stays_in_view_and_another_place_stays_where_it_is(qtbot: QtBot) -> None:
    on = bench(*(message(f"m{at}", text="word " * (at % 40 + 1)) for at in range(300)))
    pane = shown(on, qtbot)
    view, bar = pane.view, pane.view.verticalScrollBar()

    def last_is_seen() -> bool:
        bottom = view.bubble_rect(pane.model.rowCount() - 1).bottom()
        return 0 < bottom <= view.viewport().height()

    assert last_is_seen(), "a conversation opens at its end"
    on.document.insert("/messages/-", message("new"), "Message")
    assert last_is_seen(), "what is added at the end is followed"
    pane.resize(420, 500)
    assert last_is_seen(), "the end stays in view when the pane changes its size"
    bar.setValue(bar.maximum() // 2)
    top = view.rowAt(0)
    on.document.insert("/messages/-", message("newer"), "Message")
    pane.resize(586, 640)
    assert view.rowAt(0) == top, "a reader in the middle keeps the place"


def test_a_change_in_the_middle_announces_only_what_changed(qtbot: QtBot) -> None:
    on = bench(*(message(f"m{at}", text=str(at)) for at in range(50)))
    pane = shown(on, qtbot)
    resets: list[None] = []
    pane.model.modelReset.connect(lambda: resets.append(None))
    on.document.insert("/messages/25", message("x", text="x"), "Insert message")
    on.document.set("/messages/10/text", "ten")
    row = pane.model.row_at(pane.model.row_of(25))
    assert isinstance(row, MessageRow)
    assert row.parts[0].text == "x"
    assert pane.model.rowCount() == 51
    assert not resets, "a small change must not reset the view"


def test_the_menu_offers_what_the_keys_do(qtbot: QtBot) -> None:
    pane = shown(bench(message("a")), qtbot)
    assert not any(action.isEnabled() for action in pane.view.actions()), "nothing is selected yet"
    qtbot.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.bubble_rect(0).center() + QPoint(1, 1)
    )
    assert all(action.isEnabled() for action in pane.view.actions())


@pytest.mark.parametrize(("kind", "first"), [(GiftDialog, "name"), (LineDialog, "edit")])
def test_a_question_begins_at_its_first_field_and_enter_takes_it(
    qtbot: QtBot, kind: type[QDialog], first: str
) -> None:
    pane = shown(bench(), qtbot)
    button = pane.composer.gift if kind is GiftDialog else pane.composer.picture
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    asked = dialog(pane, kind, qtbot)
    qtbot.waitUntil(lambda: asked.focusWidget() is getattr(asked, first))
    qtbot.keyClicks(asked.focusWidget(), "Rose")
    if isinstance(asked, GiftDialog):
        qtbot.keyClick(asked.focusWidget(), Key.Key_Tab)
        assert asked.focusWidget() is asked.tier
    qtbot.keyClick(asked.focusWidget(), Key.Key_Return)
    assert len(pane.composer.attachments.chips) == 1


def test_another_conversation_shows_nothing_of_the_call_under_way(qtbot: QtBot) -> None:
    on = bench()
    pane = shown(on, qtbot)
    begin(on)
    assert pane.model.rowCount() == 1
    sent = on.document.content
    on.document.load({**request([]), "personaProfile": {"firstName": "Noa"}}, "Load")
    assert pane.model.rowCount() == 0, "the other persona is not waited for"
    told: list[object] = []
    on.selected.connect(told.append)
    finish(on, exchange(sent, failure=refused(), status=429))
    assert pane.model.rowCount() == 0
    assert not told, "the inspector is left alone"
    on.document.undo()
    assert pane.model.rowCount() == 1, "the outcome stands where it belongs"


def test_the_frame_stays_at_its_message_and_goes_with_it(qtbot: QtBot) -> None:
    sent, came = message("m"), message("a1", "PERSONA")
    on = bench(sent)
    pane = shown(on, qtbot)
    back = exchange(request([sent]), [answer("a1")])
    on.exchanges.append(back)
    on.document.set("/messages", [sent, came], "Answer")
    on.finished.emit(back)
    assert pane.view.selected_row == 1
    on.document.set("/messages", [message("o"), sent, came], "Insert message")
    assert pane.view.selected_row == 2, "the frame goes along"
    on.document.undo()
    with qtbot.waitSignal(on.selected) as told:
        on.document.undo()
    assert told.args == [None], "the inspector lets go of an answer that is gone"
    assert pane.view.selected_row is None


def test_the_inspector_lets_go_when_another_conversation_is_loaded(qtbot: QtBot) -> None:
    on = bench(message("a"), message("b"))
    pane = shown(on, qtbot)
    pick(pane, 1, qtbot)
    with qtbot.waitSignal(on.selected) as told:
        on.document.load(request([message("x"), message("y"), message("z")]), "Load")
    assert told.args == [None]
    assert pane.view.selected_row is None


def test_no_trace_of_the_frame_is_left_behind(qtbot: QtBot) -> None:
    on = bench(*(message(word, "PERSONA", text=word) for word in ("one", "two", "three")))
    pane = shown(on, qtbot)
    before = pane.view.grab().toImage()
    ring = pane.view.bubble_rect(1).adjusted(-3, -3, 3, 3)
    row = pane.view.row_rect(1)
    assert row.contains(ring), "what is framed lies in the row that is painted anew"
    pane.view.select_row(1)
    assert pane.view.grab().toImage() != before


def test_problems_of_a_message_stand_at_its_bubble_and_it_can_be_revealed(qtbot: QtBot) -> None:
    on = bench(*(message(f"m{at}", text="word " * (at % 40 + 1)) for at in range(60)))
    pane = shown(on, qtbot)
    on.document.set("/messages/3/text", "x" * 600)
    row = pane.model.row_at(3)
    assert isinstance(row, MessageRow)
    assert row.problem
    before = pane.view.row_rect(3).top()
    assert before < 0, "it is out of view"
    on.reveal.emit("/messages/3/text")
    assert pane.view.selected_row == 3
    rect = pane.view.bubble_rect(3)
    assert rect.top() >= 0
    assert rect.bottom() < pane.view.viewport().height()
    on.document.undo()
    again = pane.model.row_at(3)
    assert isinstance(again, MessageRow)
    assert not again.problem
    on.reveal.emit("/messages/99")
    on.reveal.emit("/messages")
    assert pane.view.selected_row == 3


def test_an_address_opens_only_when_it_is_clicked(qtbot: QtBot) -> None:
    pane = shown(bench(message("a", "PERSONA", text="🏔 https://a.example/x and more")), qtbot)
    opened: list[str] = []
    pane.view.address_clicked.disconnect()
    pane.view.address_clicked.connect(opened.append)
    bubble = pane.view.bubble_rect(0)
    click = partial(qtbot.mouseClick, pane.view.viewport(), Qt.MouseButton.LeftButton)
    click(pos=QPoint(bubble.right() - 20, bubble.center().y()))
    assert not opened
    click(pos=QPoint(bubble.left() + 80, bubble.center().y()))
    assert opened == ["https://a.example/x"]


def test_the_composer_has_one_row_of_tools_as_soon_as_there_is_room(qtbot: QtBot) -> None:
    pane = shown(bench(), qtbot)
    composer = pane.composer
    composer.counter.setText("0" * 200)
    qtbot.waitUntil(
        lambda: (
            composer.send_button.mapTo(composer, QPoint()).y() > composer.gift.mapTo(composer, QPoint()).y()
        )
    )
    composer.counter.setText("0 / 512")
    qtbot.waitUntil(
        lambda: (
            composer.send_button.mapTo(composer, QPoint()).y() == composer.gift.mapTo(composer, QPoint()).y()
        )
    )
