"""What the inspector is asked to show."""

from dataclasses import dataclass
from enum import StrEnum

from app.client import Exchange, ReceivedAnswer


class Part(StrEnum):
    """The inspector's tabs."""

    ANSWER = "Answer"
    REQUEST = "Request"
    RESPONSE = "Response"
    CURL = "cURL"


@dataclass(frozen=True)
class Selection:
    """One exchange of this sitting, and one of its answers where one was picked."""

    exchange: Exchange
    answer: ReceivedAnswer | None = None
    part: Part | None = None
    """The tab to bring to the front; None leaves it to the inspector."""
