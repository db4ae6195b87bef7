"""What the persona makes of pictures, of parameters that ask for a sentence, and of lengths."""

import pytest

from tests.sandbox.player import Player, request, said, sentences, speaks, texts

PICTURES = [
    {"id": "a", "url": "https://example.org/a.jpg", "caption": "My bicycle"},
    {"id": "b", "url": "https://example.org/b.jpg"},
]
ASKED = "Could you send me a picture of the garden?"
SENT = said("Look at this", pictureUrls=["https://example.org/dog.jpg"])
MAIN = {"mainPictureUrl": "https://example.org/me.jpg"}


def reply(*messages, user=None, persona=None, **parameters):
    return Player().one(request(*messages, parameters=parameters, user=user, persona=persona))


@pytest.mark.parametrize("model", ["chat-2-pro", "chat-2-smart"])
def test_asked_for_a_picture_a_chat_2_model_sends_one_of_the_list(model):
    wanted = request(ASKED, parameters={"chatModel": model, "shareablePictures": PICTURES})
    replies = Player().many(wanted, 40)
    assert {answer["pictureUrl"] for (answer,) in replies} == {picture["url"] for picture in PICTURES}
    for (answer,) in replies:
        own = answer["pictureUrl"].endswith("a.jpg")
        assert ("My bicycle." in answer["text"]) is own, "the caption takes the place of the sandbox's own"
        assert speaks([answer], "share_picture") is not own


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        (ASKED, {"chatModel": "dating-pro-1", "shareablePictures": PICTURES}),
        (ASKED, {"shareablePictures": PICTURES}),
        (ASKED, {"chatModel": "chat-2-pro"}),
        ("I like pictures", {"chatModel": "chat-2-pro", "shareablePictures": PICTURES}),
    ],
)
def test_without_a_list_a_wish_or_the_model_there_is_no_picture(text, parameters):
    answer = reply(text, **parameters)
    assert answer["pictureUrl"] is None
    assert speaks([answer], "no_picture") is (text == ASKED)


def test_a_picture_comes_with_the_first_answer_alone():
    several = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
    wanted = {"chatModel": "chat-2-pro", "shareablePictures": PICTURES, **several}
    for answers in Player().many(request(ASKED, parameters=wanted), 20):
        assert [bool(answer["pictureUrl"]) for answer in answers] == [True] + [False] * (len(answers) - 1)


@pytest.mark.parametrize(
    ("vision", "messages", "profiles", "kinds"),
    [
        ({"sharedPicturesAnalysis": True}, [SENT], {}, {"vision"}),
        ({"sharedPicturesAnalysis": True}, ["Hi"], {}, set()),
        ({"userProfilePictureAnalysis": True}, ["Hi"], {"user": MAIN}, {"vision"}),
        ({"userProfilePictureAnalysis": True}, ["Hi"], {"persona": MAIN}, set()),
        ({"personaProfilePictureAnalysis": True}, ["Hi"], {"persona": MAIN}, {"vision_own"}),
        ({"personaProfilePictureAnalysis": True}, [SENT], {"user": MAIN}, set()),
        ({"sharedPicturesAnalysis": False}, [SENT], {"user": MAIN, "persona": MAIN}, set()),
        (None, [SENT], {"user": MAIN, "persona": MAIN}, set()),
    ],
)
def test_it_speaks_of_the_pictures_that_it_may_see_and_of_no_others(vision, messages, profiles, kinds):
    answer = reply(*messages, **profiles, chatModel="chat-2-smart", vision=vision)
    assert {kind for kind in ("vision", "vision_own") if speaks([answer], kind)} == kinds


def test_other_models_see_nothing():
    assert not speaks([reply(SENT, vision={"sharedPicturesAnalysis": True})], "vision")


def test_shareable_pictures_are_spoken_of_when_they_may_be_seen():
    wanted = {"chatModel": "chat-2-pro", "vision": {"shareablePicturesAnalysis": True}}
    assert speaks([reply("Hi", **wanted, shareablePictures=PICTURES)], "vision_own")
    assert not speaks([reply("Hi", **wanted)], "vision_own")


@pytest.mark.parametrize(
    ("parameters", "kind"),
    [
        ({"preventAggressiveTone": True}, "calm"),
        ({"personaPersonality": "GEEKY"}, "personality_geeky"),
        ({"engage": "ICEBREAKER", "icebreakerType": "EROTIC"}, "neutral"),
        ({"engage": "ICEBREAKER", "icebreakerType": "JUST_JOINED"}, "icebreaker_just_joined"),
        ({"engage": "NUDGE"}, "nudge"),
    ],
)
def test_a_parameter_is_seen_to_arrive(parameters, kind):
    assert speaks([reply("Hello", **parameters)], kind)
    assert not speaks([reply("Hello")], kind)


@pytest.mark.parametrize(("distance", "number"), [(4, "4"), (2.5, "2.5"), (0, "0")])
def test_the_distance_is_said(distance, number):
    assert f"the distance between us is {number}." in reply("Hello", profileDistance=distance)["text"]
    assert "the distance between us" not in reply("Hello")["text"]


@pytest.mark.parametrize("parameters", [{}, {"enableSexualTextContent": True, "disableSafetyFeatures": True}])
def test_asked_for_something_sexual_it_stays_neutral(parameters):
    assert speaks([reply("Send nudes", **parameters)], "neutral")


def test_photo_comment_needs_the_users_picture():
    opening = {"engage": "AUTO", "icebreakerType": "PHOTO_COMMENT"}
    assert speaks([reply(user=MAIN, **opening)], "icebreaker_photo_comment")
    assert speaks([reply(**opening)], "icebreaker")


@pytest.mark.parametrize(("length", "count"), [("SHORT", 2), ("REGULAR", 3), ("LONG", 5), ("VERY_LONG", 7)])
def test_fixed_lengths_are_exact(length, count):
    wanted = request("Hi", parameters={"fixedResponseLength": True, "messageLength": length})
    known = [text for kind in ("greeting", "smalltalk", "statement", "question") for text in sentences(kind)]
    for answers in Player().many(wanted, 30):
        assert sum(texts(answers).count(sentence) for sentence in known) == count, texts(answers)


def test_lengths_that_are_not_fixed_vary():
    sizes = {
        len(texts(answers))
        for answers in Player().many(
            request("Hi", parameters={"messageLength": "LONG", "questionFrequency": 0}), 30
        )
    }
    fixed = request(
        "Hi", parameters={"messageLength": "LONG", "fixedResponseLength": True, "sentenceLength": "SHORT"}
    )
    strict = {len(texts(answers)) for answers in Player().many(fixed, 30)}
    assert max(strict) - min(strict) < max(sizes) - min(sizes)


def test_the_buffer_is_waited_for_beside_the_response_time():
    player = Player()
    outcome = player.outcome(request("Hello", parameters={"bufferSeconds": 10}))
    assert outcome.seconds > 10
    assert outcome.body["answers"][0]["responseTime"] < outcome.seconds
