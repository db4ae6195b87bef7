"""The headings under which an editor shows fields, in the order in which it shows them."""

from typing import Final

IDENTITY: Final = "Identity"
PLACE: Final = "Place"
LOOKS: Final = "Looks"
LIFE: Final = "Life"
INTERESTS: Final = "Interests"
INTIMATE: Final = "Intimate interests"
PICTURES: Final = "Pictures"
FAMILY: Final = "Family and pets"
STORAGE: Final = "Storage"
PROFILE_GROUPS: Final = (IDENTITY, PLACE, LOOKS, LIFE, INTERESTS, INTIMATE, PICTURES, FAMILY, STORAGE)

TIMING: Final = "Model and timing"
STYLE: Final = "Style"
VISION: Final = "Pictures and vision"
GUARDRAILS: Final = "Guardrails"
ENGAGEMENT: Final = "Engagement and meeting"
PERSONA: Final = "Persona"
SAFETY: Final = "Safety"
REPLY_GROUPS: Final = (TIMING, STYLE, VISION, GUARDRAILS, ENGAGEMENT, PERSONA, SAFETY)

REQUEST: Final = "Request"
CONVERSATION: Final = "Conversation"
ANSWER: Final = "Answer"
STOP: Final = "Stop"
