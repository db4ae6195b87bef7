"""A call from start to exchange: exact bytes, clocks, phases, connections, cancelling."""

import asyncio
import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.client.calls import Client
from app.client.exchange import Phase
from app.client.failures import Cancelled
from app.contract import wire
from app.contract.request import GenerateRequest
from tests.client.conftest import CANARY
from tests.client.samples import DOCUMENT


async def test_an_answered_call_is_whole(client, server):
    environment = server.environment("ok")
    exchange = await client.start(DOCUMENT, environment).exchange()
    assert exchange.failure is None
    assert (exchange.status, exchange.method, exchange.environment) == (200, "POST", "Test")
    assert exchange.url == environment.base_url + "/cs/v1/content_creation/conversations/generate"
    assert exchange.charged == "yes"
    [answer] = exchange.answers
    assert answer.text == "Good morning, how was the hike?"
    assert answer.cost == Decimal("0.0250")
    assert answer.created_at == datetime(2026, 11, 7, 4, 31, 56, 250_000, UTC)
    assert json.loads(exchange.response_body)["answers"][0]["id"] == answer.id
    assert exchange.decoded_body is None
    assert abs((datetime.now(UTC) - exchange.sent_at).total_seconds()) < 20


async def test_the_server_sees_exactly_the_bytes_of_the_exchange(client, server):
    replay = b' \r\n{"userProfile" : {"birthdate":"1990-05-14"}, "n": 1.10e2}\n'
    model = GenerateRequest.model_validate(
        {"userProfile": {"id": "1", "later": [1]}, "personaProfile": {"id": "2"}, "language": "FR"}
    )
    environment = server.environment("ok")
    exchanges = [await client.start(content, environment).exchange() for content in (DOCUMENT, replay, model)]
    assert [exchange.request_body for exchange in exchanges] == await server.bodies()
    assert exchanges[0].request_body == wire.encode(DOCUMENT)
    assert exchanges[1].request_body == replay
    assert json.loads(exchanges[2].request_body) == {
        "userProfile": {"id": "1", "later": [1]},
        "personaProfile": {"id": "2"},
        "language": "FR",
    }, "a model sends what was set in it, under its wire names"


async def test_a_number_beyond_all_floats_is_sent_as_it_is_spelt(client, server):
    text = '{"userProfile":{"id":"1","later":1e999},"personaProfile":{"id":"2","features":{"weight":70.50}}}'
    document = wire.loads(text)
    for content in (document, GenerateRequest.model_validate(document)):
        exchange = await client.start(content, server.environment("ok")).exchange()
        assert exchange.request_body.decode() == text


async def test_a_document_edited_after_the_start_is_sent_as_it_was(client, server):
    document = {"tags": {"n": 1}}
    call = client.start(document, server.environment("ok"))
    document["tags"] = {"n": 2}
    assert (await call.exchange()).request_body == b'{"tags":{"n":1}}'


async def test_headers_are_as_sent_but_for_the_token(client, server):
    exchange = await client.start(DOCUMENT, server.environment("ok")).exchange()
    [head] = await server.heads()
    sent = [tuple(line.split(": ", 1)) for line in head[1:]]
    assert [(name, value.replace(CANARY, "••••")) for name, value in sent] == list(exchange.request_headers)
    assert ("Authorization", "Bearer ••••") in exchange.request_headers
    assert ("Content-Type", "application/json") in exchange.request_headers


@pytest.mark.parametrize("fault", ["ok", "drip", "gzip"])
async def test_clocks_ascend_and_every_phase_is_told_once(client, server, fault):
    told = []
    exchange = await client.start(DOCUMENT, server.environment(fault), on_phase=told.append).exchange()
    clocks = exchange.clocks
    order = [0.0, clocks.queued, clocks.connected, clocks.sent, clocks.first_byte, clocks.end]
    assert order == sorted(order)
    assert told == list(Phase)


async def test_a_listener_that_fails_does_not_break_the_call(client, server):
    errors = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: errors.append(context["exception"]))

    def listener(phase):
        raise LookupError(phase)

    exchange = await client.start(DOCUMENT, server.environment("ok"), on_phase=listener).exchange()
    assert exchange.failure is None
    assert len(errors) == len(Phase), "the loop's handler hears of each"


async def test_calls_share_the_client_and_its_connections(client, server):
    environment = server.environment("ok")
    await client.start(DOCUMENT, environment).exchange()
    before = await server.connections()
    for _ in range(3):
        await client.start(DOCUMENT, replace(environment, timeout=9)).exchange()
    assert await server.connections() == before, "one after the other they use one connection"
    calls = [client.start(DOCUMENT, environment) for _ in range(5)]
    exchanges = await asyncio.gather(*(call.exchange() for call in calls))
    assert [exchange.failure for exchange in exchanges] == [None] * 5
    assert len({exchange.id for exchange in exchanges}) == 5
    assert [exchange.id for exchange in exchanges] == [call.id for call in calls]
    assert await server.connections() <= before + 4


async def test_a_call_can_be_awaited_from_several_places(client, server):
    call = client.start(DOCUMENT, server.environment("ok"))
    waiting = asyncio.create_task(call.exchange())
    given_up = asyncio.create_task(call.exchange())
    await asyncio.wait([waiting], timeout=0)
    given_up.cancel()
    first, second = await asyncio.gather(waiting, call.exchange())
    assert first is second, "one that stops waiting does not stop the others"
    assert call.done
    call.cancel()
    assert await call.exchange() is first, "cancelling after the end changes nothing"


async def test_cookies_are_not_kept_and_environment_variables_not_read(client, server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    environment = server.environment("cookie")
    for _ in range(2):
        assert (await client.start(DOCUMENT, environment).exchange()).failure is None
    for head in await server.heads():
        assert not [line for line in head if line.lower().startswith("cookie")]


@pytest.mark.parametrize("fault", ["never", "stall"])
async def test_cancelling_closes_the_socket_at_once(client, server, fault):
    call = client.start(DOCUMENT, server.environment(fault))
    await server.ask(f"arrived {server.key}")
    start = time.perf_counter()
    call.cancel()
    exchange = await call.exchange()
    await server.ask(f"closed {server.key}")
    assert time.perf_counter() - start < 0.2
    assert isinstance(exchange.failure, Cancelled)
    assert exchange.failure.charged == "maybe"
    assert "may still be charged" in exchange.failure.advice
    assert exchange.clocks.end is not None


async def test_cancelling_while_connecting_costs_nothing(client, server):
    # TLS to a port that never speaks: the connection is open, nothing of the request is on its way
    call = client.start(
        DOCUMENT, server.environment("x", base_url=f"https://127.0.0.1:{server.ports['mute']}")
    )
    await server.ask("arrived mute")
    call.cancel()
    exchange = await call.exchange()
    await server.ask("closed mute")
    assert isinstance(exchange.failure, Cancelled)
    assert exchange.failure.charged == "no"
    assert exchange.clocks.sent is None


async def test_cancelling_before_the_first_step_sends_nothing(client, server):
    before = await server.connections()
    call = client.start(DOCUMENT, server.environment("ok"))
    call.cancel()
    exchange = await call.exchange()
    assert isinstance(exchange.failure, Cancelled)
    assert exchange.failure.charged == "no"
    assert await server.connections() == before


async def test_a_prepared_client_sends_as_any_other(client, server):
    client.prepare()
    exchange = await client.start(DOCUMENT, server.environment("ok")).exchange()
    assert exchange.failure is None


async def test_closing_the_client_ends_what_is_under_way(server):
    client = Client(lambda _: CANARY)
    call = client.start(DOCUMENT, server.environment("never"))
    await server.ask(f"arrived {server.key}")
    await client.aclose()
    assert isinstance((await call.exchange()).failure, Cancelled)
    await server.ask(f"closed {server.key}")


async def test_a_mistake_of_the_console_is_an_exchange_too(client, server, monkeypatch, caplog):
    def broken(_):
        raise ZeroDivisionError(f"with {CANARY}")

    monkeypatch.setattr("app.client.outcome.read_reply", broken)
    exchange = await client.start(DOCUMENT, server.environment("ok")).exchange()
    assert exchange.failure.kind == "mistake"
    assert exchange.failure.charged == "maybe"
    assert "ZeroDivisionError" in caplog.text
    assert CANARY not in caplog.text
