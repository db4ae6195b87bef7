"""The page of one environment: its settings, and the test of its connection."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.settings.connection_test import ConnectionTest, Start, Test
from app.ui.settings.form import SettingsForm
from app.ui.settings.token import TokenSetting
from app.ui.widgets.badge import Pill
from app.ui.widgets.buttons import FlatButton
from app.ui.widgets.painting import small, weighted
from app.workspace.declared import SettingKind, declared
from app.workspace.environment_list import Named, problems_at
from app.workspace.secrets import Secrets
from app.workspace.settings import EnvironmentSettings


class EnvironmentPage(QWidget):
    """Shows an environment; what the user does with it is asked for by signals."""

    edited = Signal(str, object)
    """A field's name and its new value."""
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, secrets: Secrets, test: Test, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        self.title = title_label("", self)
        self._production = Pill("production", "warning", self)
        self.duplicate = FlatButton("Duplicate", parent=self)
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.remove = FlatButton("Remove", "danger", parent=self)
        self.remove.clicked.connect(self.remove_wanted)
        self.connection = ConnectionTest(test, start, self)
        self.form = SettingsForm(
            declared(EnvironmentSettings), self, {SettingKind.TOKEN: partial(TokenSetting, secrets)}
        )
        self.form.edited.connect(self.edited)
        self.form.refused.connect(self.refuse)
        self._lay_out()

    def show_environment(self, named: Named, at: int, *, anew: bool) -> None:
        """Show the one at `at`; `anew` forgets what was typed and not taken."""
        environment = named[at]
        if anew:
            self._refused.clear()
        self.title.setText(environment.name)
        self._production.setVisible(environment.production)
        self._problems = problems_at(named, at)
        values: Mapping[str, Any] = {name: value for name, value in environment if name not in self._refused}
        self.form.show_values(values)
        self._show_problems()
        self.connection.set_environment(environment.environment())

    def accept(self, field: str) -> None:
        """A field's value was kept."""
        self._refused.pop(field, None)

    def refuse(self, field: str, message: str) -> None:
        """A field's value could not be kept: what was typed stays, with the reason below."""
        self._refused[field] = message
        self._show_problems()

    def _show_problems(self) -> None:
        self.form.show_problems({**self._problems, **self._refused})

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self._production)
        head.addStretch(1)
        head.addWidget(self.duplicate)
        head.addWidget(self.remove)
        top = QWidget(self)
        top.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (top, self.connection, self.form):
            layout.addWidget(widget)
        layout.addStretch(1)


def title_label(text: str, parent: QWidget) -> QLabel:
    """The heading of a page."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(weighted(small(label.font(), 18), QFont.Weight.DemiBold))
    return label
