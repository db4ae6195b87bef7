"""A client without any HTTP library: sends a request's bytes and sees what comes back, and how it ends."""

import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import encode

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Seen:
    """What came back."""

    raw: bytes
    reads: int
    """How many reads it took."""
    end: str
    """`fin`, `reset`, or `open` where the connection still stood when the reading stopped."""

    @property
    def head(self):
        return self.raw.partition(HEAD_END)[0]

    @property
    def body(self):
        return self.raw.partition(HEAD_END)[2]

    @property
    def promised(self):
        """Content-Length."""
        return int(re.search(rb"(?i)\r\ncontent-length: *(\d+)", self.head)[1])


def connect(base_url):
    parts = urlsplit(base_url)
    return socket.create_connection((parts.hostname, parts.port), timeout=5)


def post(connection, document):
    body = encode(document)
    connection.sendall(
        f"POST {ENDPOINT_PATH} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer x\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )


def look(connection, *, patience=5.0):
    """Read until the promised body is there, the connection ends, or nothing came for `patience` seconds."""
    connection.settimeout(patience)
    raw, reads, whole = bytearray(), 0, None
    while whole is None or len(raw) < whole:
        try:
            piece = connection.recv(65_536)
        except ConnectionResetError:
            return Seen(bytes(raw), reads, "reset")
        except TimeoutError:
            break
        if not piece:
            return Seen(bytes(raw), reads, "fin")
        raw += piece
        reads += 1
        if whole is None and HEAD_END in raw:
            whole = raw.index(HEAD_END) + len(HEAD_END) + Seen(bytes(raw), 0, "").promised
    return Seen(bytes(raw), reads, "open")
