"""What can be done to a message of the conversation; each is one step of undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from app.contract import pointer as pointers
from app.contract.wire import Json, dumps
from app.workspace.document import Document

MESSAGES = "/messages"


@dataclass(frozen=True)
class Gift:
    """A gift to a message; `tier` may be any text, none is not sent."""

    name: str
    tier: str = ""

    def as_json(self) -> Json:
        return {"name": self.name, "tier": self.tier} if self.tier else {"name": self.name}


@dataclass(frozen=True)
class Draft:
    """A message that is being written."""

    text: str = ""
    sender: str = "USER"
    pictures: Sequence[str] = ()
    gifts: Sequence[Gift] = ()
    poke: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send in it."""
        return not (self.text or self.pictures or self.gifts or self.poke)

    def as_message(self, at: datetime | None = None) -> Json:
        """The message as the API takes it, with a new id and the time `at` (now where None) in UTC."""
        message: dict[str, Json] = {
            "id": f"msg-{uuid4().hex[:12]}",
            "sender": self.sender,
            "date": date_words(at or datetime.now(UTC)),
        }
        if self.pictures:
            message["pictureUrls"] = list(self.pictures)
        if self.poke:
            message["poke"] = True
        if self.gifts:
            message["gifts"] = [gift.as_json() for gift in self.gifts]
        if self.text:
            message["text"] = self.text
        return message


def date_words(when: datetime) -> str:
    """`2026-11-22T10:04:05.123Z`: ISO 8601, milliseconds, UTC."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def add(document: Document, draft: Draft) -> None:
    """Put a message at the conversation's end. Raises NoSuchPlace where "messages" is no list."""
    document.insert(f"{MESSAGES}/-", draft.as_message(), "Message")


def insert_before(document: Document, place: int, text: str) -> None:
    """Put a message of the user before the one at `place`, with that one's date: oldest first still holds."""
    message = Draft(text).as_message()
    following = document.get(pointers.join(MESSAGES, place, "date"))
    if isinstance(message, dict) and isinstance(following, str):
        message["date"] = following
    document.insert(pointers.join(MESSAGES, place), message, "Insert message")


def delete(document: Document, place: int) -> None:
    """Take the message out of the conversation."""
    document.set(pointers.join(MESSAGES, place), pointers.NOT_SENT, "Delete message")


def move(document: Document, place: int, steps: int) -> None:
    """Move the message earlier (negative) or later."""
    document.move(pointers.join(MESSAGES, place), steps, "Move message")


def set_text(document: Document, place: int, text: str) -> None:
    """Give the message another text; one that is no object becomes one."""
    where = pointers.join(MESSAGES, place)
    if isinstance(document.get(where), dict):
        document.set(pointers.join(where, "text"), text, "Message text")
    else:
        document.set(where, Draft(text).as_message(), "Message text")


def change_sender(document: Document, place: int) -> None:
    """Let the other side have said it."""
    where = pointers.join(MESSAGES, place, "sender")
    other = "PERSONA" if document.get(where) == "USER" else "USER"
    document.set(where, other, "Sender")


def text_of(document: Document, place: int) -> str:
    """The words of a message as they are, its JSON where it has none."""
    message = document.get(pointers.join(MESSAGES, place))
    if isinstance(message, pointers.NotSent):
        return ""
    text = message.get("text") if isinstance(message, dict) else None
    return text if isinstance(text, str) else dumps(message)


def can_be_edited(document: Document, place: int) -> bool:
    """Whether a field can be set in the message: it is an object."""
    return isinstance(document.get(pointers.join(MESSAGES, place)), dict)
