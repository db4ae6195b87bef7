"""Answers are read leniently: nothing is dropped, nothing crashes."""

import json
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.client.answers import Reply
from app.client.failures import BrokenAnswer
from app.client.reading import read_reply
from app.client.said import LONGEST, what_it_says
from tests.client.samples import DOCUMENT

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
FIELD = st.sampled_from(["id", "cost", "createdAt", "text", "tags", "sequenceNumber", "responseTime", "mood"])


async def test_no_answers_are_an_answer(client, server):
    exchange = await client.start(DOCUMENT, server.environment("none")).exchange()
    assert exchange.failure is None
    assert exchange.reply == Reply({"answers": []}, ())
    assert exchange.answers == ()


async def test_wrong_types_and_unknown_fields_are_kept(client, server):
    exchange = await client.start(DOCUMENT, server.environment("wrong-types")).exchange()
    assert exchange.failure is None
    first, second, third = exchange.answers
    assert (first.id, first.cost, first.created_at, first.tags) == (None, None, None, None)
    assert first.raw["id"] == 5
    assert first.misfits == ("id", "tags", "cost", "createdAt")
    assert first.unknown_fields == ("mood",)
    assert (second.raw, third.raw) == (None, "text")
    assert exchange.reply.unknown_fields == ("v",)


async def test_answers_come_as_received_and_in_sequence_on_request(client, server):
    reply = (await client.start(DOCUMENT, server.environment("unordered")).exchange()).reply
    assert [answer.id for answer in reply.answers] == ["c", "x", "a"]
    assert [answer.id for answer in reply.in_sequence()] == ["a", "c", "x"]


async def test_half_a_character_does_not_lose_a_paid_answer(client, server):
    exchange = await client.start(DOCUMENT, server.environment("half-emoji")).exchange()
    assert exchange.failure is None
    assert exchange.answers[0].text == "hi �"
    assert "surrogate" in exchange.reply.notes[0]
    assert b"\\ud83d" in exchange.response_body, "the bytes stay as they came"


async def test_encoded_bodies_are_kept_as_they_came_and_decoded(client, server):
    for encoding in ("gzip", "deflate"):
        exchange = await client.start(DOCUMENT, server.environment(encoding)).exchange()
        assert exchange.failure is None
        assert json.loads(exchange.body)["answers"]
        assert exchange.body == exchange.decoded_body != exchange.response_body


def test_money_keeps_its_decimals():
    reply = read_reply(b'{"answers": [{"cost": "0.0250"}, {"cost": 0.10}, {"cost": "NaN"}, {"cost": true}]}')
    assert [str(answer.cost) for answer in reply.answers] == ["0.0250", "0.10", "None", "None"]
    assert reply.answers[0].cost == Decimal("0.025")


@settings(max_examples=40)
@given(st.lists(st.dictionaries(FIELD, JSON) | JSON, max_size=4), st.dictionaries(FIELD, JSON, max_size=2))
def test_any_json_with_a_list_of_answers_is_a_reply(answers, beside):
    body = json.dumps({**beside, "answers": answers}).encode()
    reply = read_reply(body)
    assert isinstance(reply, Reply)
    assert len(reply.answers) == len(answers)
    assert len(reply.in_sequence()) == len(answers)
    json.dumps(reply.raw, ensure_ascii=False).encode()


@given(st.binary(max_size=60))
def test_any_bytes_are_a_reply_or_a_broken_answer(body):
    assert isinstance(read_reply(body), Reply | BrokenAnswer)
    assert len(what_it_says(body)) <= LONGEST


def test_a_bottomless_answer_is_broken():
    body = b'{"answers": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    assert isinstance(read_reply(body), BrokenAnswer)


def test_what_a_service_says_is_found_in_many_shapes():
    cases = {
        '{"message": "No such key"}': "No such key",
        '{"error": "quota exceeded"}': "quota exceeded",
        '{"error": {"code": 7, "message": "quota exceeded"}}': "quota exceeded",
        '{"detail": [{"loc": ["body", "messages", 0], "msg": "too long"}]}': "body.messages.0: too long",
        '{"errors": [{"path": "/tags", "message": "unknown"}, "and more"]}': "/tags: unknown; and more",
        '{"errors": {"language": ["is unknown"]}}': "language: is unknown",
        '{"title": "Bad request", "detail": "language is unknown"}': "Bad request; language is unknown",
        '"just words"': "just words",
        '{"code": 5}': "",
        "[": "",
        "plain\x00 words\u202e\nhere": "plain words here",
        "<html><style>p{}</style><h1>Blocked</h1> by &lt;policy&gt;</html>": "Blocked by <policy>",
        "": "",
    }
    for body, said in cases.items():
        assert what_it_says(body.encode()) == said
