"""`dumgum-console sandbox` as a user meets it: where it listens, what it says, and how it ends."""

import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from app.contract.endpoint import ENDPOINT_PATH
from tests.sandbox.plain_socket import connect, post

COMMAND = (sys.executable, "-m", "app", "sandbox")
EXAMPLE = (Path(__file__).parents[1] / "data" / "request-example.json").read_bytes()


def run(*options):
    return subprocess.run(
        [*COMMAND, *options],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@contextmanager
def running(*options):
    with subprocess.Popen(
        [*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def stop(process):
    """Ctrl+C; gives back exit code, seconds and the words on standard error."""
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    code = process.wait(5)
    return code, time.monotonic() - began, process.stderr.read()


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1"])
def test_it_does_not_listen_to_the_network_unless_told_so(address):
    done = run("--listen", address)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--allow-network" in done.stderr


def test_an_address_that_is_none_is_told():
    done = run("--listen", "example.org")
    assert (done.returncode, done.stdout) == (2, "")
    assert "not an IP address" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_told_so_it_listens_and_warns():
    with running("--listen", "0.0.0.0", "--allow-network") as (process, base_url):
        assert base_url.startswith("http://127.0.0.1:"), "an address that a client here can use"
        assert httpx.get(base_url, trust_env=False).status_code == 200
        code, _, words = stop(process)
    assert code == 0
    assert words.startswith("Warning: other computers can reach this sandbox.")


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_it_says_what_it_plays_and_ends_within_a_second_whatever_hangs_on_it(request_with):
    options = ("--seed", "7", "--speed", "20", "--fault", "503:0.25")
    with running(*options) as (process, base_url), ExitStack() as held:
        for fault in ("drip", "20-mb", "silence", None):
            connection = held.enter_context(connect(base_url))
            if fault:
                post(connection, request_with(tags={"sandbox.fault": fault}))
            if fault in ("drip", "20-mb"):
                assert connection.recv(1) == b"H", "the response has begun, and is read no further"
        code, seconds, words = stop(process)
        rest = process.stdout.read()
    assert (code, rest) == (0, ""), "the address is its one line of output"
    assert seconds < 1
    assert "Traceback" not in words
    for said in ("Seed 7", ENDPOINT_PATH, "503, 0.25 of the requests", "Ctrl+C"):
        assert said in words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fault", "tea"), "There is no fault"),
        (("--fault", "500:7"), "is not a rate"),
        (("--fault", "500", "--fault", "reset"), "add up to 2"),
    ],
)
def test_a_fault_that_cannot_be_played_is_bad_input(options, said):
    done = run(*options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_with_an_access_key_others_are_refused():
    with running("--access-key", "right") as (process, base_url):
        statuses = {
            key: httpx.post(
                base_url + ENDPOINT_PATH, headers={"Authorization": f"Bearer {key}"}, trust_env=False
            ).status_code
            for key in ("right", "wrong")
        }
        code, _, words = stop(process)
    assert statuses == {"right": 400, "wrong": 401}
    assert code == 0
    assert "right" not in words, "the key is not printed"


def test_help_lists_the_faults():
    words = run("--help").stdout
    for name in ("429-no-retry-after", "reset-in-body", "2-mb-line"):
        assert f"\n  {name} " in words


def test_the_documented_request_is_answered_as_it_stands(sandbox):
    """Its "<string>" in place of an address breaks the contract; other broken rules are still refused."""
    with httpx.Client(
        base_url=sandbox.base_url, headers={"Authorization": "Bearer any"}, trust_env=False
    ) as web:
        answered = web.post(ENDPOINT_PATH, content=EXAMPLE)
        refused = web.post(ENDPOINT_PATH, content=EXAMPLE.replace(b'"300"', b'"120"'))
    assert answered.status_code == 200
    [answer] = answered.json()["answers"]
    assert answer["type"] == "TEXT"
    assert [rule["path"] for rule in refused.json()["detail"]] == [
        "/replyParameters/maxProcessingTimeSeconds"
    ]
