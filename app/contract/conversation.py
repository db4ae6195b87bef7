"""The conversation so far: messages, their pictures and gifts."""

from typing import Annotated

from app.contract.declare import Given, Model, declare
from app.contract.forms import DateTime, HttpUrl, Known
from app.contract.groups import CONVERSATION
from app.contract.values import GiftTier, Sender


class Gift(Model):
    """A gift that comes with a message."""

    name: Given[str] = declare("Name", CONVERSATION, "What is given.")
    tier: Given[Annotated[str, Known(GiftTier)]] = declare(
        "Tier",
        CONVERSATION,
        "How precious the gift is. LOW is the one value that the API shows; others are sent as they are.",
        stated=False,
    )


class Message(Model):
    """One message of either side."""

    id: Given[str] = declare(
        "Message id",
        CONVERSATION,
        "Each message has its own; the service drops a message whose id came before.",
    )
    sender: Given[Sender] = declare(
        "Sender", CONVERSATION, "The user, or the persona that the service plays."
    )
    date: Given[DateTime] = declare(
        "Date",
        CONVERSATION,
        "When it was written, with the offset, such as 2023-04-25T10:00:00Z.",
        example="2023-04-25T10:00:00Z",
    )
    picture_urls: Given[list[HttpUrl]] = declare(
        "Pictures",
        CONVERSATION,
        "Addresses of the pictures in the message. The service looks at them when vision is on.",
    )
    poke: Given[bool] = declare("Poke", CONVERSATION, "The message is a poke, and the reply reacts to it.")
    gifts: Given[list[Gift]] = declare("Gifts", CONVERSATION, "The gifts that come with the message.")
    text: str | None = declare(
        "Text", CONVERSATION, "The words of the message.", max_length=512, multiline=True
    )
