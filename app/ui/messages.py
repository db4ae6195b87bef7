"""The one door for words to the user outside a field: typed, replaceable, kept until a view shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Tone(StrEnum):
    """How a message is coloured, and whether it stays: errors stay until closed."""

    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Message:
    """One sentence for the user, with at most one thing to do about it."""

    text: str
    tone: Tone = Tone.DONE
    action: str = ""
    """The words of the button; empty for none."""
    run: Callable[[], None] | None = None


class Messages(QObject):
    """Anything may say something; the window's message bar shows it."""

    said = Signal(object)

    def done(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Tell what was carried out."""
        self.said.emit(Message(text, Tone.DONE, action, run))

    def warn(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Tell what the user should know before going on."""
        self.said.emit(Message(text, Tone.WARNING, action, run))

    def error(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Tell what went wrong; it stays until closed."""
        self.said.emit(Message(text, Tone.ERROR, action, run))
