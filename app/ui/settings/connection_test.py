"""Tests the connection of an environment, and shows in words what was learnt."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.client import Connection, Environment
from app.ui.icons import pixmap
from app.ui.style import current_theme
from app.ui.widgets.buttons import FlatButton

Test = Callable[[Environment], Awaitable[Connection]]
Start = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]

_QUIET = "Asks the endpoint with a GET: it costs no answer."


class ConnectionTest(QWidget):
    """A button that tests and stops testing, and the result beside it."""

    def __init__(self, test: Test, start: Start, parent: QWidget) -> None:
        super().__init__(parent)
        self._test = test
        self._start = start
        self._task: asyncio.Task[None] | None = None
        self._environment: Environment | None = None
        self.connection: Connection | None = None
        self.button = FlatButton("Test connection", parent=self)
        self.button.clicked.connect(self._toggle)
        self._sign = QLabel(self)
        self.result = QLabel(self)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        self.result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        for label in (self._sign, self.result):
            # The first line of the words stands as high as the button's.
            label.setContentsMargins(0, 7, 0, 0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.result, 1, Qt.AlignmentFlag.AlignTop)
        self._show(None)

    @property
    def is_testing(self) -> bool:
        return self._task is not None

    def set_environment(self, environment: Environment) -> None:
        """Test this one from now on; what was learnt of another one, or of other settings, goes."""
        if environment != self._environment:
            self.stop()
            self._environment = environment
            self._show(None)

    def stop(self) -> None:
        """Stop a test that is under way."""
        if self._task is not None:
            self._task.cancel()

    def _toggle(self) -> None:
        if self._task is not None:
            self.stop()
            self._say("Stopped. Nothing was learnt.", None)
        elif self._environment is not None:
            self._task = self._start(self._run(self._environment))
            self._task.add_done_callback(self._ended)
            self.button.setText("Stop")
            self._say("Testing…", None)

    async def _run(self, environment: Environment) -> None:
        connection = await self._test(environment)
        if environment == self._environment:
            self._show(connection)

    def _ended(self, _task: asyncio.Task[None]) -> None:
        self._task = None
        self.button.setText("Test connection")

    def _show(self, connection: Connection | None) -> None:
        self.connection = connection
        if connection is None:
            self._say(_QUIET, None)
        else:
            self._say(f"{connection.message} {connection.advice}".strip(), connection.well)

    def _say(self, words: str, well: bool | None) -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        role = self.palette().ColorRole
        self.result.setForegroundRole(role.PlaceholderText if well is None else role.WindowText)
        self._sign.setVisible(well is not None)
        if well is not None:
            theme = current_theme()
            name, colour = ("check", theme.success) if well else ("alert", theme.warning)
            self._sign.setPixmap(pixmap(name, colour, ratio=self.devicePixelRatioF()))
