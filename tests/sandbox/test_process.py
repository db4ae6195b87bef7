"""The sandbox as a process: started, told where it listens, and ended in every way."""

import asyncio
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import httpx
import pytest

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import encode
from app.sandbox.process import SandboxError, start, start_async

COMMAND = (sys.executable, "-m", "app", "sandbox")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and kills of POSIX")


def listening(base_url):
    try:
        with socket.create_connection(address(base_url), timeout=1):
            return True
    except OSError:
        return False


def address(base_url):
    parts = urlsplit(base_url)
    return parts.hostname, parts.port


async def test_it_starts_without_blocking_and_stops_within_a_second():
    beats = 0

    async def beat():
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0.01)

    beating = asyncio.create_task(beat())
    running = await start_async(seed=3)
    beating.cancel()
    assert beats > 3, "the loop ran on while it started"
    async with httpx.AsyncClient(trust_env=False) as web:
        assert (await web.get(running.base_url)).json()["seed"] == 3
    began = time.monotonic()
    running.stop()
    assert time.monotonic() - began < 1
    assert not running.running
    assert not listening(running.base_url)
    running.stop()


async def test_a_start_that_is_given_up_leaves_no_process():
    task = asyncio.create_task(start_async(command=("-c", "import time, sys; sys.stdin.read()")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('no room left')", r"exit code 1: no room left"),
        ("import sys; sys.stdin.read()", r"didn't listen within 0\.5 s"),
    ],
)
def test_a_failed_start_is_told_with_the_last_words(code, said):
    with pytest.raises(SandboxError, match=said):
        start(command=("-c", code), timeout=0.5 if "stdin" in code else 15)


def test_a_python_that_is_not_there_is_told():
    with pytest.raises(SandboxError, match="no-such-python"):
        start("no-such-python")


@POSIX
def test_it_dies_with_a_parent_that_is_killed():
    code = "from app.sandbox.process import start; print(start().base_url, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        base_url = parent.stdout.readline().strip()
        with socket.create_connection(address(base_url), timeout=5) as watch:
            parent.kill()
            assert watch.recv(1) == b"", "the sandbox closes when its parent is gone"
    assert not listening(base_url)


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_within_a_second_while_a_reply_is_held_back(request_with, number):
    body = encode(request_with(parameters={"bufferSeconds": 180}))
    with subprocess.Popen(
        [*COMMAND, "--speed", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        base_url = process.stdout.readline().strip()
        with socket.create_connection(address(base_url), timeout=5) as held:
            held.sendall(
                f"POST {ENDPOINT_PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
                f"Expect: 100-continue\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            )
            assert held.recv(100).startswith(b"HTTP/1.1 100"), "the request is being read"
            held.sendall(body)
            began = time.monotonic()
            process.send_signal(number)
            assert process.wait(5) == 0
            assert time.monotonic() - began < 1
        assert process.stdout.read() == "", "the address is its one line of output"
        assert "Traceback" not in process.stderr.read()


def test_a_port_in_use_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = subprocess.run(
            [*COMMAND, "--port", str(port)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith(f"Port {port} can't be used")


def test_the_launcher_does_not_import_the_server():
    code = "import sys, app.sandbox.process; print(*{'starlette', 'uvicorn', 'pydantic'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
