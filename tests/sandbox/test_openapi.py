"""The sandbox's OpenAPI description is right: in its examples and limits, and for schemathesis."""

import importlib.metadata
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from app.contract.adult import turns_adult
from app.contract.endpoint import ENDPOINT_PATH
from app.contract.forms import is_url
from app.sandbox.described import examples, patterns
from app.sandbox.described.accepted import accepted_schema, latest_birthdate
from app.sandbox.described.document import openapi
from app.sandbox.process import start

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
ACCESS_KEY = "an-access-key-of-the-test"


def validator(schema):
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def matches(pattern, text):
    return validator({"type": "string", "pattern": pattern}).is_valid(text)


def test_the_example_keeps_the_schema_and_is_answered_in_the_documented_form(post):
    assert [error.message for error in validator(accepted_schema(TODAY)).iter_errors(examples.REQUEST)] == []
    response = post(examples.REQUEST)
    assert response.status_code == 200
    [described] = examples.RESPONSE["answers"]
    assert response.json()["answers"][0].keys() == described.keys()


def test_unknown_fields_are_accepted_and_minors_are_not():
    request = validator(accepted_schema(TODAY))
    assert request.is_valid(examples.REQUEST | {"new": 1})
    young = examples.REQUEST["userProfile"] | {"birthdate": "2012-01-01"}
    assert not request.is_valid(examples.REQUEST | {"userProfile": young})


@pytest.mark.parametrize(
    "today", [TODAY, date(2028, 2, 29), date(2026, 2, 28), date(2027, 1, 1), date(2030, 10, 31)]
)
def test_birthdates_end_with_the_youngest_adult(today):
    latest = latest_birthdate(today)
    pattern = patterns.no_later_than(latest)
    assert turns_adult(latest) <= today < turns_adult(latest + timedelta(days=1))
    days = [latest + timedelta(days=number) for number in (*range(-800, 800, 7), -1, 0, 1)]
    assert [day for day in days if matches(pattern, str(day)) is not (day <= latest)] == []
    assert matches(pattern, "0001-01-01")
    assert not matches(pattern, "0000-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "https://example.org:443/a?b=c#d",
        "https://user:word@example.org/",
        "https://example.org*/",
        "https://exämple.org/ü",
        "https://example.org:65535",
        "https://example.org:65536",
        "https://example.org:x",
        "https://example.org/a b",
        "https:///path",
        "https://@/",
        "https://user@",
        "https://a\u2100b/",
        "http://example.org",
        "https://",
        "example.org",
    ],
)
def test_addresses_are_described_as_the_contract_takes_them(text):
    assert matches(patterns.address("https"), text) is is_url(text, "^https://")


def test_every_operation_tells_the_statuses_that_it_gives():
    document = openapi(TODAY)
    statuses = document["paths"][ENDPOINT_PATH]["post"]["responses"]
    assert list(statuses) == ["200", "400", "401", "413", "415", "422", "504"]
    assert {"Refused404", "Refused405"} <= document["components"]["responses"].keys()
    for path in document["paths"].keys() - {ENDPOINT_PATH}:
        for operation in document["paths"][path].values():
            assert "sandbox's own" in operation["description"], path


# Schemathesis takes most of the time: some 2,500 cases that follow from the schema, and 40 drawn ones.
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_schemathesis_finds_nothing(tmp_path):
    sandbox = start(seed=7, speed=1e9, command=("-m", "app", "sandbox", "--access-key", ACCESS_KEY))
    try:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{sandbox.base_url}/openapi.json"),
                *("--header", f"Authorization: Bearer {ACCESS_KEY}", "--checks", "all"),
                *("--max-examples", "40", "--seed", "1", "--generation-database", "none", "--no-color"),
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "SCHEMATHESIS_HOOKS": "tests.sandbox.schemathesis_hooks",
                "PYTHONPATH": str(ROOT),
                "NO_PROXY": "*",
            },
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
    finally:
        sandbox.stop()
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert "No issues found" in run.stdout
    assert importlib.metadata.version("schemathesis").startswith("4.")
