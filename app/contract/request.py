"""The whole request, as the endpoint takes it."""

from typing import Any

from app.contract.conversation import Message
from app.contract.declare import Given, Model, declare
from app.contract.groups import CONVERSATION, REQUEST
from app.contract.profile import Profile
from app.contract.reply_parameters import ReplyParameters
from app.contract.values import Language


class GenerateRequest(Model):
    """Two profiles, the conversation between them, and how the reply is to be written."""

    user_profile: Profile = declare("User", REQUEST, "The person to whom the reply goes.", required=True)
    persona_profile: Profile = declare(
        "Persona", REQUEST, "The profile that the service plays, and in whose name it replies.", required=True
    )
    language: Given[Language] = declare("Language", REQUEST, "The language of the reply.")
    messages: Given[list[Message]] = declare(
        "Messages", CONVERSATION, "What was written so far, the oldest first."
    )
    additional_languages: Given[list[Language]] = declare(
        "Additional language", REQUEST, "A second language that the reply may use. One at most.", max_items=1
    )
    tags: Given[dict[str, Any]] = declare(
        "Tags", REQUEST, "Anything of your own. It comes back with every answer."
    )
    reply_parameters: Given[ReplyParameters] = declare(
        "Reply parameters", REQUEST, "How the reply is to be written."
    )
