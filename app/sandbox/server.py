"""The sandbox's process: listens on the loopback address until it is told to stop."""

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

import uvicorn
from starlette.applications import Starlette

from app.sandbox.application import application
from app.sandbox.clock import Clock, SystemClock
from app.sandbox.faults.choice import Faults
from app.sandbox.faults.names import FaultError
from app.sandbox.faults.wire import protocol_with
from app.sandbox.listening import BACKLOG, ListenError, is_seen, listener, url_of
from app.sandbox.options import SandboxOptions
from app.sandbox.phrasebook import PhrasebookError
from app.sandbox.service import Service
from app.sandbox.words import opening
from app.shipped import resources_folder

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGBREAK")
"""What ends it; the last one is Windows' Ctrl+Break."""


def serve(options: SandboxOptions, clock: Clock | None = None) -> int:
    """Run the sandbox until it is stopped; gives back the exit code.

    Prints its address as one line on standard output once it listens, and words on standard error.
    0 after Ctrl+C, SIGTERM or the end of standard input (where asked for); 2 where it can't start.
    """
    phrasebooks = resources_folder() / "phrasebook"
    service = Service.of(options.seed, options.speed, clock or SystemClock(), phrasebooks, options.deviations)
    try:
        service.shelf.book("EN")
        faults = Faults.of(options.faults, options.seed)
        words = opening(options, seen=is_seen(options))
        sock = listener(options, listening=not faults.refuses)
    except (PhrasebookError, FaultError, ListenError) as error:
        return _refuse(str(error))
    with sock:
        server = _Server(
            _config(application(service, faults, options.access_key), faults), f"{url_of(sock)}\n", words
        )
        if options.until_stdin_closes:
            threading.Thread(target=_stop_with_stdin, args=(server,), daemon=True).start()
        asyncio.run(server.serve(sockets=[] if faults.refuses else [sock]))
    return 0


def _config(app: Starlette, faults: Faults) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=protocol_with(faults),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        # No grace: a slow reply must not hold Ctrl+C for longer than a second.
        timeout_graceful_shutdown=0,
    )


class _Server(uvicorn.Server):
    """uvicorn, ended by our rules: at once, and with exit code 0."""

    def __init__(self, config: uvicorn.Config, address: str, words: str) -> None:
        super().__init__(config)
        self._address, self._words = address, words

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stdout.write(self._address)
        sys.stdout.flush()
        sys.stderr.write(self._words)
        sys.stderr.flush()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """The original sends each signal once more at the end, which would spoil the exit code."""
        numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        before = {number: signal.signal(number, self.handle_exit) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's signature
        self.should_exit = True


def _stop_with_stdin(server: uvicorn.Server) -> None:
    """Wait until nobody holds the other end of standard input, then end the server.

    The system closes a pipe with the process that holds it, however that process ended.
    """
    with suppress(OSError, AttributeError, ValueError):
        # Not sys.stdin.read(): a thread blocked in it holds a lock that the interpreter needs to end.
        while os.read(sys.stdin.fileno(), 4096):
            pass
    server.should_exit = True


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
