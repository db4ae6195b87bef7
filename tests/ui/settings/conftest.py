"""The settings room in the whole window, a keychain of the test's own, and a service on loopback."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import qasync
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.console import Console, build
from app.ui.settings.form import SettingRow
from app.ui.settings.room import SettingsRoom
from app.workspace.paths import Places
from app.workspace.secrets import Secrets
from app.workspace.settings import EnvironmentSettings, SettingsFile
from tests.ui.conftest import close

Key, Mod = Qt.Key, Qt.KeyboardModifier


class MemoryKeychain:
    """A keychain of this test alone."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@dataclass
class Person:
    """Somebody at the window, with mouse and keys."""

    console: Console
    qtbot: QtBot
    home: Path
    keychain: MemoryKeychain
    said: list[str] = field(default_factory=list)

    @property
    def room(self) -> SettingsRoom:
        return self.console.settings

    @property
    def kept(self) -> dict:
        """What the settings file holds."""
        return json.loads(Places.below(self.home).settings_file.read_text("utf-8"))

    def environments(self) -> list[str]:
        return [known["name"] for known in self.kept["environments"]]

    def open(self) -> None:
        self.key(self.console.window, Key.Key_Comma, Mod.ControlModifier)
        assert self.room.isVisible(), "Ctrl+, shows the settings"

    def go_to(self, name: str) -> None:
        """Walk the list with the arrow keys."""
        sections = self.room.sections
        sections.setFocus()
        self.key(sections, Key.Key_Home)
        for _ in range(sections.count()):
            if sections.currentItem().text() == name:
                return
            self.key(sections, Key.Key_Down)
        raise AssertionError(f"{name} is not in the list")

    def row(self, name: str) -> SettingRow:
        return self.room.page.form.rows[name]

    def type(self, line: QLineEdit, text: str) -> None:
        """Replace what a line holds, and press Enter."""
        line.setFocus()
        self.key(line, Key.Key_A, Mod.ControlModifier)
        self.qtbot.keyClicks(line, text)
        self.key(line, Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        self.type(self.row(name).editor.line, text)

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Focus a widget and press keys."""
        widget.setFocus()
        for key in keys:
            self.key(widget, key)

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.qtbot.keyClick(widget, key, modifier)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_at(self, widget: QWidget, x: int) -> None:
        """Click at `x` pixels from the left."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(x, widget.height() // 2))


Open = Callable[..., Person]


@pytest.fixture
def open_tester(
    qapp: QApplication, qtbot: QtBot, event_loop_of_qt: qasync.QEventLoop, tmp_path: Path
) -> Iterator[Open]:
    """Opens the window; with environments, these stand in the settings before."""
    opened: list[Console] = []
    keychain = MemoryKeychain()

    def open_it(*environments: EnvironmentSettings, environ: dict[str, str] | None = None) -> Person:
        home = tmp_path / "home"
        if environments:
            SettingsFile(Places.below(home).settings_file).update(environments=environments)
        console = build(qapp, Places.below(home), Secrets(lambda: keychain, environ or {}))
        opened.append(console)
        console.show()
        console.window.activateWindow()
        qtbot.waitUntil(console.window.isActiveWindow)
        tester = Person(console, qtbot, home, keychain)
        console.messages.said.connect(lambda message: tester.said.append(message.text))
        return tester

    yield open_it
    for console in opened:
        close(console, qtbot)


@pytest.fixture
def tester(open_tester: Open) -> Person:
    """At the window as a newcomer finds it."""
    return open_tester()


@dataclass
class Service:
    """A real service on loopback, and what it was sent."""

    url: str
    log: Path

    @property
    def requests(self) -> list[dict]:
        """Method, headers and body of each request so far."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]


@pytest.fixture
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Answers POST and echoes the token in every form; refuses GET with 405."""
    log = tmp_path_factory.mktemp("service") / "requests"
    log.touch()
    command = [sys.executable, str(Path(__file__).with_name("echo_service.py")), str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield Service(process.stdout.readline().strip(), log)
        process.kill()
