"""The editor of a token's source: the keychain, a variable, or asked for once a session."""

import uuid
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.client.environment import TOKEN_VARIABLE, TokenReference
from app.ui.settings.editors import SettingEditor
from app.ui.theme import SMALL_PIXELS
from app.ui.undo_keys import OWN_UNDO
from app.ui.widgets.buttons import FlatButton
from app.ui.widgets.painting import small
from app.ui.widgets.segments import HEIGHT, Segments
from app.workspace.declared import Shown
from app.workspace.secrets import KeychainError, Secrets
from app.workspace.settings import TokenSettings

_KINDS: Final = ("keychain", "variable", "ask")
_LABELS: Final = ("Keychain", "Variable", "Asked for")


class TokenSetting(SettingEditor):
    """Chooses where the token comes from. A token goes into the keychain and is never shown again."""

    def __init__(self, secrets: Secrets, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._secrets = secrets
        self._value: TokenSettings | None = None
        self.source = Segments(_LABELS, f"{shown.label}: where it comes from", self)
        self.source.setFixedSize(300, HEIGHT)
        self.source.chosen.connect(self._choose)
        self.secret = _line("Token", self)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.secret.editingFinished.connect(self._store)
        self.store = FlatButton("Store", parent=self)
        self.store.setAccessibleName("Store the token in the keychain")
        self.store.clicked.connect(self._store)
        self.variable = _line("Name of the variable", self)
        self.variable.setPlaceholderText(TOKEN_VARIABLE)
        self.variable.editingFinished.connect(self._name_variable)
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.state.setFont(small(self.state.font(), SMALL_PIXELS + 1))
        self.setFocusProxy(self.source)
        self._lay_out()

    def show_value(self, value: Any) -> None:
        self._value = value if isinstance(value, TokenSettings) else None
        kind = self._value.kind if self._value is not None else ""
        self.source.set_current(_KINDS.index(kind) if kind in _KINDS else None)
        # setText, unlike clear, forgets what undo could bring back.
        self.secret.setText("")
        self.variable.setText(self._value.key if self._value is not None and kind == "variable" else "")
        self._show_kind()

    def flush(self) -> None:
        """Take over what stands in the line that is shown."""
        if self.variable.isVisibleTo(self):
            self._name_variable()
        if self.secret.isVisibleTo(self):
            self._store()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.secret, self.store, self.variable):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.source)
        layout.addLayout(line)
        layout.addWidget(self.state)

    def _show_kind(self) -> None:
        at = self.source.current()
        kind = "" if at is None else _KINDS[at]
        stored = self._value is not None and self._value.kind == "keychain"
        for widget in (self.secret, self.store):
            widget.setVisible(kind == "keychain")
        self.secret.setPlaceholderText(
            "stored; enter another one to replace it" if stored else "enter it once"
        )
        self.variable.setVisible(kind == "variable")
        self.state.setText(self._words(kind, stored=stored))

    def _words(self, kind: str, *, stored: bool) -> str:
        if kind == "keychain":
            return "The token is in this system's keychain." if stored else "No token is stored yet."
        if kind == "ask":
            return "The first send of a session asks for it; it is forgotten when the console closes."
        if kind == "variable" and self._value is not None:
            missing = self._secrets.missing(_reference(self._value))
            return missing or f"The variable {self._value.key} is set."
        return "There is no token yet. Choose where it comes from."

    def _choose(self, at: int) -> None:
        self._show_kind()
        if _KINDS[at] == "keychain":
            # Nothing changes before a token is stored.
            self.secret.setFocus(Qt.FocusReason.TabFocusReason)
            return
        key = uuid.uuid4().hex if _KINDS[at] == "ask" else self.variable.text().strip() or TOKEN_VARIABLE
        self._take(TokenSettings(kind=_KINDS[at], key=key))

    def _name_variable(self) -> None:
        key = self.variable.text().strip() or TOKEN_VARIABLE
        if self._value is None or self._value.key != key:
            self._take(TokenSettings(kind="variable", key=key))

    def _store(self) -> None:
        token = self.secret.text().strip()
        if not token:
            return
        self.secret.setText("")
        try:
            reference = self._secrets.store(token)
        except KeychainError as error:
            self.refused.emit(error.message)
            return
        self._take(TokenSettings(kind=reference.kind, key=reference.key))

    def _take(self, value: TokenSettings) -> None:
        self.show_value(value)
        self.edited.emit(value)


def _reference(value: TokenSettings) -> TokenReference:
    return TokenReference(value.kind, value.key)


def _line(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setProperty(OWN_UNDO, "yes")
    return line
