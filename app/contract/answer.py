"""What the service answers: one or more answers, open to fields and values of tomorrow."""

from typing import Annotated, Any

from app.contract.declare import Given, Model, declare
from app.contract.forms import AnsweredTime, AnsweredUrl, Decimal, Known, Number
from app.contract.groups import ANSWER, STOP
from app.contract.values import AnswerType, StopReason


class Answer(Model):
    """One message of the reply. The forms of its texts are not checked here."""

    id: Given[str] = declare("Answer id", ANSWER, "The service's id.", example="answer_XXXXXXXXXXXXXXXXXX")
    user_profile_id: Given[str] = declare("User's profile id", ANSWER, "The id of the user's profile.")
    persona_profile_id: Given[str] = declare(
        "Persona's profile id", ANSWER, "The id of the persona's profile."
    )
    type: Given[Annotated[str, Known(AnswerType)]] = declare("Type", ANSWER, "What the answer holds.")
    tags: Given[dict[str, Any]] = declare("Tags", ANSWER, "The tags of the request.")
    cost: Given[Decimal] = declare(
        "Cost", ANSWER, "What the answer cost, with up to four decimals.", example="0.025"
    )
    response_time: Given[Number] = declare("Response time", ANSWER, "How long the service took.", unit="s")
    sequence_number: Given[int] = declare(
        "Sequence", ANSWER, "The answer's place in a reply of several messages; the first is 0."
    )
    created_at: Given[AnsweredTime] = declare(
        "Created", ANSWER, "When it was made, with milliseconds and offset.", example="2023-11-07T05:31:56Z"
    )
    text: str | None = declare("Text", ANSWER, "The words of the answer.", multiline=True)
    picture_url: AnsweredUrl | None = declare(
        "Picture", ANSWER, "The address of a picture that comes with it."
    )
    conversation_stop_reason: (
        Annotated[str, Known(StopReason, (("AI_SUSPICION", "AI_SUSPICIOUS"),))] | None
    ) = declare(
        "Stopped",
        STOP,
        "Why the service stopped the conversation. Underage and suspicious users are stopped for good, "
        "other reasons for longer each time: 2 h, 12 h, 24 h, 48 h, then for good.",
    )
    conversation_stopped_until: AnsweredTime | None = declare("Stopped until", STOP, "When the stop ends.")
    parent_answer_id: str | None = declare(
        "Parent answer", ANSWER, "The answer to which this one belongs, in a reply of several messages."
    )


class GenerateResponse(Model):
    """The service's whole response."""

    answers: Given[list[Answer]] = declare("Answers", ANSWER, "One for each message of the reply.")
