"""What one row of the chat says, without how it is drawn."""

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a line of a bubble is."""

    TEXT = "text"
    PICTURE = "picture"
    GIFT = "gift"
    POKE = "poke"
    RAW = "raw"
    """A value of a type that the contract does not know there, shown as its JSON."""


@dataclass(frozen=True)
class BubblePart:
    """One piece of a bubble; `note` stands behind it in a quieter colour."""

    kind: PartKind
    text: str
    note: str = ""


class NoticeTone(StrEnum):
    """How a notice is coloured."""

    QUIET = "quiet"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True)
class MessageRow:
    """A message of the document as a bubble."""

    parts: tuple[BubblePart, ...]
    caption: str
    """Under the bubble; empty where the caption of a group stands under a later one."""
    on_right: bool
    day: str = ""
    """The day line above, empty where the message before is of the same day."""
    problem: str = ""
    """What is wrong with the message, empty where nothing is."""
    problem_tone: NoticeTone = NoticeTone.DANGER

    @property
    def words(self) -> str:
        """The row as one text, for reading aloud."""
        said = [
            self.day,
            *(f"{part.text} {part.note}".strip() for part in self.parts),
            self.caption,
            self.problem,
        ]
        return "\n".join(line for line in said if line)


@dataclass(frozen=True)
class NoticeRow:
    """Something about a call that is no message: it runs, failed, brought nothing, or stopped the talk."""

    text: str
    tone: NoticeTone
    strong: str = ""
    """The part of `text` in bold; empty for none."""
    details: tuple[str, ...] = ()
    paused: bool = False
    """Whether a pause sign stands before the text."""
    link: str = ""
    """Words of the link below; empty for none."""

    @property
    def words(self) -> str:
        return "\n".join((self.text, *self.details))


Row = MessageRow | NoticeRow
