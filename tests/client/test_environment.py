"""Environments: what can be wrong with one, and the two that are always there."""

import subprocess
import sys

import pytest

from app.client.environment import (
    Environment,
    TokenReference,
    problems,
    production_environment,
    sandbox_environment,
)
from app.contract.endpoint import BASE_URL, ENDPOINT_PATH


def test_the_two_that_are_always_there_have_no_problems():
    production = production_environment()
    assert (production.name, production.base_url) == ("DumGum", BASE_URL)
    assert production.token == TokenReference("variable", "DUMGUM_TOKEN")
    assert (production.connect_timeout, production.timeout, production.verify) == (10, 330, True)
    sandbox = sandbox_environment("http://127.0.0.1:8642")
    assert sandbox.token == TokenReference("sandbox", "sandbox")
    assert problems(production) == problems(sandbox) == []


def test_the_endpoint_is_added_once():
    whole = "https://api.example.org/v2" + ENDPOINT_PATH
    for base in ("https://api.example.org/v2", "https://api.example.org/v2/", whole, whole + "/"):
        assert Environment("E", base).url == whole


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": ""},
        {"base_url": "api.dumgum.com"},
        {"base_url": "ftp://api.dumgum.com"},
        {"base_url": "https://"},
        {"base_url": "https://api dumgum.com"},
        {"base_url": "https://api.dumgum.com:port"},
        {"base_url": "https://api.dumgum.com:99999"},
        {"base_url": "https://[::1"},
        {"base_url": "https://user:pass@api.dumgum.com"},
        {"base_url": "https://api.dumgum.com/?key=1"},
        {"base_url": "https://api.dumgum.com\r\nX: y"},
        {"proxy": "socks5://127.0.0.1:1080"},
        {"proxy": "127.0.0.1:3128"},
        {"connect_timeout": 0},
        {"timeout": -1},
        {"timeout": float("inf")},
    ],
)
def test_each_problem_is_one_sentence(settings):
    [problem] = problems(Environment("E", **{"base_url": BASE_URL, **settings}))
    assert problem.endswith(".")
    assert "pass" not in problem


def test_a_ca_file_must_be_readable(tmp_path):
    empty = tmp_path / "empty.pem"
    empty.touch()
    for path in (tmp_path / "missing.pem", tmp_path, empty):
        [problem] = problems(Environment("E", BASE_URL, ca_file=path))
        assert str(path) in problem


def test_the_client_is_imported_without_httpx():
    code = "import sys, app.client.calls; print({'httpx', 'httpcore', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()", "start-up is a feature"
