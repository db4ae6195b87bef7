"""The sandbox under load: 200 connections, each sending its next request when the last one is answered.

A bare ASGI app on the same server, which answers a constant of the same size, is measured right after it on
the same machine: it shows what the server and the load itself cost. Errors must be 0, and the sandbox's
memory must not grow after the warm-up by more than the tolerance.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import encode
from app.sandbox import process
from app.sandbox.described.examples import REQUEST

GROWTH = 0.03
"""The tolerance: the share of resident memory after the warm-up that may come on top until the end.

An allocator hands pages back late, so a process that keeps nothing still moves by about a hundredth."""
PAIRS = 200
"""Pairs of profiles in turn: all are met in the warm-up, so that what the sandbox remembers is steady."""


@dataclass(frozen=True)
class Measured:
    """One server under load; memory in bytes: before, after the warm-up, at the end."""

    name: str
    told: dict
    memory: tuple[int, int, int]

    @property
    def rate(self):
        """Answers a second."""
        return self.told["answers"] / self.told["seconds"]

    @property
    def growth(self):
        return self.memory[2] / self.memory[1] - 1


def add(parser):
    """The options."""
    parser.add_argument("--connections", metavar="N", type=int, default=200)
    parser.add_argument("--seconds", metavar="S", type=float, default=20.0, help="counted, after the warm-up")
    parser.add_argument("--warm-up", metavar="S", type=float, default=8.0)


def run(options):
    """Measure and print; 1 where there were errors or memory grew."""
    bodies = [_body(number) for number in range(PAIRS)]
    sandbox = process.start(seed=7)
    try:
        played = _measure("sandbox", sandbox.base_url, sandbox.pid, bodies, options)
    finally:
        sandbox.stop()
    with _bare(played.told["size"]) as (base_url, pid):
        bare = _measure("bare ASGI app", base_url, pid, bodies, options)
    return _report(played, bare, options)


def _body(number):
    changed = {
        name: REQUEST[name] | {"id": f"{REQUEST[name]['id']}-{number}"}
        for name in ("userProfile", "personaProfile")
    }
    return encode(REQUEST | changed).decode()


def _measure(name, base_url, pid, bodies, options):
    parts = urlsplit(base_url)
    before = _resident(pid)
    order = {"host": parts.hostname, "port": parts.port, "path": ENDPOINT_PATH, "bodies": bodies}
    order |= {"connections": options.connections, "warm_up": options.warm_up, "seconds": options.seconds}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.sender"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as sender:
        sender.stdin.write(json.dumps(order) + "\n")
        sender.stdin.flush()
        sender.stdout.readline()
        warm = _resident(pid)
        told = json.loads(sender.stdout.readline())
        end = _resident(pid)
    return Measured(name, told, (before, warm, end))


@contextmanager
def _bare(size):
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().strip(), server.pid
        finally:
            server.kill()


def _resident(pid):
    """Resident memory of a process in bytes."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) * 1024
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout) * 1024


def _report(played, bare, options):
    print(f"{options.connections} connections, {options.seconds:g} s after {options.warm_up:g} s of warm-up")
    for one in (played, bare):
        megabytes = ", ".join(f"{size / 1e6:.1f}" for size in one.memory)
        print(
            f"{one.name:>14}: {one.rate:6.0f} answers/s, median {one.told['p50'] * 1000:.0f} ms, "
            f"99th percentile {one.told['p99'] * 1000:.0f} ms, {one.told['errors']} errors; "
            f"memory before, warm, end: {megabytes} MB ({one.growth:+.1%} after the warm-up)"
        )
        for error in one.told["first"]:
            print(f"                {error}")
    if bare.rate:
        print(f"         ratio: {played.rate / bare.rate:.2f}")
    failed = played.told["errors"] or bare.told["errors"] or played.growth > GROWTH
    print(
        f"{'FAILED' if failed else 'passed'}: no errors, and at most {GROWTH:.0%} of growth after the warm-up"
    )
    return 1 if failed else 0
