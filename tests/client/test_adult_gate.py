"""The rule without an override: a profile under 18 never opens a connection, in no spelling and no form."""

import copy
import json
from datetime import UTC, datetime

import pytest

from app.client.failures import NotSendable, UnderAge
from app.contract.request import GenerateRequest
from tests.client.samples import DOCUMENT

YOUNG = f"{datetime.now(UTC).year - 17}-01-01"


def young(profile="userProfile", birthdate=YOUNG):
    document = copy.deepcopy(DOCUMENT)
    document[profile]["birthdate"] = birthdate
    return document


def overridden():
    document = copy.deepcopy(DOCUMENT)
    document["replyParameters"] = {"personaProfileOverrides": {"birthdate": YOUNG}}
    return document


MODEL = GenerateRequest.model_validate(young())
UNVALIDATED = GenerateRequest.model_construct(user_profile={"birthdate": YOUNG})
TEXT = json.dumps(young())

UNDER_AGE = {
    "a user": young(),
    "a persona": young("personaProfile"),
    "a model": MODEL,
    "a model that nobody validated": UNVALIDATED,
    "bytes": TEXT.encode(),
    "bytes with a byte order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "an escaped key": TEXT.replace('"birthdate"', '"\\u0062irthdate"').encode(),
    "an escaped date": TEXT.replace(YOUNG, "".join(f"\\u{ord(c):04x}" for c in YOUNG)).encode(),
    "another case": TEXT.replace('"birthdate"', '"BirthDate"').encode(),
    "a time behind": young(birthdate=YOUNG + "T00:00:00Z"),
    "no dashes": young(birthdate=YOUNG.replace("-", "")),
    "the day first": young(birthdate=f"01.01.{YOUNG[:4]}"),
    "spaces around": young(birthdate=f"  {YOUNG} "),
    "a number": young(birthdate=int(YOUNG.replace("-", ""))),
    "tomorrow's child": young(birthdate="2999-01-01"),
    "overrides": overridden(),
    "a list around": [young()],
    "an object around": {"request": {"body": young()}},
}

UNREADABLE = {
    "the key twice": TEXT.replace('"birthdate"', '"birthdate": "1980-01-01", "birthdate"').encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-32": TEXT.encode("utf-32"),
    "a comment": b"/* hello */" + TEXT.encode(),
    "a comma too many": TEXT[:-1].encode() + b",}",
    "something behind": TEXT.encode() + b" {}",
    "a broken letter": TEXT.encode().replace(b"Alex", b"Al\xff"),
    "NaN": TEXT.encode().replace(b'"Alex"', b"NaN"),
    "single quotes": TEXT.replace('"', "'").encode(),
    "nothing": b"",
    "no JSON at all": b"hello",
    "a number that JSON lacks": {"userProfile": {"height": float("inf")}},
    "something that is no JSON": {"userProfile": {"birthdate": datetime(1990, 1, 1, tzinfo=UTC)}},
    "half a letter": {"userProfile": {"firstName": "\ud83d"}},
}


@pytest.mark.parametrize("case", UNDER_AGE)
async def test_a_profile_under_18_opens_no_connection(client, server, case):
    before = await server.connections()
    exchange = await client.start(UNDER_AGE[case], server.environment("ok")).exchange()
    assert isinstance(exchange.failure, UnderAge), case
    assert exchange.failure.charged == "no"
    assert exchange.failure.pointers
    assert all("birthdate" in pointer.lower() for pointer in exchange.failure.pointers)
    assert exchange.failure.pointers[0] in exchange.failure.message
    assert (exchange.status, exchange.clocks.connected, exchange.request_headers) == (None, None, ())
    assert await server.connections() == before


@pytest.mark.parametrize("case", UNREADABLE)
async def test_what_is_not_strict_json_opens_no_connection(client, server, case):
    before = await server.connections()
    exchange = await client.start(UNREADABLE[case], server.environment("ok")).exchange()
    assert isinstance(exchange.failure, NotSendable), case
    assert exchange.failure.charged == "no"
    assert await server.connections() == before


async def test_the_age_is_judged_before_token_and_environment(make_client, server):
    client = make_client(lambda _: None)
    for environment in (server.environment("ok"), server.environment("ok", base_url="nowhere")):
        exchange = await client.start(young(), environment).exchange()
        assert isinstance(exchange.failure, UnderAge)


async def test_adults_with_children_and_wrong_values_are_sent(client, server):
    document = copy.deepcopy(DOCUMENT)
    document["userProfile"] |= {"children": [{"name": "Sam", "age": 6}], "height": "tall", "birthdate": None}
    exchange = await client.start(document, server.environment("ok")).exchange()
    assert exchange.failure is None
    assert await server.bodies() == [exchange.request_body]
