"""Each kind of failure: what it is called, what it says, and whether the call may have been charged."""

import asyncio
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from app.client.environment import TokenReference
from app.client.failure_words import failure_words
from app.client.failures import BadEnvironment, BrokenAnswer, NoToken, NotReached, Refused, TimedOut
from app.client.statuses import retry_after
from tests.client.samples import DOCUMENT

NO = (301, 400, 401, 402, 403, 404, 405, 413, 415, 422, 429)
FAILURES = (
    Refused(status=502, said="\u202eno", message="Refused.", advice="Wait.", charged="maybe"),
    BrokenAnswer(reason="empty", message="Empty.", advice="Look."),
    TimedOut(stage="waiting", limit=1, message="Late.", advice="It may have been charged.", charged="maybe"),
    NoToken(message="No token.", advice="Set it."),
)
MAYBE = (408, 409, 418, 500, 502, 503, 504, 599)


def plain(failure):
    """A sentence for the user in message and advice."""
    for words in (failure.message, failure.advice):
        assert words.endswith("."), words
        assert "!" not in words
        assert "\n" not in words
    return failure


async def failure_of(client, environment):
    return plain((await client.start(DOCUMENT, environment).exchange()).failure)


@pytest.mark.parametrize(("status", "charged"), [(s, "no") for s in NO] + [(s, "maybe") for s in MAYBE])
async def test_a_status_is_a_refusal_with_its_own_words(client, server, status, charged):
    exchange = await client.start(DOCUMENT, server.environment(f"status/{status}")).exchange()
    failure = plain(exchange.failure)
    assert isinstance(failure, Refused)
    assert (failure.status, exchange.status, failure.charged) == (status, status, charged)
    assert failure.said == f"played {status}"
    assert str(status) in failure.message
    assert failure.body == exchange.response_body
    assert len(await server.bodies()) == 1, "nothing is ever sent twice"


async def test_documented_statuses_have_words_that_differ(client, server):
    messages = set()
    for status in (400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504):
        failure = await failure_of(client, server.environment(f"status/{status}"))
        messages.add(failure.message.replace(str(status), ""))
    assert len(messages) == 13


async def test_retry_after_is_told_in_seconds(client, server):
    failure = await failure_of(client, server.environment("status/429/30"))
    assert failure.retry_after == 30
    assert "30 seconds" in failure.advice


@pytest.mark.parametrize("status", [400, 422, 418])
async def test_the_advice_after_a_refusal_makes_sense_anywhere(client, server, status):
    advice = (await failure_of(client, server.environment(f"status/{status}"))).advice
    assert "on purpose" not in advice, "it was refused just now"
    assert "inspector" not in advice, "the terminal has none"


@pytest.mark.parametrize("failure", FAILURES)
def test_the_words_of_a_failure_say_once_what_it_may_have_cost(failure):
    words = " ".join(failure_words(failure))
    assert words.count("charged") == 1, words
    assert "\u202e" not in words, "what the service says can't turn the words around"


def test_retry_after_reads_numbers_and_dates():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert retry_after("120", now) == 120
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert retry_after(format_datetime(now - timedelta(hours=1), usegmt=True), now) == 0
    for nonsense in ("", "soon", "-5", "1.5", "9" * 5000, "Mon, 99 Foo 2026 99:99:99 GMT"):
        assert retry_after(nonsense, now) is None, nonsense


async def test_a_gateways_page_is_told_by_its_title(client, server):
    failure = await failure_of(client, server.environment("html502"))
    assert (failure.status, failure.said) == (502, "Bad & broken gateway")


async def test_a_redirect_is_not_followed_and_says_where_it_pointed(client, server):
    failure = await failure_of(client, server.environment("redirect"))
    assert isinstance(failure, Refused)
    assert "http://127.0.0.1:9/elsewhere" in failure.message
    assert failure.charged == "no"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("reset", "closed"),
        ("closed", "closed"),
        ("garbage", "garbled"),
        ("cut/x", "cut"),
        ("empty", "empty"),
        ("not-json", "not-json"),
        ("not-utf8", "not-utf8"),
        ("no-answers", "no-answers"),
        ("a-list", "no-answers"),
        ("damaged-gzip", "encoding"),
        ("brotli", "encoding"),
        ("bomb", "large"),
        ("huge", "large"),
    ],
)
async def test_a_broken_answer_may_have_been_charged(client, server, fault, reason):
    exchange = await client.start(DOCUMENT, server.environment(fault)).exchange()
    failure = plain(exchange.failure)
    assert isinstance(failure, BrokenAnswer)
    assert (failure.reason, failure.charged) == (reason, "maybe")
    assert exchange.answers == ()
    assert len(exchange.body) <= 64 * 1024 * 1024
    assert len(await server.bodies()) == 1, "nothing is ever sent twice"


async def test_a_connection_reset_in_the_middle_keeps_the_part_that_came(client, server):
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    gate = f"go-{server.key}"
    call = client.start(
        DOCUMENT,
        server.environment(f"reset-middle/{gate}"),
        on_phase=lambda p: told.set() if p == "first byte" else None,
    )
    await asyncio.wait_for(told.wait(), 5)
    # one turn of the loop, in which the body that came with the head is read
    await loop.create_task(server.ask(f"go {gate}"))
    exchange = await call.exchange()
    assert isinstance(exchange.failure, BrokenAnswer)
    assert (exchange.failure.reason, exchange.failure.charged) == ("cut", "maybe")
    assert exchange.status == 200
    assert exchange.response_body.startswith(b'{"answers"')


async def test_a_refusal_cut_short_stays_a_refusal(client, server):
    failure = await failure_of(client, server.environment("cut/401"))
    assert isinstance(failure, Refused)
    assert failure.charged == "no"


async def test_nothing_listens(client, server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
        failure = await failure_of(client, server.environment("ok", base_url=base))
    assert isinstance(failure, NotReached)
    assert (failure.reason, failure.charged) == ("refused", "no")
    assert base.removeprefix("http://") in failure.message


async def test_a_name_that_nobody_knows(client, server, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    environment = server.environment("ok", base_url="https://api.example.org:8443")
    failure = plain((await client.start(DOCUMENT, environment).exchange()).failure)
    assert isinstance(failure, NotReached)
    assert (failure.reason, failure.charged) == ("name", "no")
    assert "api.example.org" in failure.message


async def test_tls_to_a_plain_port(client, server):
    base = f"https://127.0.0.1:{server.ports['main']}"
    failure = await failure_of(client, server.environment("ok", base_url=base))
    assert isinstance(failure, NotReached)
    assert (failure.reason, failure.charged) == ("tls", "no")
    assert "http://" in failure.advice


async def test_certificates_are_checked_against_the_environments_ca(client, server):
    environment = server.environment(
        "ok", base_url=f"https://127.0.0.1:{server.ports['tls']}/{server.key}/ok"
    )
    failure = await failure_of(client, environment)
    assert isinstance(failure, NotReached)
    assert (failure.reason, failure.charged) == ("tls", "no")
    assert await server.bodies() == []
    for trusting in (replace(environment, ca_file=server.certificate), replace(environment, verify=False)):
        exchange = await client.start(DOCUMENT, trusting).exchange()
        assert exchange.failure is None
        assert exchange.clocks.connected <= exchange.clocks.sent


async def test_a_proxy_that_refuses(client, server):
    environment = server.environment(
        "ok",
        base_url="https://api.example.org",
        proxy=f"http://someone:proxy-password@127.0.0.1:{server.ports['main']}",
    )
    exchange = await client.start(DOCUMENT, environment).exchange()
    assert isinstance(plain(exchange.failure), NotReached)
    assert (exchange.failure.reason, exchange.failure.charged) == ("proxy", "no")
    assert exchange.clocks.connected is None, "a CONNECT to the proxy is not the request"
    assert "proxy-password" not in repr(exchange)


async def test_plain_http_through_a_proxy(client, server):
    environment = server.environment("ok", proxy=f"http://127.0.0.1:{server.ports['main']}")
    environment = replace(environment, base_url=f"http://api.example.org/{server.key}/ok")
    exchange = await client.start(DOCUMENT, environment).exchange()
    assert exchange.failure is None
    assert await server.bodies() == [exchange.request_body]


async def test_the_time_limit_of_waiting(client, server):
    for fault in ("never", "stall"):
        failure = await failure_of(client, server.environment(fault, timeout=0.1))
        assert isinstance(failure, TimedOut)
        assert (failure.stage, failure.limit, failure.charged) == ("waiting", 0.1, "maybe")
    await server.ask(f"closed {server.key}")


async def test_the_time_limit_of_connecting(client, server):
    base = f"https://127.0.0.1:{server.ports['mute']}"
    failure = await failure_of(client, server.environment("ok", base_url=base, connect_timeout=0.1))
    assert isinstance(failure, TimedOut)
    assert (failure.stage, failure.limit, failure.charged) == ("connecting", 0.1, "no")


async def test_no_token(server, make_client):
    before = await server.connections()

    def locked(_):
        raise PermissionError("the keychain is locked: Canary")

    environment = server.environment("ok", token=TokenReference("variable", "MY_TOKEN"))
    for tokens, advice in ((lambda _: None, "MY_TOKEN"), (lambda _: " \n", "MY_TOKEN"), (locked, "settings")):
        failure = await failure_of(make_client(tokens), environment)
        assert isinstance(failure, NoToken)
        assert failure.charged == "no"
        assert advice in failure.advice
        assert "DUMGUM_TOKEN" not in failure.advice, "another variable than the environment's helps nobody"
        assert "Canary" not in failure.message
    failure = await failure_of(make_client(lambda _: "x"), replace(environment, token=None))
    assert isinstance(failure, NoToken)
    assert await server.connections() == before


@pytest.mark.parametrize("token", ["two words", "naïve-token", "line\nbreak", "nul\x00"])
async def test_a_token_that_no_header_can_carry(server, make_client, token):
    failure = await failure_of(make_client(lambda _: token), server.environment("ok"))
    assert isinstance(failure, BadEnvironment)
    assert token not in repr(failure)


async def test_white_space_around_a_token_is_left_out(server, make_client):
    client = make_client(lambda _: "  secret-token\n")
    await client.start(DOCUMENT, server.environment("ok")).exchange()
    [head] = await server.heads()
    assert "Authorization: Bearer secret-token" in head


async def test_the_token_is_asked_for_by_its_reference_at_every_call(server, make_client):
    asked = []
    client = make_client(lambda reference: asked.append(reference) or "sandbox")
    reference = TokenReference("keychain", "7f3a")
    for _ in range(2):
        await client.start(DOCUMENT, server.environment("ok", token=reference)).exchange()
    assert asked == [reference, reference]


async def test_an_environment_that_cannot_work(client, server, tmp_path):
    not_a_certificate = tmp_path / "ca.pem"
    not_a_certificate.write_text("hello")
    for settings in (
        {"base_url": "api.dumgum.com"},
        {"ca_file": tmp_path / "missing.pem"},
        {"ca_file": not_a_certificate, "base_url": f"https://127.0.0.1:{server.ports['tls']}"},
        {"proxy": "socks5://127.0.0.1:1080"},
        {"timeout": float("nan")},
    ):
        exchange = await client.start(DOCUMENT, server.environment("ok", **settings)).exchange()
        assert isinstance(plain(exchange.failure), BadEnvironment), settings
        assert exchange.failure.charged == "no"
