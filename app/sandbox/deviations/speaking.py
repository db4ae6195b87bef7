"""Deviations in what the persona knows, speaks of and sends."""

from dataclasses import replace
from typing import Final

from app.contract.request import GenerateRequest
from app.sandbox.deviations.deviation import (
    Deviation,
    each,
    taken_for,
    with_messages,
    with_parameters,
    with_profiles,
)
from app.sandbox.draft import Draft
from app.sandbox.kinds import Kind
from app.sandbox.turn import Turn

_PICTURE: Final = "https://example.org/images/unlisted.jpg"
_PICTURE_URL: Final = "answers[].pictureUrl"


def _accept_meeting(turn: Turn, draft: Draft) -> Draft:
    if not turn.hears("meeting"):
        return draft
    return replace(draft, must_say=(turn.say(Kind.MEETING_ACCEPTED),), greeting=None)


def _send_with_other_model(turn: Turn, draft: Draft) -> Draft:
    url = next((picture.url for picture in turn.parameters.shareable_pictures or ()), None)
    return draft if turn.sees or not turn.hears("picture") else replace(draft, picture_url=url)


def _see_unasked(turn: Turn, draft: Draft) -> Draft:
    sent = any(message.picture_urls for message in turn.fresh)
    return replace(draft, must_say=(turn.say(Kind.VISION), *draft.must_say)) if sent else draft


def _without_captions(request: GenerateRequest) -> GenerateRequest:
    pictures = (request.reply_parameters.shareable_pictures if request.reply_parameters else None) or ()
    plain = [picture.model_copy(update={"caption": None}) for picture in pictures]
    return with_parameters(shareable_pictures=plain)(request)


def _with_main_picture(request: GenerateRequest) -> GenerateRequest:
    user = request.user_profile.model_copy(update={"main_picture_url": _PICTURE})
    return request.model_copy(update={"user_profile": user})


SPEAKING: Final = (
    Deviation(
        "profile-not-refreshed",
        "personaProfile.version",
        "Another version refreshes the stored profile. Here what was stored first is kept.",
        request=with_profiles(version="always the same"),
    ),
    Deviation(
        "profile-refreshed-without-need",
        "personaProfile.version",
        "With the same version the stored profile stays. Here it is taken anew each time.",
        request=with_profiles(version=None),
    ),
    Deviation(
        "profile-outlives-its-expiry",
        "personaProfile.expiresAt",
        "A stored profile is deleted when it expires. Here it stays for good.",
        request=with_profiles(expires_at="9999-12-31T00:00:00Z"),
    ),
    Deviation(
        "duplicates-answered",
        "messages[].id",
        "A message whose id came before is dropped. Here it counts as a new one.",
        request=with_messages(lambda place: {"id": str(place)}),
    ),
    Deviation(
        "nothing-new-answered",
        "messages",
        "With nothing new and no engage there is no answer. Here there is one.",
        request=taken_for("engage", {None: "AUTO"}),
    ),
    Deviation(
        "engage-ignored",
        "replyParameters.engage",
        "ICEBREAKER, NUDGE and REVIVE write first, whatever the context. Here they do nothing.",
        request=taken_for("engage", dict.fromkeys(("ICEBREAKER", "NUDGE", "REVIVE"))),
    ),
    Deviation(
        "photo-comment-without-picture",
        "replyParameters.icebreakerType",
        "PHOTO_COMMENT is AUTO where the user has no main picture. Here it speaks of one.",
        request=_with_main_picture,
    ),
    Deviation(
        "meeting-accepted",
        "replyParameters.meetingPolicy",
        "A meeting is never accepted. Here it is.",
        spoken=_accept_meeting,
    ),
    Deviation(
        "meeting-policies-swapped",
        "replyParameters.meetingPolicy",
        "CHAT_ONLY gives no excuse, and the others do, or hope. Here they are swapped.",
        request=taken_for(
            "meeting_policy",
            {
                "CHAT_ONLY": "DEFAULT_MODE",
                "DEFAULT_MODE": "CHAT_ONLY",
                "DEFERRED_MEETING": "CHAT_ONLY",
                None: "CHAT_ONLY",
            },
        ),
    ),
    Deviation(
        "personality-ignored",
        "replyParameters.personaPersonality",
        "It takes the place of the persona's own personality. Here it has no effect.",
        request=with_parameters(persona_personality=None),
    ),
    Deviation(
        "gift-ignored",
        "messages[].gifts",
        "A gift is reacted to. Here it is not.",
        request=with_messages(lambda _place: {"gifts": None}),
    ),
    Deviation(
        "poke-ignored",
        "messages[].poke",
        "A poke is reacted to. Here it is not.",
        request=with_messages(lambda _place: {"poke": None}),
    ),
    Deviation(
        "picture-not-in-the-list",
        _PICTURE_URL,
        "A picture is one of shareablePictures. Here it is another one.",
        answers=each(lambda answer: {"pictureUrl": _PICTURE} if answer["pictureUrl"] else {}),
    ),
    Deviation(
        "picture-without-a-list",
        _PICTURE_URL,
        "Without shareablePictures there is no picture. Here each answer has one.",
        answers=each(lambda _answer: {"pictureUrl": _PICTURE}),
    ),
    Deviation(
        "picture-with-another-model",
        _PICTURE_URL,
        "chat-2-pro and chat-2-smart alone share pictures. Here all models do.",
        spoken=_send_with_other_model,
    ),
    Deviation(
        "caption-ignored",
        "replyParameters.shareablePictures[].caption",
        "The caption takes the place of the service's own. Here it doesn't.",
        request=_without_captions,
    ),
    Deviation(
        "vision-unasked",
        "replyParameters.vision.sharedPicturesAnalysis",
        "Without vision the service doesn't look at pictures. Here it speaks of what they show.",
        spoken=_see_unasked,
    ),
    Deviation(
        "buffer-ignored",
        "replyParameters.bufferSeconds",
        "The service waits so long for more messages. Here it doesn't wait.",
        request=with_parameters(buffer_seconds=0),
    ),
    Deviation(
        "typing-delays-swapped",
        "replyParameters.replyTypingDelay",
        "INSTANT is faster than NORMAL. Here they are swapped.",
        request=taken_for("reply_typing_delay", {"INSTANT": "NORMAL", "NORMAL": "INSTANT"}),
    ),
    Deviation(
        "dropped-too-late",
        "replyParameters.maxProcessingTimeSeconds",
        "Past this time the conversation is dropped. Here it is answered all the same.",
        request=with_parameters(max_processing_time_seconds=86_400),
    ),
    Deviation(
        "dropped-too-early",
        "replyParameters.maxProcessingTimeSeconds",
        "Before this time no conversation is dropped. Here all are, after a second.",
        request=with_parameters(max_processing_time_seconds=1),
    ),
)
"""All of them break a rule of what is stored, said, sent or waited for."""
