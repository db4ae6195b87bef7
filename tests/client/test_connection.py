"""A test of the connection costs no answer, and says in words what was learnt."""

import asyncio
import socket
from dataclasses import replace

import pytest

from app.client.environment import TokenReference, sandbox_environment
from app.sandbox import process
from tests.client.conftest import CANARY


def said_by(connection):
    words = f"{connection.message} {connection.advice}"
    assert CANARY not in words
    assert "sent." not in words, "a test of the connection is no call"
    assert "!" not in words
    return connection


async def test_it_asks_for_nothing_to_be_done(client, server):
    await client.test_connection(server.environment("status/405"))
    [head] = await server.heads()
    assert head[0].startswith("GET "), "GET asks for nothing, so that nothing can be charged"
    assert f"authorization: Bearer {CANARY}" in [line.replace("Author", "author") for line in head]
    assert await server.bodies() == [b""], "no conversation leaves the computer"


@pytest.mark.parametrize(
    ("status", "token", "well"),
    [
        (401, "refused", False),
        (403, "refused", False),
        (405, "untold", True),
        (400, "untold", True),
        (200, "untold", False),
        (404, "untold", False),
        (429, "untold", True),
        (503, "untold", False),
    ],
)
async def test_a_status_tells_what_it_can(client, server, status, token, well):
    connection = said_by(await client.test_connection(server.environment(f"status/{status}")))
    assert (connection.reached, connection.status) == (True, status)
    assert (connection.token, connection.well) == (token, well)
    assert str(status) in connection.message


async def test_without_a_token_the_address_is_tested_all_the_same(make_client, server):
    client = make_client(lambda _: None)
    connection = said_by(await client.test_connection(server.environment("status/401")))
    assert (connection.reached, connection.token) == (True, "none")
    assert "DUMGUM_TOKEN" in connection.message
    assert not any("authorization" in line.lower() for line in (await server.heads())[0])


async def test_the_sandbox_is_found(client):
    running = await process.start_async()
    try:
        connection = said_by(await client.test_connection(sandbox_environment(running.base_url)))
    finally:
        running.stop()
    assert connection.well, connection.message


@pytest.mark.parametrize(
    ("fault", "words"),
    [("closed", "no HTTP response"), ("garbage", "no HTTP response"), ("never", "nothing came back within")],
)
async def test_something_else_that_listens_is_told(client, server, fault, words):
    environment = server.environment(fault, timeout=0.3)
    connection = said_by(await client.test_connection(environment))
    assert not connection.reached
    assert words in connection.message


async def test_what_is_not_reached_is_told_by_its_cause(client, server):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    plain = server.environment("ok")
    for settings, words in (
        ({"base_url": "https://no-such-host.invalid"}, "name of no-such-host.invalid"),
        ({"base_url": f"http://127.0.0.1:{free}"}, "Nothing listens"),
        ({"base_url": f"https://127.0.0.1:{server.ports['tls']}"}, "not trusted"),
        ({"base_url": f"https://127.0.0.1:{server.ports['mute']}", "connect_timeout": 0.2}, "within 0.2 s"),
        (
            {"base_url": "https://api.example.org", "proxy": f"http://127.0.0.1:{server.ports['main']}"},
            "proxy refused",
        ),
        ({"base_url": "no address"}, "holds a space"),
    ):
        connection = said_by(await client.test_connection(replace(plain, **settings)))
        assert not connection.reached
        assert words in connection.message


async def test_it_can_be_stopped(client, server):
    testing = asyncio.ensure_future(client.test_connection(server.environment("never")))
    await server.ask(f"arrived {server.key}")
    testing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await testing
    assert await server.ask(f"closed {server.key}"), "the socket is closed at once"


async def test_a_token_kept_nowhere_is_asked_for_by_its_reference_alone(make_client, server):
    asked = []
    client = make_client(lambda reference: asked.append(reference) or CANARY)
    reference = TokenReference("keychain", "id")
    await client.test_connection(server.environment("status/405", token=reference))
    assert asked == [reference]
