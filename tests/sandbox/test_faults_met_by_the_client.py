"""What the console's own client makes of each fault: the failure's type, its reason, and what it may cost."""

import pytest

from app.client.calls import Client
from app.client.environment import Environment, TokenReference
from app.client.failures import BrokenAnswer, NotReached, Refused, TimedOut
from app.sandbox.faults.names import FAULTS
from app.sandbox.process import start

REFUSED = {
    "400": (400, "no"),
    "401": (401, "no"),
    "402": (402, "no"),
    "403": (403, "no"),
    "404": (404, "no"),
    "409": (409, "maybe"),
    "413": (413, "no"),
    "422": (422, "no"),
    "429": (429, "no"),
    "429-no-retry-after": (429, "no"),
    "500": (500, "maybe"),
    "502": (502, "maybe"),
    "503": (503, "maybe"),
    "504": (504, "maybe"),
    "redirect": (307, "no"),
}
BROKEN = {
    "reset": "closed",
    "reset-in-body": "cut",
    "cut": "cut",
    "empty": "empty",
    "not-json": "not-json",
    "invalid-utf-8": "not-utf8",
    "no-answers": "no-answers",
}
ANSWERED = ("drip", "wrong-types", "unknown", "20-mb", "2-mb-line")
OTHERS = ("silence", "refused", "dropped")


@pytest.fixture
async def call(sandbox, request_with):
    """Sends one request that asks for a fault, and gives back its exchange."""
    client = Client(lambda _: "any")

    async def send(fault=None, *, base_url=sandbox.base_url, patience=20.0):
        environment = Environment(
            "Test", base_url=base_url, token=TokenReference("sandbox", "sandbox"), timeout=patience
        )
        tags = {"sandbox.fault": fault} if fault else {}
        return await client.start(request_with(tags=tags), environment).exchange()

    yield send
    await client.aclose()


def test_every_fault_is_expected_to_be_something():
    assert {*REFUSED, *BROKEN, *ANSWERED, *OTHERS} == {fault.name for fault in FAULTS}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_status_is_a_refusal(call, name):
    failure = (await call(name)).failure
    assert isinstance(failure, Refused)
    assert (failure.status, failure.charged) == REFUSED[name]
    assert failure.retry_after == (30 if name == "429" else None)
    assert failure.said or name == "redirect", "the service's own words are shown"


@pytest.mark.parametrize("name", BROKEN)
async def test_a_spoilt_answer_may_have_been_charged(call, name):
    failure = (await call(name)).failure
    assert isinstance(failure, BrokenAnswer)
    assert (failure.reason, failure.charged) == (BROKEN[name], "maybe")


@pytest.mark.parametrize("name", ANSWERED)
async def test_an_odd_answer_is_read_all_the_same(call, name):
    exchange = await call(name)
    assert exchange.failure is None
    [answer] = exchange.reply.answers
    assert bool(answer.misfits) is (name == "wrong-types")
    assert answer.unknown_fields == (("mood", "voice") if name == "unknown" else ())


async def test_silence_ends_with_the_clients_patience(call):
    failure = (await call("silence", patience=0.3)).failure
    assert isinstance(failure, TimedOut)
    assert (failure.stage, failure.charged) == ("waiting", "maybe")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("refused", {(NotReached, "refused", "no")}),
        # The reset races the request: it may come before or after the first byte has left.
        ("dropped", {(NotReached, "closed", "no"), (BrokenAnswer, "closed", "maybe")}),
    ],
)
async def test_without_a_connection_there_is_no_answer(call, name, expected):
    sandbox = start(command=("-m", "app", "sandbox", "--fault", name))
    try:
        failure = (await call(base_url=sandbox.base_url)).failure
    finally:
        sandbox.stop()
    assert (type(failure), failure.reason, failure.charged) in expected
