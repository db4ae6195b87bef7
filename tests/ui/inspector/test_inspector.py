"""The inspector: every byte of an exchange to read and copy, or what would be sent now."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.client import Clocks, NoToken, NotReached, sandbox_environment
from app.contract.wire import encode, loads
from app.ui.bench import Bench
from app.ui.inspector import Inspector
from app.ui.inspector.bodies import SHOWN_BYTES, shown_body
from app.ui.inspector.facts import facts_of
from app.ui.inspector.time_bars import bars_of
from app.ui.selection import Part, Selection
from tests.ui.chat.samples import answer, bench, exchange, message, refused, request

ZONE = timezone(timedelta(hours=2))


def shown(on: Bench, qtbot: QtBot) -> Inspector:
    pane = Inspector(on)
    qtbot.addWidget(pane)
    pane.resize(342, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def click_tab(pane: Inspector, part: Part, qtbot: QtBot) -> None:
    place = list(Part).index(part)
    qtbot.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=pane.tabs.tabRect(place).center())


def test_facts_say_what_the_answer_says_and_mark_what_is_unknown() -> None:
    stopped = answer(
        "answer_7Hq2XXXXXXXX", stop="PAUSE_CONVERSATION", until="2026-11-22T16:07:04+02:00", mood="calm"
    )
    facts = facts_of(Selection(exchange(request([]), [stopped]), stopped), ZONE)
    values = {fact.name: fact.value for fact in facts}
    assert values["id"] == "answer_7Hq2XX…"
    assert values["model"] == "dating-smart-1"
    assert values["response time"] == "3.1 s"
    assert values["cost"] == "0.0125"
    assert values["created"] == "10:07:04.512 +02:00"
    assert values["stopped"] == "PAUSE_CONVERSATION\nuntil 2026-11-22 16:07:04"
    assert values["mood"] == "calm\nnot in the contract"
    assert next(fact for fact in facts if fact.name == "id").copied == "answer_7Hq2XXXXXXXX"
    assert {fact.name for fact in facts if fact.warning} == {"stopped", "mood"}


def test_bars_are_the_stretches_between_the_clocks() -> None:
    bars = bars_of(Clocks(0.0, 0.003, 0.004, 2.904, 2.905))
    assert [(bar.name, bar.words) for bar in bars] == [
        ("connect", "3 ms"),
        ("send", "1 ms"),
        ("wait", "2.90 s"),
        ("read", "1 ms"),
    ]
    assert bars_of(Clocks(queued=0.0)) == (), "a call that got nowhere has no bars"


@pytest.mark.parametrize(
    ("clocks", "last"),
    [
        (Clocks(0.0, end=9.0), "connect"),
        (Clocks(0.0, 0.1, end=9.0), "send"),
        (Clocks(0.0, 0.1, 0.2, end=9.0), "wait"),
        (Clocks(0.0, 0.1, 0.2, 0.3, end=9.0), "read"),
    ],
)
def test_the_last_bar_is_named_after_what_was_under_way_at_the_end(clocks: Clocks, last: str) -> None:
    assert bars_of(clocks)[-1].name == last


def test_a_request_that_was_not_sent_has_no_time(qtbot: QtBot) -> None:
    on = bench(message("m"))
    pane = shown(on, qtbot)
    refusal = NoToken(message="There is no token.", advice="Add one.")
    kept = replace(exchange(request([]), failure=refusal, status=None), clocks=Clocks(0.0, end=0.011))
    on.selected.emit(Selection(kept))
    assert pane.answer.facts.shown["sent"] == "not sent"
    assert "took" not in pane.answer.facts.shown
    assert not pane.answer.times.isVisible()
    unreached = NotReached(message="Nobody answers.", advice="Look.", reason="refused")
    on.selected.emit(Selection(replace(kept, failure=unreached)))
    assert [bar.name for bar in pane.answer.times.bars] == ["connect"]


def test_a_selection_shows_its_answer_and_its_bytes(qtbot: QtBot) -> None:
    on = bench(message("m"))
    pane = shown(on, qtbot)
    came = exchange(request([message("m")]), [answer("a1")])
    on.selected.emit(Selection(came, came.answers[0]))
    assert pane.answer.isVisible()
    assert pane.answer.facts.shown["cost"] == "0.0125"
    click_tab(pane, Part.REQUEST, qtbot)
    assert encode(loads(pane.request.view.toPlainText())) == came.request_body
    assert "••••" in pane.request.headers.text()
    qtbot.mouseClick(pane.request.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().encode() == came.request_body, "Copy gives the exact bytes"
    click_tab(pane, Part.RESPONSE, qtbot)
    assert pane.response.summary.text().startswith("Status 200")
    assert encode(loads(pane.response.view.toPlainText())) == came.response_body


def test_a_failure_is_told_in_words_and_its_page_as_text(qtbot: QtBot) -> None:
    on = bench(message("m"))
    pane = shown(on, qtbot)
    page = b"<html><b>Too many</b></html>"
    on.selected.emit(Selection(exchange(request([]), failure=refused(), status=429, body=page)))
    said = "The service says: slow down\nWait 30 s and send again. Nothing was charged."
    assert pane.answer.failure.text() == f"{refused().message}\n{said}"
    on.selected.emit(
        Selection(exchange(request([]), failure=refused(), status=429, body=page), part=Part.RESPONSE)
    )
    assert pane.response.view.toPlainText() == page.decode(), "a page is shown as text, never rendered"
    assert "not JSON" in pane.response.note.text()


def test_without_a_selection_it_shows_what_would_be_sent_now(qtbot: QtBot) -> None:
    on = bench(message("m"))
    pane = shown(on, qtbot)
    assert not pane.answer.isVisible(), "there is no answer yet"
    pane.set_environment(sandbox_environment("http://127.0.0.1:8642"))
    click_tab(pane, Part.CURL, qtbot)
    assert "http://127.0.0.1:8642/cs/v1/" in pane.curl()
    on.document.set("/language", "EL_GR")
    qtbot.waitUntil(lambda: "EL_GR" in pane.curl_pane.view.toPlainText())
    assert "DUMGUM_TOKEN" in pane.curl(), "the token must be a placeholder"
    click_tab(pane, Part.REQUEST, qtbot)
    assert encode(loads(pane.request.view.toPlainText())) == encode(on.document.content)


def test_a_body_is_bounded_and_says_so() -> None:
    shown = shown_body(b'"' + b"x" * 20_000_000 + b'"')
    assert len(shown.text) < SHOWN_BYTES + 100
    assert "20,000,002 bytes" in shown.note
    assert shown_body(b"").note == "The body is empty."
    assert "\u202e" not in shown_body('{"a": "\u202e"}'.encode()).text, "bidi overrides must be visible"
    assert "not UTF-8" in shown_body(b"caf\xe9").note
