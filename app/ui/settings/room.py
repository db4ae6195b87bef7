"""The settings room: sections at the left, the page of the chosen one beside it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.client.environment import SANDBOX_NAME
from app.ui.messages import Messages
from app.ui.settings.connection_test import Start, Test
from app.ui.settings.environment_page import EnvironmentPage, title_label
from app.ui.settings.form import SettingsForm
from app.ui.settings.sections import Sections
from app.ui.settings.store import SettingsStore
from app.ui.widgets.buttons import FlatButton
from app.ui.widgets.rule import Line
from app.workspace import environment_list
from app.workspace.declared import declared
from app.workspace.environment_list import Named, NotTaken
from app.workspace.secrets import Secrets
from app.workspace.settings import EnvironmentSettings, Settings

_SECTIONS_WIDTH = 248
_PAGE_WIDTH = 640
"""The most pixels that a page is wide: longer lines of help are hard to read."""


class SettingsRoom(QWidget):
    """Every change is saved at once; removing an environment can be undone."""

    def __init__(
        self,
        store: SettingsStore,
        secrets: Secrets,
        messages: Messages,
        test: Test,
        start: Start,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._messages = messages
        self._shown: int | None = None
        self.sections = Sections(self)
        self.add = FlatButton("Add an environment", parent=self)
        self.general = SettingsForm(declared(Settings), self)
        self.page = EnvironmentPage(secrets, test, start, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.sections.chosen.connect(self.show_environment)
        self.sections.remove_wanted.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.general.edited.connect(lambda field, value: store.change(**{field: value}))
        self.page.edited.connect(self._edit)
        self.page.duplicate_wanted.connect(self._duplicate)
        self.page.remove_wanted.connect(self._remove)
        store.changed.connect(lambda _settings: self.refresh())
        self.setFocusProxy(self.sections)
        self.show_environment(-1)

    def show_environment(self, at: int) -> None:
        """Show the environment at this place of the settings; -1 is the general page."""
        self.flush()
        self._show(at, anew=True)

    def refresh(self) -> None:
        """Show what holds now."""
        at = self.sections.at if self._shown is None else self._shown
        self._show(min(at, len(self._named) - 1), anew=False)

    def flush(self) -> None:
        """Take over what was typed just now."""
        if self._shown == -1:
            self.general.flush()
        elif self._shown is not None:
            self.page.form.flush()

    @property
    def _named(self) -> Named:
        return self._store.current.environments

    def _show(self, at: int, *, anew: bool) -> None:
        anew = anew or at != self._shown
        self._shown = at
        self.sections.show_environments(self._named, at)
        self.general.show_values(dict(self._store.current))
        if at >= 0:
            self.page.show_environment(self._named, at, anew=anew)
        self._pages.setCurrentIndex(0 if at < 0 else 1)

    def _edit(self, field: str, value: Any) -> None:
        # The one that is shown: the list's current row has moved on already when the focus leaves a line.
        at = self._shown if self._shown is not None else -1
        if not 0 <= at < len(self._named):
            return
        before = self._named[at].name
        try:
            named = environment_list.changed(self._named, at, field, value)
        except NotTaken as error:
            self.page.refuse(field, error.message)
            return
        self.page.accept(field)
        self._save(named, renamed={before: named[at].name})

    def _add(self) -> None:
        self.flush()
        self._save(environment_list.added(self._named))
        self._go_to(len(self._named) - 1)

    def _duplicate(self) -> None:
        self.flush()
        at = self.sections.at
        self._save(environment_list.duplicated(self._named, at))
        self._go_to(at + 1)

    def _remove(self) -> None:
        at = self.sections.at
        before, environment = self._named[at], self._store.current.environment
        renamed = {before.name: SANDBOX_NAME}
        self._shown = None
        self._save(environment_list.removed(self._named, at), renamed=renamed)
        self.show_environment(min(at, len(self._named) - 1))
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        words = f"Removed {before.name}."
        if environment == before.name:
            words = f"{words} Requests go to the sandbox now."
        self._messages.done(words, "Undo", partial(self._bring_back, before, at, environment))

    def _bring_back(self, environment: EnvironmentSettings, at: int, chosen: str) -> None:
        named = self._named
        name = environment_list.free_name(environment.name, named)
        back = environment.model_copy(update={"name": name})
        self._store.change(environments=(*named[:at], back, *named[at:]))
        if chosen == environment.name:
            self._store.change(environment=name)
        self.show_environment(at)

    def _save(self, named: Named, renamed: dict[str, str] | None = None) -> None:
        chosen = self._store.current.environment
        chosen = (renamed or {}).get(chosen, chosen)
        self._store.change(environments=named, environment=chosen)

    def _go_to(self, at: int) -> None:
        """Show a new environment with its name ready to be typed over."""
        self.show_environment(at)
        self.page.form.focus_first()

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setFixedWidth(_SECTIONS_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 12, 8, 10)
        column.setSpacing(8)
        column.addWidget(self.sections)
        column.addWidget(self.add)
        general = QWidget(self)
        page = QVBoxLayout(general)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addWidget(title_label("General", general))
        page.addWidget(self.general)
        page.addStretch(1)
        for content in (general, self.page):
            self._pages.addWidget(_scrolled(content))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(Line(Qt.Orientation.Vertical, self))
        layout.addWidget(self._pages, 1)


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(28, 20, 28, 28)
    # Here, as boxes ask for the height of wrapped text at the width that they have themselves.
    content.setMaximumWidth(_PAGE_WIDTH)
    row.addWidget(content, 100)
    row.addStretch(1)
    area.setWidget(inner)
    return area
