"""One sandbox process for all tests of this folder, a service without a wire, and requests to send."""

import json
from datetime import UTC, datetime

import httpx
import pytest

from app.contract.endpoint import ENDPOINT_PATH
from app.sandbox.clock import StoppedClock
from app.sandbox.process import start
from app.sandbox.service import Service
from app.shipped import resources_folder

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def sandbox():
    running = start(seed=7)
    yield running
    running.stop()


@pytest.fixture
def web(sandbox):
    """A plain HTTP client of the sandbox, with a token."""
    with httpx.Client(
        base_url=sandbox.base_url, headers={"Authorization": "Bearer any"}, trust_env=False
    ) as it:
        yield it


@pytest.fixture
def post(web):
    return lambda request, **options: web.post(ENDPOINT_PATH, json=request, **options)


@pytest.fixture
def service():
    return Service.of(7, 1000.0, StoppedClock(NOON), resources_folder() / "phrasebook")


@pytest.fixture
def answers(service):
    """Answers of a request, without the wire."""

    def ask(request):
        outcome = service.generate(json.dumps(request).encode())
        assert outcome.status == 200, outcome.body
        return outcome.body["answers"]

    return ask


@pytest.fixture
def request_with():
    """Makes a request that keeps the contract; keywords replace its parts, `parameters` are the reply's.

    Without the mistakes that the sandbox makes by default, so that sentences can be recognised.
    """

    def make(*texts, parameters=None, **parts):
        messages = [
            {"id": f"m{place}", "sender": "USER", "date": "2026-11-21T10:00:00Z", "text": text}
            for place, text in enumerate(texts or ("Good morning",))
        ]
        return {
            "userProfile": {"id": "user-1", "firstName": "Nora", "birthdate": "1990-05-14"},
            "personaProfile": {"id": "persona-1", "firstName": "Elias", "birthdate": "1988-02-03"},
            "language": "EN",
            "messages": messages,
            "replyParameters": {"fluencyDegradation": "NONE", **(parameters or {})},
            **parts,
        }

    return make
