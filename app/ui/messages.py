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
class Choice:
    """One of several things that can be done about a message."""

    words: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Message:
    """One sentence for the user, with what can be done about it: mostly one thing."""

    text: str
    tone: Tone = Tone.DONE
    action: str = ""
    """The words of the button; empty for none."""
    run: Callable[[], None] | None = None
    more: tuple[Choice, ...] = ()
    """Further buttons beside the first."""


class Messages(QObject):
    """Anything may say something; the window's message bar shows it."""

    said = Signal(object)
    taken_back = Signal(object)
    """The `Message` that holds no longer."""

    def done(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Tell what was carried out."""
        self.said.emit(Message(text, Tone.DONE, action, run))

    def warn(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> Message:
        """Tell what the user should know before going on; what it gives back can be taken back."""
        message = Message(text, Tone.WARNING, action, run)
        self.said.emit(message)
        return message

    def choose(self, text: str, first: Choice, *more: Choice) -> None:
        """Tell what has several ways out; it stays until one is taken, or it is closed."""
        self.said.emit(Message(text, Tone.WARNING, first.words, first.run, more))

    def error(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Tell what went wrong; it stays until closed."""
        self.said.emit(Message(text, Tone.ERROR, action, run))

    def take_back(self, message: Message) -> None:
        """Show `message` no longer, where it still stands."""
        self.taken_back.emit(message)
