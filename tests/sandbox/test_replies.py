"""What the persona says, and when."""

import json
from dataclasses import replace

import pytest
import regex

from app.contract.wire import encode
from app.sandbox.memory import Memory

EMOJI = regex.compile(r"\p{Emoji_Presentation}")


def texts_of(answers):
    return [answer["text"] for answer in answers]


def many(answers, request_with, count=400, **options):
    """Replies to requests that differ in nothing but a tag."""
    return [answers(request_with(tags={"n": number}, **options)) for number in range(count)]


def said(number, sender, text="Hello there", **parts):
    return {"id": f"x{number}", "sender": sender, "text": text, **parts}


def test_the_same_seed_clock_and_request_give_the_same_bytes(service, request_with):
    body = json.dumps(request_with(parameters={"emojis": "SOMETIMES"})).encode()
    fresh = replace(service, memory=Memory())
    assert encode(service.generate(body).body) == encode(fresh.generate(body).body)
    assert encode(service.generate(body).body) == encode(fresh.generate(body).body), "in the same state"
    other = replace(service, memory=Memory(), seed=8)
    assert fresh.generate(body) != other.generate(body), "another seed, another answer"


def test_nothing_new_gets_no_answers(answers, request_with):
    assert answers(request_with(messages=[])) == []
    assert answers(request_with(messages=[said(1, "USER"), said(2, "PERSONA")])) == []
    assert len(answers(request_with(messages=[said(1, "PERSONA"), said(2, "USER")]))) == 1


def test_a_message_that_came_before_is_not_new(answers, request_with):
    again = [said(1, "USER"), said(2, "PERSONA"), said(1, "USER")]
    assert answers(request_with(messages=again)) == []


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ({"gifts": [{"name": "Roses", "tier": "LOW"}]}, "gift"),
        ({"poke": True}, "poke"),
        ({"pictureUrls": ["https://example.org/a.jpg"]}, "picture"),
        ({"text": "Shall we meet up for a coffee?"}, "meeting_default"),
    ],
)
def test_it_reacts_to_what_came(answers, request_with, service, message, kind):
    reply = answers(request_with(messages=[said(1, "USER", **message)]))
    assert any(sentence in reply[0]["text"] for sentence in service.shelf.book("EN").sentences[kind])


@pytest.mark.parametrize(
    ("policy", "kind"),
    [("DEFERRED_MEETING", "meeting_deferred"), ("CHAT_ONLY", "meeting_chat_only"), (None, "meeting_default")],
)
def test_a_meeting_is_refused_as_the_policy_says(answers, request_with, service, policy, kind):
    reply = answers(request_with("Let's meet tomorrow", parameters={"meetingPolicy": policy}))
    assert any(sentence in reply[0]["text"] for sentence in service.shelf.book("EN").sentences[kind])


@pytest.mark.parametrize(
    ("parameters", "messages", "kind"),
    [
        ({"engage": "AUTO"}, [], "icebreaker"),
        ({"engage": "AUTO", "icebreakerType": "NEARBY"}, [], "icebreaker_nearby"),
        ({"engage": "ICEBREAKER", "icebreakerType": "PHOTO_COMMENT"}, [], "icebreaker"),
        ({"engage": "AUTO"}, [said(1, "PERSONA")], "nudge"),
        ({"engage": "REVIVE"}, [said(1, "PERSONA"), said(2, "USER")], "revive"),
    ],
)
def test_it_writes_first_when_told_to(answers, request_with, service, parameters, messages, kind):
    (answer,) = answers(request_with(messages=messages, parameters=parameters))
    expected = [text.replace("{name}", "Nora") for text in service.shelf.book("EN").sentences[kind]]
    assert any(sentence in answer["text"] for sentence in expected)


def test_the_persona_tells_of_itself_what_its_profile_says(answers, request_with):
    persona = {
        "id": "p",
        "firstName": "Elias",
        "birthdate": "1988-02-03",
        "countryCode": "FR",
        "city": "Lyon {name}",
        "features": {"job": "baker", "interests": ["COOKING"]},
        "pets": [{"name": "Mimi"}],
    }
    long = {"fixedResponseLength": True, "messageLength": "VERY_LONG"}
    everything = "".join(
        text
        for reply in many(answers, request_with, 40, personaProfile=persona, parameters=long)
        for text in texts_of(reply)
    )
    for fact in ("in Lyon {name}.", "baker", "cooking", "Mimi"):
        assert fact in everything, fact
    plain = "".join(
        text for reply in many(answers, request_with, 40, parameters=long) for text in texts_of(reply)
    )
    assert "{" not in plain, "sentences with unknown facts are not said"


def test_several_answers_are_counted_and_chained(answers, request_with):
    wanted = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
    replies = many(answers, request_with, 200, parameters=wanted)
    several = [reply for reply in replies if len(reply) > 1]
    assert 0.83 < len(several) / 200 < 0.97
    for reply in several:
        assert [answer["sequenceNumber"] for answer in reply] == list(range(1, len(reply) + 1))
        assert [answer["parentAnswerId"] for answer in reply] == [
            None,
            *(answer["id"] for answer in reply[:-1]),
        ]
        assert [answer["createdAt"] for answer in reply] == sorted(answer["createdAt"] for answer in reply)
        assert all(texts_of(reply)), "no answer is empty"
    off = {"multipleMessagesPerReply": False, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
    assert {len(reply) for reply in many(answers, request_with, 50, parameters=off)} == {1}


@pytest.mark.parametrize(
    ("emojis", "low", "high", "most"),
    [("FREQUENT", 1, 1, 2), ("SOMETIMES", 0.68, 0.82, 1), ("RARELY", 0.18, 0.32, 1), ("NEVER", 0, 0, 0)],
)
def test_emojis_come_at_the_documented_rates(answers, request_with, emojis, low, high, most):
    replies = many(answers, request_with, parameters={"emojis": emojis})
    counts = [len(EMOJI.findall("".join(texts_of(reply)))) for reply in replies]
    assert low <= sum(count > 0 for count in counts) / len(counts) <= high
    assert max(counts) == most


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_questions_come_at_the_share_asked_for(answers, request_with, share):
    replies = many(answers, request_with, parameters={"questionFrequency": share})
    asked = sum("?" in text for reply in replies for text in texts_of(reply)) / len(replies)
    assert abs(asked - share) <= (0.08 if share == 0.5 else 0)


def test_lengths_rise_as_they_are_asked_for(answers, request_with):
    def median(**lengths):
        parameters = {"fixedResponseLength": True, **lengths}
        sizes = [len(reply[0]["text"]) for reply in many(answers, request_with, 60, parameters=parameters)]
        return sorted(sizes)[30]

    messages = [median(messageLength=value) for value in ("SHORT", "REGULAR", "LONG", "VERY_LONG")]
    sentences = [median(sentenceLength=value) for value in ("SHORT", "REGULAR", "LONG")]
    assert messages == sorted(set(messages))
    assert sentences == sorted(set(sentences))


def test_cost_depends_on_the_model_and_on_generated_personality(answers, request_with):
    def cost(**parameters):
        fixed = {"fixedResponseLength": True, "messageLength": "SHORT", "questionFrequency": 0}
        return float(answers(request_with(parameters={**fixed, **parameters}))[0]["cost"])

    assert cost(chatModel="dating-smart-1") < cost(chatModel="chat-2-pro")
    assert cost(generatePersonality=True) > cost() + 0.01


def test_delays_follow_the_request_and_shrink_with_the_speed(service, request_with):
    def seconds(**parameters):
        return service.generate(json.dumps(request_with(parameters=parameters)).encode()).seconds

    assert 5.0 < seconds() < 10.0, "the documented buffer of 5 s when left out"
    assert seconds(bufferSeconds="100") > 100.0
    assert seconds(bufferSeconds=0) < 4.0
    assert seconds(bufferSeconds=0, replyTypingDelay="NORMAL") > seconds(bufferSeconds=0) + 1


def test_greek_is_rewritten_on_request(answers, request_with):
    wanted = {"postProcessing": {"greekRewrite": True}, "questionFrequency": 1}
    (answer,) = answers(request_with(language="EL_GR", parameters=wanted))
    assert "?" in answer["text"]
    assert not set(answer["text"]) & set(";άέήίόύώΆΈΉΊΌΎΏ")
    (plain,) = answers(request_with(language="EL_GR", parameters={"questionFrequency": 1}))
    assert ";" in plain["text"]
