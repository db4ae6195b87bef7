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
from app.sandbox.options import HOST, SandboxOptions
from app.sandbox.phrasebook import PhrasebookError
from app.sandbox.service import Service
from app.shipped import resources_folder

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGBREAK")
"""What ends it; the last one is Windows' Ctrl+Break."""


def serve(options: SandboxOptions, clock: Clock | None = None) -> int:
    """Run the sandbox until it is stopped; gives back the exit code.

    Prints its address as one line on standard output once it listens, and words on standard error.
    0 after Ctrl+C, SIGTERM or the end of standard input (where asked for); 2 where it can't start.
    """
    service = Service.of(
        options.seed, options.speed, clock or SystemClock(), resources_folder() / "phrasebook"
    )
    try:
        service.shelf.book("EN")
        listener = _listen(options.port)
    except PhrasebookError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(
            f"Port {options.port} can't be used ({error.strerror}). Choose another one, or 0 for a free one."
        )
    with listener:
        server = _Server(application(service), f"http://{HOST}:{listener.getsockname()[1]}")
        if options.until_stdin_closes:
            threading.Thread(target=_stop_with_stdin, args=(server,), daemon=True).start()
        asyncio.run(server.serve(sockets=[listener]))
    return 0


class _Server(uvicorn.Server):
    """uvicorn, ended by our rules: at once, and with exit code 0."""

    def __init__(self, app: Starlette, address: str) -> None:
        # No grace: a slow reply must not hold Ctrl+C for longer than a second.
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=0,
        )
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stdout.write(f"{self._address}\n")
        sys.stdout.flush()
        sys.stderr.write("The sandbox answers at this address. Ctrl+C ends it.\n")
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


def _listen(port: int) -> socket.socket:
    """A socket that listens on the loopback address alone. Raises OSError where the port is taken."""
    # Not socket.create_server: its sockets don't name TCP, so asyncio leaves Nagle's algorithm on for them,
    # and each reply waits 40 ms for an acknowledgement (measured: 19 replies a second instead of 80).
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Takes a port again at once after a restart; on Windows it would share one that is in use.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


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
