"""What is left to chance comes at its rate: 2,000 replies each, held against their 99 % interval."""

import pytest

from tests.sandbox.player import EMOJI, Player, request, share, speaks, texts, within

pytestmark = pytest.mark.slow

COUNT = 2000


def rates_of(replies, test):
    return sum(map(bool, map(test, replies)))


def replies(language="EN", **parameters):
    return Player().many(request("Good morning", parameters=parameters, language=language), COUNT)


def test_the_interval_is_the_exact_one():
    assert within(0, 59, 0.08)
    assert not within(0, 59, 0.09), "0 of 59 is below 8.6 % with 99.5 %"
    assert within(1000, COUNT, 0.5)
    assert not within(1060, COUNT, 0.5)


@pytest.mark.parametrize(
    ("value", "some", "two"),
    [("FREQUENT", 1, 0.25), ("SOMETIMES", 0.75, 0), ("RARELY", 0.25, 0), ("NEVER", 0, 0)],
)
def test_emojis(value, some, two):
    counts = [len(EMOJI.findall(texts(reply))) for reply in replies(emojis=value)]
    assert within(sum(count > 0 for count in counts), COUNT, some), "replies with an emoji"
    assert within(sum(count > 1 for count in counts), COUNT, two), "replies with two of them"
    assert max(counts) <= 2


@pytest.mark.parametrize("value", [0, 0.25, 0.5, 1])
def test_questions(value):
    assert within(rates_of(replies(questionFrequency=value), lambda reply: "?" in texts(reply)), COUNT, value)


def test_questions_of_each_message_where_a_reply_has_several():
    wanted = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
    messages = [answer for reply in replies(questionFrequency=0.3, **wanted) for answer in reply]
    assert within(sum("?" in message["text"] for message in messages), len(messages), 0.3)


@pytest.mark.parametrize(
    ("value", "rate"), [("VERY_FREQUENT", 0.9), ("FREQUENT", 0.6), ("OCCASIONAL", 0.3), ("RARE", 0.1)]
)
def test_several_messages(value, rate):
    wanted = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": value}
    assert within(rates_of(replies(**wanted), lambda reply: len(reply) > 1), COUNT, rate)


def test_fluency_left_out_is_none_or_low_half_and_half():
    plain = {answer["text"] for (answer,) in replies(fluencyDegradation="NONE", questionFrequency=0)}
    drawn = replies(fluencyDegradation=None, questionFrequency=0)
    clean = sum(all(part in "".join(plain) for part in _parts(reply)) for reply in drawn)
    assert within(clean, COUNT, 0.5)


def _parts(reply):
    return [part for part in texts(reply).split(". ") if part]


def test_mistakes_rise_with_their_level():
    known = set(" ".join(texts(reply) for reply in replies(fluencyDegradation="NONE")).split())

    def strange(level):
        said = " ".join(
            texts(reply)
            for reply in Player().many(request("Hi", parameters={"fluencyDegradation": level}), 200)
        )
        return sum(word not in known for word in said.split()) / len(said.split())

    shares = [strange(level) for level in ("NONE", "LOW", "MEDIUM", "HIGH")]
    assert shares == sorted(set(shares)), shares
    assert shares[0] < 0.01


@pytest.mark.parametrize("emojis", ["FREQUENT", "SOMETIMES"])
def test_a_stop_holds_no_emoji(emojis):
    wanted = {"emojis": emojis, "action": {"type": "PAUSE_CONVERSATION"}}
    stops = Player().many(request("Good night", parameters=wanted), 50)
    assert not any(EMOJI.search(texts(reply)) for reply in stops)
    assert share(stops, lambda reply: speaks(reply, "pause")) == 1
