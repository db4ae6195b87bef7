"""Tokens on their way through the window: found nowhere but in the keychain and in the header."""

import base64
import json
from dataclasses import fields, is_dataclass
from urllib.parse import quote

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.console import Console
from app.ui.settings.asking import TokenDialog
from app.workspace.settings import EnvironmentSettings, TokenSettings
from tests.ui.conftest import close, send
from tests.ui.settings.conftest import Key, Mod, Open, Person, Service

CANARY = 'Canary+tok/en=9&"x\\7~Zq'


def forms() -> list[str]:
    """What must be found nowhere: raw, URL-encoded, JSON-escaped and in base64."""
    raw = CANARY.encode()
    padded = [base64.b64encode(b"x" * before + raw).decode()[4:-4] for before in range(3)]
    return [CANARY, quote(CANARY, safe=""), quote(CANARY), json.dumps(CANARY)[1:-1], *padded]


def leaks_in(text: str) -> list[str]:
    return [form for form in forms() if form in text]


def everything_in(value: object) -> str:
    """A frozen record with all that its repr leaves out."""
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(everything_in(getattr(value, part.name)) for part in fields(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, tuple | list):
        return " ".join(everything_in(item) for item in value)
    return value if isinstance(value, str) else repr(value)


def test_a_token_entered_by_keys_is_found_nowhere_else(open_tester: Open, service: Service) -> None:
    tester = open_tester(EnvironmentSettings(name="Local", base_url=service.url))
    console = tester.console
    tester.open()
    tester.go_to("Local")
    editor = tester.row("token").editor
    tester.press(editor.source, Key.Key_K)
    tester.type(editor.secret, CANARY)
    tester.click(tester.room.page.connection.button)
    tester.qtbot.waitUntil(lambda: tester.room.page.connection.connection is not None, timeout=10_000)
    console.environments.choose("Local")
    tester.key(console.window, Key.Key_Comma, Mod.ControlModifier)
    exchange = send(console, tester.qtbot)

    sent = [request["headers"]["Authorization"] for request in service.requests]
    assert sent == [f"Bearer {CANARY}"] * 2, "the token went where it belongs"
    assert exchange.failure is None, "the service answered, and echoed the token in every form"
    assert not leaks_in(everything_in(exchange))
    assert not leaks_in(json.dumps(console.bench.document.content, ensure_ascii=False))
    tester.key(console.window, Key.Key_C, Mod.ControlModifier | Mod.ShiftModifier)
    assert "curl" in QGuiApplication.clipboard().text()
    assert not leaks_in(QGuiApplication.clipboard().text())
    tester.key(console.window, Key.Key_S, Mod.ControlModifier)
    tester.qtbot.waitUntil(lambda: any("Saved" in words for words in tester.said))
    assert not leaks_in(" ".join(tester.said))
    assert not leaks_in(shown_words(console))

    close(console, tester.qtbot)
    files = [path for path in tester.home.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"settings.json", "draft.json"}
    for path in files:
        assert not leaks_in(path.read_text("utf-8", "replace")), f"{path.name} holds the token"
    assert list(tester.keychain.kept.values()) == [CANARY]


def test_it_is_asked_for_once_a_session(open_tester: Open, service: Service) -> None:
    tester = asked_for(open_tester, service)
    tester.key(tester.console.window, Key.Key_Return, Mod.ControlModifier)
    dialog = the_dialog(tester)
    assert not dialog.isModal(), "the bench can be used meanwhile"
    with tester.qtbot.waitSignal(tester.console.bench.finished, timeout=10_000):
        tester.qtbot.keyClicks(dialog.line, CANARY)
        tester.key(dialog.line, Key.Key_Return)
    back_to_the_window(tester)
    send(tester.console, tester.qtbot)
    sent = [request["headers"]["Authorization"] for request in service.requests]
    assert sent == [f"Bearer {CANARY}"] * 2, "the second send asks no more"
    close(tester.console, tester.qtbot)
    for path in tester.home.rglob("*"):
        assert not path.is_file() or not leaks_in(path.read_text("utf-8", "replace"))
    assert not tester.keychain.kept


def test_a_refused_one_is_asked_for_again(open_tester: Open, service: Service) -> None:
    tester = asked_for(open_tester, service)
    for token in ("wrong", CANARY):
        tester.key(tester.console.window, Key.Key_Return, Mod.ControlModifier)
        dialog = the_dialog(tester)
        with tester.qtbot.waitSignal(tester.console.bench.finished, timeout=10_000):
            tester.qtbot.keyClicks(dialog.line, token)
            tester.key(dialog.line, Key.Key_Return)
        back_to_the_window(tester)
    assert "asks for it again" in " ".join(tester.said)
    assert tester.console.bench.exchanges[-1].status == 200


def test_esc_sends_nothing(open_tester: Open, service: Service) -> None:
    tester = asked_for(open_tester, service)
    for _ in range(2):
        tester.key(tester.console.window, Key.Key_Return, Mod.ControlModifier)
        tester.key(the_dialog(tester).line, Key.Key_Escape)
        back_to_the_window(tester)
        assert tester.said[-1] == "Nothing was sent: no token was given for Local."
    assert not service.requests


def test_esc_on_the_bench_closes_the_question(open_tester: Open, service: Service) -> None:
    tester = asked_for(open_tester, service)
    tester.key(tester.console.window, Key.Key_Return, Mod.ControlModifier)
    the_dialog(tester)
    tester.console.commands.run("send.cancel")
    tester.qtbot.waitUntil(lambda: not open_dialogs())
    tester.qtbot.waitUntil(lambda: not tester.console.sending.is_sending)
    assert not service.requests


def test_a_keychain_that_is_missing_is_told_at_the_field(open_tester: Open, monkeypatch) -> None:
    tester = open_tester(EnvironmentSettings(name="Local", base_url="http://127.0.0.1"))

    def broken(*_: str) -> None:
        raise RuntimeError(f"no bus for {CANARY}")

    monkeypatch.setattr(tester.keychain, "set_password", broken)
    tester.open()
    tester.go_to("Local")
    editor = tester.row("token").editor
    tester.press(editor.source, Key.Key_K)
    tester.type(editor.secret, CANARY)
    said = tester.row("token").problem
    assert "keychain can't be used here" in said
    assert not leaks_in(said)
    tester.press(editor.source, Key.Key_A)
    assert tester.row("token").problem == "", "another source mends it"


@pytest.mark.parametrize("form", forms())
def test_the_search_for_leaks_finds_each_form(form: str) -> None:
    assert leaks_in(f"before {form} after")


def asked_for(open_tester: Open, service: Service) -> Person:
    token = TokenSettings(kind="ask", key="local")
    tester = open_tester(EnvironmentSettings(name="Local", base_url=service.url, token=token))
    tester.console.environments.choose("Local")
    return tester


def back_to_the_window(tester: Person) -> None:
    """What a window manager does when a dialog closes; the offscreen platform has none."""
    tester.qtbot.waitUntil(lambda: not tester.console.sending.is_sending)
    tester.console.window.activateWindow()
    tester.qtbot.waitUntil(tester.console.window.isActiveWindow)


def open_dialogs() -> list[TokenDialog]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, TokenDialog) and top.isVisible()]


def the_dialog(tester: Person) -> TokenDialog:
    tester.qtbot.waitUntil(lambda: bool(open_dialogs()))
    [dialog] = open_dialogs()
    return dialog


def shown_words(console: Console) -> str:
    """What the window's labels, lines and texts hold."""
    words = []
    for widget in console.window.findChildren(QWidget):
        for name in ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription"):
            read = getattr(widget, name, None)
            if callable(read):
                words.append(str(read()))
    return " ".join(words)
