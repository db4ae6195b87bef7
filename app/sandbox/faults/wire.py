"""The sandbox's end of a connection: HTTP as uvicorn speaks it, and the ways to break it off."""

import json
import socket
import struct
import sys
from asyncio import Transport
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.sandbox.faults.choice import Faults

EXTENSION: Final = "sandbox.connection"
"""The ASGI extension under which a request finds its Connection."""

# Closing takes no time and leaves no FIN: the other side gets RST. Windows has shorter fields.
_NO_LINGER: Final = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


@dataclass(frozen=True)
class Connection:
    """One TCP connection, below HTTP."""

    transport: Transport

    def reset(self) -> None:
        """Break it off: the other side gets a TCP RST, and what was not sent yet is lost."""
        sock: socket.socket = self.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def close(self) -> None:
        """End it with a FIN behind what was written, however much of the response is missing."""
        self.transport.close()


class WireProtocol(H11Protocol):
    """uvicorn's protocol, with the connection in reach of the application; `faults` may reset it at once."""

    faults: ClassVar[Faults]

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.app = self._with_connection(self.app)

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        if self.faults.drops():
            Connection(transport).reset()

    def send_400_response(self, msg: str) -> None:
        """As JSON, like every other refusal; the original answers in plain text."""
        body = json.dumps({"detail": msg}).encode()
        head = (
            f"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def _with_connection(self, app: Any) -> ASGIApp:
        async def connected(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[EXTENSION] = Connection(self.transport)
            await app(scope, receive, send)

        return connected


def protocol_with(faults: Faults) -> type[WireProtocol]:
    """The protocol class of one sandbox: uvicorn makes the objects itself, from a class."""
    return type("FaultyProtocol", (WireProtocol,), {"faults": faults})
