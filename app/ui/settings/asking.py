"""Asks for a token once a session, before the first send that needs it."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.client import Environment, Exchange
from app.ui.environments import Environments
from app.ui.messages import Messages
from app.ui.undo_keys import OWN_UNDO
from app.workspace.secrets import Secrets


class TokenDialog(QDialog):
    """One line for the token; Enter takes it, Esc sends nothing. It blocks nothing else."""

    def __init__(self, environment: Environment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Token for {environment.name}")
        words = QLabel(f"Enter the token for {environment.name} ({environment.base_url}).", self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        more = QLabel("It is kept until the console closes, and written nowhere.", self)
        more.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Token")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self.line.setProperty(OWN_UNDO, "yes")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.send = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.send.setText("Send")
        self.send.setProperty("variant", "primary")
        self.send.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.send.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        for widget in (words, self.line, more, buttons):
            layout.addWidget(widget)
        self.resize(440, 0)


class Asking:
    """The chosen environment, made ready for a call: its sandbox running, its token at hand."""

    def __init__(
        self, environments: Environments, secrets: Secrets, messages: Messages, parent: QWidget
    ) -> None:
        self._environments = environments
        self._secrets = secrets
        self._messages = messages
        self._parent = parent

    async def ready(self) -> Environment | None:
        """The environment to send to, None where the user gave no token. Raises SandboxError."""
        environment = await self._environments.ready()
        reference = environment.token
        if reference is None or reference.kind != "ask" or self._secrets.token(reference) is not None:
            return environment
        token = await self._ask(environment)
        if not token:
            self._messages.warn(f"Nothing was sent: no token was given for {environment.name}.")
            return None
        self._secrets.remember(reference, token)
        return environment

    def forget_refused(self, exchange: Exchange) -> None:
        """After a call: a token that was typed and is not accepted is asked for again."""
        known = (known for known in self._environments.known if known.name == exchange.environment)
        reference = next((environment.token for environment in known), None)
        if exchange.status == 401 and reference is not None and reference.kind == "ask":
            self._secrets.forget(reference)
            self._messages.warn("The service does not accept this token. The next send asks for it again.")

    async def _ask(self, environment: Environment) -> str:
        """What the user typed, empty after Esc."""
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        dialog = TokenDialog(environment, self._parent)

        def take(result: int) -> None:
            if not answer.done():
                accepted = result == QDialog.DialogCode.Accepted
                answer.set_result(dialog.line.text().strip() if accepted else "")

        dialog.finished.connect(take)
        dialog.show()
        dialog.activateWindow()
        dialog.line.setFocus(Qt.FocusReason.PopupFocusReason)
        try:
            return await answer
        finally:
            dialog.line.setText("")
            dialog.close()
            dialog.deleteLater()
