"""Starts the sandbox as a process of its own and ends it; knows nothing of what it does."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_POLL_SECONDS: Final = 0.02
_COMMAND: Final = ("-m", "app", "sandbox")
_STOP_SECONDS: Final = 2.0


class SandboxError(Exception):
    """The sandbox didn't start; the sentence says why."""


@dataclass(frozen=True)
class RunningSandbox:
    """A sandbox that listens. It ends with `stop()`, and with this process, however that one ends."""

    base_url: str
    _process: subprocess.Popen[bytes]
    _folder: Path

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it. Takes well under a second; may be called twice."""
        _end(self._process, self._folder)


def start(
    python: str = sys.executable,
    *,
    seed: int = 0,
    speed: float = 1000.0,
    timeout: float = 15.0,
    command: Sequence[str] = _COMMAND,
) -> RunningSandbox:
    """Start a sandbox on a free port and wait until it listens, at most `timeout` seconds.

    `command` is what `python` is called with, before the options. Raises SandboxError.
    """
    starting = _Starting.begin(python, command, seed, speed, timeout)
    while (running := starting.look()) is None:
        time.sleep(_POLL_SECONDS)
    return running


async def start_async(
    python: str = sys.executable,
    *,
    seed: int = 0,
    speed: float = 1000.0,
    timeout: float = 15.0,  # noqa: ASYNC109 - the limit holds for a process, and is told in its error
    command: Sequence[str] = _COMMAND,
) -> RunningSandbox:
    """The same without blocking the loop; cancelling it ends the process. Raises SandboxError."""
    starting = _Starting.begin(python, command, seed, speed, timeout)
    try:
        while (running := starting.look()) is None:  # noqa: ASYNC110 - files of a process raise no event
            await asyncio.sleep(_POLL_SECONDS)
    except asyncio.CancelledError:
        starting.end()
        raise
    return running


@dataclass(frozen=True)
class _Starting:
    """A process that was started and has not told its address yet.

    It writes into two files that are read again and again: that works on every system and with every event
    loop, where pipes would need threads on Windows and fill up when nobody reads them.
    """

    process: subprocess.Popen[bytes]
    folder: Path
    timeout: float
    deadline: float

    @classmethod
    def begin(
        cls, python: str, command: Sequence[str], seed: int, speed: float, timeout: float
    ) -> "_Starting":
        options = ["--port", "0", "--seed", str(seed), "--speed", str(speed), "--until-stdin-closes"]
        folder = Path(tempfile.mkdtemp(prefix="dumgum-sandbox-"))
        try:
            with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
                # Our end of its standard input stays open as long as this process lives.
                process = subprocess.Popen(
                    [python, *command, *options],
                    stdin=subprocess.PIPE,
                    stdout=out,
                    stderr=err,
                    env=_environment(),
                )
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise SandboxError(f"The sandbox didn't start: {python}: {error.strerror}.") from error
        return cls(process, folder, timeout, time.monotonic() + timeout)

    def look(self) -> RunningSandbox | None:
        """The sandbox once it listens, None as long as it doesn't. Raises SandboxError, having ended it."""
        ended = self.process.poll() is not None
        line, newline, _ = (self.folder / "out").read_text("utf-8", "replace").partition("\n")
        if newline and line.startswith("http://") and not ended:
            # Where an open file can be removed it goes now, so that nothing is left after a kill.
            shutil.rmtree(self.folder, ignore_errors=True)
            return RunningSandbox(line.strip(), self.process, self.folder)
        if ended:
            raise self._failure(f"It ended with exit code {self.process.returncode}")
        if time.monotonic() > self.deadline:
            raise self._failure(f"It didn't listen within {self.timeout:g} s")
        return None

    def end(self) -> None:
        _end(self.process, self.folder)

    def _failure(self, what: str) -> SandboxError:
        words = (self.folder / "err").read_text("utf-8", "replace").strip().splitlines()
        self.end()
        return SandboxError(f"The sandbox didn't start. {what}" + (f": {words[-1]}" if words else "."))


def _environment() -> dict[str, str]:
    """Ours, with the folder of this package, so that `-m app` is found from any working directory."""
    path = str(Path(__file__).parents[2])
    others = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((path, others)) if others else path,
        "PYTHONUTF8": "1",
    }


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(folder, ignore_errors=True)
