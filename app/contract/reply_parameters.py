"""The reply parameters: how the reply is to be written."""

from typing import Annotated, Final

from app.contract.declare import Given, Model, declare
from app.contract.forms import Number, NumberTextForm, Url
from app.contract.groups import ENGAGEMENT, GUARDRAILS, PERSONA, SAFETY, STYLE, TIMING, VISION
from app.contract.guardrails import Guardrails
from app.contract.values import (
    ActionType,
    ChatModel,
    Emojis,
    Engage,
    FluencyDegradation,
    IcebreakerType,
    MeetingPolicy,
    MessageLength,
    MultipleMessagesFrequency,
    Personality,
    SentenceLength,
    SexualDrive,
    TypingDelay,
)

_SEEING: Final = ("chat-2-pro", "chat-2-smart")
"""The chat models that look at pictures and share them."""


class ShareablePicture(Model):
    """A picture that the persona may send."""

    id: Given[str] = declare(
        "Picture id", VISION, "Your own id of the picture.", min_length=1, max_length=128
    )
    url: Given[Url] = declare("Address", VISION, "Where the picture lies.", min_length=1, max_length=128)
    caption: str | None = declare(
        "Caption",
        VISION,
        "Stands in for the caption that the service would write.",
        min_length=1,
        max_length=100,
    )


class PersonaProfileOverrides(Model):
    """Attributes of the persona that hold for this request alone."""

    sexual_drive: SexualDrive | None = declare(
        "Sexual drive",
        PERSONA,
        "How readily the persona turns the talk to intimacy: None never does, Very high at the first sign.",
    )


class Vision(Model):
    """Which pictures the service looks at."""

    user_profile_picture_analysis: bool | None = declare(
        "User's picture", VISION, "The service looks at the user's main picture.", models=_SEEING
    )
    persona_profile_picture_analysis: bool | None = declare(
        "Persona's picture", VISION, "The service looks at the persona's main picture.", models=_SEEING
    )
    shared_pictures_analysis: bool | None = declare(
        "Shared pictures",
        VISION,
        "The service looks at the pictures that come with messages.",
        models=_SEEING,
    )
    shareable_pictures_analysis: bool | None = declare(
        "Shareable pictures seen",
        VISION,
        "The service looks at the pictures that the persona may send.",
        models=_SEEING,
    )


class PauseConversation(Model):
    """How long the service pauses."""

    duration: int | None = declare(
        "Pause",
        ENGAGEMENT,
        "For this long the service answers no new message of the conversation.",
        minimum=1,
        maximum=43200,
        unit="s",
        default_words="no pause by the service",
    )


class Action(Model):
    """Something that the persona announces."""

    type: Given[ActionType] = declare(
        "Action",
        ENGAGEMENT,
        "Pause conversation: the persona says that it has to go, and not when it is back.",
    )
    pause_conversation: PauseConversation | None = declare(
        "Pause conversation", ENGAGEMENT, "How the pause is kept."
    )


class PostProcessing(Model):
    """What is done to the text at the end."""

    greek_rewrite: bool | None = declare(
        "Greek rewrite", STYLE, "In Greek replies the question mark becomes ? and letters lose their accents."
    )


class ReplyParameters(Model):
    """How the reply is to be written, when, and within which limits."""

    chat_model: Given[ChatModel] = declare(
        "Chat model",
        TIMING,
        "The model that writes the reply. Name one to stay on it: the service may change its default.",
        default="dating-smart-1",
        default_words="dating-smart-1, may change",
    )
    buffer_seconds: Given[Annotated[int | float | str, NumberTextForm(0, 180)]] = declare(
        "Buffer",
        TIMING,
        "How long the service waits for more messages before it answers.",
        default=5,
        default_words="5 s",
        unit="s",
    )
    max_processing_time_seconds: Given[Annotated[int | float | str, NumberTextForm(300, 86400)]] = declare(
        "Max processing time",
        TIMING,
        "After this long the service gives the conversation up, give or take some seconds.",
        default=300,
        default_words="300 s",
        unit="s",
    )
    enable_sexual_text_content: bool | None = declare(
        "Sexual text", SAFETY, "Whether replies may be sexual.", default=True, default_words="on"
    )
    fixed_response_length: bool | None = declare(
        "Fixed length",
        STYLE,
        "Holds the reply strictly to the sentence and message lengths.",
        default=False,
        default_words="off",
    )
    sentence_length: SentenceLength | None = declare(
        "Sentence length", STYLE, "How long sentences are. It binds only with Fixed length on."
    )
    message_length: MessageLength | None = declare(
        "Message length", STYLE, "How long messages are. It binds only with Fixed length on."
    )
    persona_personality: Personality | None = declare(
        "Personality",
        PERSONA,
        "Takes the place of the persona's own personality.",
        default_words="the persona's own",
    )
    generate_personality: bool | None = declare(
        "Generate personality", TIMING, "SoulEngine makes up the persona's personality. It costs extra."
    )
    shareable_pictures: Given[list[ShareablePicture]] = declare(
        "Shareable pictures",
        VISION,
        "Pictures that the persona may send when it is asked for one.",
        models=_SEEING,
    )
    profile_distance: Number | None = declare(
        "Distance", PERSONA, "How far the two live from each other, in kilometres or miles."
    )
    emojis: Emojis | None = declare(
        "Emojis",
        STYLE,
        "Frequent: half of the replies hold one or two, the others one where it fits. "
        "Sometimes: 75 % may hold one. Rarely: 25 % may hold one. Never: none.",
    )
    fluency_degradation: FluencyDegradation | None = declare(
        "Fluency degradation",
        STYLE,
        "How many mistakes are put into the text on purpose.",
        default_words="None or Low, half and half",
    )
    multiple_messages_per_reply: bool | None = declare(
        "Several messages",
        STYLE,
        "The service may split a long reply into several answers.",
        default=False,
        default_words="off",
    )
    multiple_messages_per_reply_frequency: MultipleMessagesFrequency | None = declare(
        "… how often", STYLE, "How often a reply comes as several answers, when Several messages is on."
    )
    question_frequency: Number | None = declare(
        "Question frequency",
        STYLE,
        "The share of messages that ask something: 0.5 aims at half of them.",
        minimum=0,
        maximum=1,
    )
    reply_typing_delay: TypingDelay | None = declare(
        "Typing delay", TIMING, "How long the reply is held back, as if somebody typed it."
    )
    icebreaker_type: IcebreakerType | None = declare(
        "Icebreaker",
        ENGAGEMENT,
        "What the first message is about. It counts only when Engage is Auto or Icebreaker.",
    )
    engage: Engage | None = declare(
        "Engage",
        ENGAGEMENT,
        "The persona writes of its own accord: an icebreaker opens, a nudge follows silence, "
        "revive takes up an old talk. Any value but Auto forces its kind.",
        default_words="off",
    )
    disable_safety_features: bool | None = declare(
        "Safety features off", SAFETY, "Turns the Core Guardian off. You then answer for what is written."
    )
    guardrails: Guardrails | None = declare(
        "Guardrails", GUARDRAILS, "What the Core Guardian watches for, and what it does then."
    )
    prevent_aggressive_tone: bool | None = declare(
        "No aggressive tone", SAFETY, "The persona stays calm and polite, whatever the user writes."
    )
    persona_profile_overrides: PersonaProfileOverrides | None = declare(
        "Persona overrides", PERSONA, "Attributes of the persona that hold for this request alone."
    )
    vision: Vision | None = declare("Vision", VISION, "Which pictures the service looks at.", models=_SEEING)
    action: Action | None = declare(
        "Action", ENGAGEMENT, "Something that the persona announces in the reply."
    )
    post_processing: PostProcessing | None = declare(
        "Post-processing", STYLE, "What is done to the text at the end."
    )
    meeting_policy: MeetingPolicy | None = declare(
        "Meeting policy",
        ENGAGEMENT,
        "How the persona turns down a meeting. Default mode: warmly, with an excuse. "
        "Deferred meeting: with hope for later. Chat only: firmly, with no promise.",
        default="DEFAULT_MODE",
        default_words="Default mode",
    )
