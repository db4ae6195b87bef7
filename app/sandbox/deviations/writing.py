"""Deviations in how the reply is written: emojis, questions, lengths, language, several messages."""

from datetime import timedelta
from typing import Final

from app.contract.reply_parameters import PostProcessing
from app.contract.request import GenerateRequest
from app.contract.wire import Json
from app.sandbox.clock import wire_time
from app.sandbox.deviations.deviation import Deviation, all_of, each, taken_for, with_parameters

_EMOJIS: Final = "replyParameters.emojis"
_SEVERAL: Final = "replyParameters.multipleMessagesPerReply"
_OFTEN: Final = f"{_SEVERAL}Frequency"
_REWRITE: Final = "replyParameters.postProcessing.greekRewrite"
_LENGTHS: Final = {"SHORT": "VERY_LONG", "VERY_LONG": "SHORT", "REGULAR": "LONG", "LONG": "REGULAR"}
_ENGLISH: Final = (None, "EN", "EN_GB", "EN_AU", "EN_IE")


def _in_another_language(request: GenerateRequest) -> GenerateRequest:
    language = "DE" if request.language in _ENGLISH else "EN"
    return request.model_copy(update={"language": language, "additional_languages": None})


def _with_wrong_questions(request: GenerateRequest) -> GenerateRequest:
    share = request.reply_parameters.question_frequency if request.reply_parameters else None
    if share is None:
        return request
    return with_parameters(question_frequency=0 if share >= 0.5 else 1)(request)


def _with_several(request: GenerateRequest) -> GenerateRequest:
    if request.reply_parameters and request.reply_parameters.multiple_messages_per_reply:
        return request
    several = {"multiple_messages_per_reply": True, "multiple_messages_per_reply_frequency": "VERY_FREQUENT"}
    return with_parameters(**several)(request)


def _with_emojis(answer: dict[str, Json]) -> dict[str, Json]:
    return {"text": f"{answer['text']} 😊😄🙂"} if answer["text"] else {}


WRITING: Final = (
    Deviation(
        "emojis-although-never",
        _EMOJIS,
        "NEVER: no reply holds an emoji. Here three of four do.",
        request=taken_for("emojis", {"NEVER": "SOMETIMES"}),
    ),
    Deviation(
        "emojis-too-few-for-frequent",
        _EMOJIS,
        "FREQUENT: at least half of the replies hold an emoji. Here a quarter does.",
        request=taken_for("emojis", {"FREQUENT": "RARELY"}),
    ),
    Deviation(
        "emojis-too-often-for-sometimes",
        _EMOJIS,
        "SOMETIMES: at most 75 % of the replies hold an emoji. Here all do.",
        request=taken_for("emojis", {"SOMETIMES": "FREQUENT"}),
    ),
    Deviation(
        "emojis-too-often-for-rarely",
        _EMOJIS,
        "RARELY: at most 25 % of the replies hold an emoji. Here 75 % do.",
        request=taken_for("emojis", {"RARELY": "SOMETIMES"}),
    ),
    Deviation(
        "emojis-too-many-at-once",
        _EMOJIS,
        "A reply holds two emojis at most. Here each text gets three more.",
        answers=each(_with_emojis),
    ),
    Deviation(
        "questions-far-off",
        "replyParameters.questionFrequency",
        "The value is the share of messages that ask. Here none asks from 0.5 on, and all do below.",
        request=_with_wrong_questions,
    ),
    Deviation(
        "message-lengths-swapped",
        "replyParameters.messageLength",
        "SHORT is shorter than VERY_LONG, and REGULAR than LONG. Here they are swapped.",
        request=taken_for("message_length", _LENGTHS),
    ),
    Deviation(
        "sentence-lengths-swapped",
        "replyParameters.sentenceLength",
        "SHORT sentences are shorter than LONG ones. Here they are swapped.",
        request=taken_for("sentence_length", {"SHORT": "LONG", "LONG": "SHORT"}),
    ),
    Deviation(
        "lengths-not-fixed",
        "replyParameters.fixedResponseLength",
        "Fixed lengths are held strictly. Here they vary as if they weren't fixed.",
        request=taken_for("fixed_response_length", {True: False}),
    ),
    Deviation(
        "fluency-swapped",
        "replyParameters.fluencyDegradation",
        "Mistakes rise from NONE over LOW and MEDIUM to HIGH. Here they fall.",
        request=taken_for(
            "fluency_degradation", {"NONE": "HIGH", "LOW": "MEDIUM", "MEDIUM": "LOW", "HIGH": "NONE"}
        ),
    ),
    Deviation(
        "fluency-left-out-is-high",
        "replyParameters.fluencyDegradation",
        "Left out, it is NONE or LOW, half and half. Here it is HIGH.",
        request=taken_for("fluency_degradation", {None: "HIGH"}),
    ),
    Deviation(
        "another-language",
        "language",
        "The reply is in a language that was asked for. Here it is German instead of English, else English.",
        request=_in_another_language,
    ),
    Deviation(
        "greek-not-rewritten",
        _REWRITE,
        "On: ';' becomes '?', and letters lose their accents. Here nothing happens.",
        request=with_parameters(post_processing=None),
    ),
    Deviation(
        "greek-rewritten-unasked",
        _REWRITE,
        "Off: Greek text keeps ';' and its accents. Here it loses them all the same.",
        request=with_parameters(post_processing=PostProcessing(greek_rewrite=True)),
    ),
    Deviation(
        "text-empty",
        "answers[].text",
        "An answer has a text, a picture or a stop reason. Here the text is empty.",
        answers=each(lambda _answer: {"text": "", "pictureUrl": None, "conversationStopReason": None}),
    ),
    Deviation(
        "several-although-off",
        _SEVERAL,
        "Off: a reply is one answer. Here nine of ten replies are several.",
        request=_with_several,
    ),
    Deviation(
        "several-frequencies-swapped",
        _OFTEN,
        "VERY_FREQUENT and FREQUENT bring several answers more often than OCCASIONAL and RARE. "
        "Here it is the other way round.",
        request=taken_for(
            "multiple_messages_per_reply_frequency",
            {
                "VERY_FREQUENT": "RARE",
                "FREQUENT": "OCCASIONAL",
                "OCCASIONAL": "FREQUENT",
                "RARE": "VERY_FREQUENT",
            },
        ),
    ),
    Deviation(
        "sequence-with-gaps",
        "answers[].sequenceNumber",
        "The numbers of a reply's answers are consecutive. Here they are 1, 3, 5.",
        answers=all_of("sequenceNumber", lambda place: 2 * place + 1),
    ),
    Deviation(
        "sequence-all-zero",
        "answers[].sequenceNumber",
        "In a reply of several answers each number is above 0. Here all are 0.",
        answers=all_of("sequenceNumber", lambda _place: 0),
    ),
    Deviation(
        "parent-unknown",
        "answers[].parentAnswerId",
        "A parent is an answer of the same reply. Here it is none of them.",
        answers=all_of("parentAnswerId", lambda place: "answer_ofAnotherReply00" if place else None),
    ),
    Deviation(
        "created-backwards",
        "answers[].createdAt",
        "The answers of a reply are created in their order. Here each one is a second before the last.",
        answers=lambda turn, answers: all_of(
            "createdAt", lambda place: wire_time(turn.time - timedelta(seconds=place))
        )(turn, answers),
    ),
    Deviation(
        "ids-repeated",
        "answers[].id",
        "Each answer has an id of its own. Here all have the same one.",
        answers=each(lambda _answer: {"id": "answer_alwaysTheSameId01"}),
    ),
)
"""All of them break a rule of the text, or of a reply in several answers."""
