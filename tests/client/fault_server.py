"""A server of raw sockets in a process of its own: plays the fault that the path names, and remembers.

Paths are `/KEY/FAULT[/ARGUMENT…]/cs/v1/…`: KEY is the test's own, so that it can ask what came under it.
"""

import asyncio
import base64
import gzip
import json
import socket
import ssl
import struct
import sys
import zlib
from collections import defaultdict
from urllib.parse import quote

ANSWER = {
    "id": "answer_1",
    "userProfileId": "user-1",
    "personaProfileId": "persona-1",
    "type": "TEXT",
    "tags": {"run": 7},
    "cost": "0.0250",
    "responseTime": 1.5,
    "sequenceNumber": 0,
    "createdAt": "2026-11-07T05:31:56.250+01:00",
    "text": "Good morning, how was the hike?",
    "pictureUrl": None,
    "conversationStopReason": None,
    "conversationStoppedUntil": None,
    "parentAnswerId": None,
}
TLS_HELLO = b"\x16"
GOOD = json.dumps({"answers": [ANSWER]}).encode()
BODIES = {
    "ok": GOOD,
    "none": b'{"answers": []}',
    "empty": b"",
    "not-json": b"<html>Good morning</html>",
    "not-utf8": b'{"answers": [{"text": "\xff\xfe"}]}',
    "no-answers": b'{"reply": "hello"}',
    "a-list": b"[]",
    "half-emoji": b'{"answers": [{"text": "hi \\ud83d"}]}',
    "wrong-types": json.dumps(
        {
            "answers": [
                {"id": 5, "cost": [], "createdAt": "soon", "tags": "x", "mood": "sunny"},
                None,
                "text",
            ],
            "v": 2,
        }
    ).encode(),
    "unordered": json.dumps(
        {"answers": [{"id": "c", "sequenceNumber": 2}, {"id": "x"}, {"id": "a", "sequenceNumber": 1}]}
    ).encode(),
}
ENCODED = {
    "gzip": lambda: ("gzip", gzip.compress(GOOD)),
    "deflate": lambda: ("deflate", zlib.compress(GOOD, wbits=-15)),
    "damaged-gzip": lambda: ("gzip", gzip.compress(GOOD)[:-12]),
    "brotli": lambda: ("br", b"\x0b"),
    "bomb": lambda: ("gzip", gzip.compress(bytes(66 * 1024 * 1024), 1)),
}


class Played:
    """What was seen, by key."""

    def __init__(self):
        self.connections = 0
        self.requests = defaultdict(list)
        self.arrived = defaultdict(asyncio.Event)
        self.closed = defaultdict(asyncio.Event)


def head(status, body, *headers):
    lines = [f"HTTP/1.1 {status} Played", f"content-length: {len(body)}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def reset(writer):
    """Close with RST instead of FIN."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def echo(form, token):
    plain = token.encode()
    longer = {n: base64.b64encode(b"x" * n + plain + b"tail").decode() for n in range(3)}
    forms = {
        "raw": token,
        "url": quote(token, safe=""),
        "url-lower": quote(token, safe="").replace("%2F", "%2f").replace("%3D", "%3d"),
        "json": json.dumps(token)[1:-1],
        "hex": plain.hex(),
        "base64-0": longer[0],
        "base64-1": longer[1],
        "base64-2": longer[2],
        "base64-url": base64.urlsafe_b64encode(plain).decode(),
    }
    return forms[form]


def answer(fault, arguments, token):
    """The whole bytes of a well-formed response."""
    if fault in BODIES:
        return head(200, BODIES[fault]) + BODIES[fault]
    if fault == "status":
        body = json.dumps({"message": f"played {arguments[0]}"}).encode()
        extra = [f"retry-after: {arguments[1].replace('+', ' ')}"] if len(arguments) > 1 else []
        return head(arguments[0], body, *extra) + body
    if fault == "html502":
        body = b"<html><head><title>Bad &amp; broken gateway</title></head><body>x</body></html>"
        return head(502, body, "content-type: text/html") + body
    if fault == "redirect":
        return head(302, b"", "location: http://127.0.0.1:9/elsewhere", "connection: close")
    if fault == "cookie":
        return head(200, GOOD, "set-cookie: session=1; Path=/") + GOOD
    if fault in ENCODED:
        encoding, body = ENCODED[fault]()
        return head(200, body, f"content-encoding: {encoding}") + body
    said = echo(arguments[0], token)
    body = json.dumps({"answers": [{"text": f"you sent {said}"}], "message": f"bad key {token}"}).encode()
    if fault == "echo-gzip":
        body = gzip.compress(body)
        return head(200, body, "content-encoding: gzip") + body
    return head(401 if fault == "echo-refused" else 200, body, f"x-echo: {said}") + body


async def play(fault, arguments, token, reader, writer):
    """Answers on the wire; True when the connection stays open for the next request."""
    match fault:
        case "reset":
            reset(writer)
        case "closed" | "garbage":
            writer.write(b"" if fault == "closed" else b"220 mail.example.org ready\r\n\r\n")
            writer.close()
        case "reset-middle":
            writer.write(head(200, GOOD) + GOOD[:40])
            await writer.drain()
            # The client has read the head when it says so; only then may RST overtake what is buffered.
            await played.arrived[arguments[0]].wait()
            reset(writer)
        case "cut":
            writer.write(head(arguments[0] if arguments[0].isdigit() else 200, GOOD) + GOOD[:40])
            writer.close()
        case "never" | "stall":
            writer.write(b"" if fault == "never" else head(200, GOOD) + GOOD[:40])
            await reader.read()
        case "drip":
            writer.write(head(200, GOOD))
            for byte in GOOD:
                writer.write(bytes([byte]))
                await writer.drain()
            return True
        case "huge":
            writer.write(head(200, bytes(66 * 1024 * 1024)))
            for _ in range(66):
                writer.write(b" " * 1024 * 1024)
                await writer.drain()
        case _:
            writer.write(answer(fault, arguments, token))
            await writer.drain()
            return True
    return False


async def one(reader, writer):
    """One request; None when there is no other."""
    try:
        raw = await reader.readexactly(1)
        if raw == TLS_HELLO:
            writer.write(b"HTTP/1.1 400 Speak plainly\r\n\r\n")
            return None
        raw += await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    lines = raw.decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    authorization = next((line for line in lines if line.lower().startswith("authorization: ")), "")
    if method == "CONNECT":
        played.arrived["proxy"].set()
        writer.write(b"HTTP/1.1 407 Who are you\r\ncontent-length: 0\r\n\r\n")
        return None
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    path = target.partition("/cs/v1/")[0].removeprefix("http://api.example.org")
    _, key, fault, *arguments = path.split("/")
    played.requests[key].append({"head": lines[:-2], "body": base64.b64encode(body).decode()})
    played.arrived[key].set()
    more = await play(fault, arguments, authorization.partition("Bearer ")[2], reader, writer)
    return key, more


async def serve(reader, writer):
    played.connections += 1
    keys = []
    try:
        while served := await one(reader, writer):
            keys.append(served[0])
            if not served[1]:
                break
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        for key in keys:
            played.closed[key].set()
        writer.close()


async def mute(reader, writer):
    """Accepts and never says a word."""
    played.arrived["mute"].set()
    await reader.read()
    await reader.read()
    played.closed["mute"].set()
    writer.close()


async def control(reader, writer):
    """One question a line: `connections`, `requests KEY`, `arrived KEY`, `closed KEY`, `go KEY`."""
    while line := await reader.readline():
        question, _, key = line.decode().strip().partition(" ")
        match question:
            case "connections":
                said = played.connections
            case "requests":
                said = played.requests[key]
            case "arrived":
                said = await played.arrived[key].wait()
            case "closed":
                said = await played.closed[key].wait()
            case "go":
                said = played.arrived[key].set()
        writer.write(json.dumps(said).encode() + b"\n")
    writer.close()


async def main(certificate, key):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    ports = {}
    servers = []
    for name, handler, secure in (
        ("main", serve, None),
        ("tls", serve, tls),
        ("mute", mute, None),
        ("control", control, None),
    ):
        server = await asyncio.start_server(handler, "127.0.0.1", 0, ssl=secure)
        ports[name] = server.sockets[0].getsockname()[1]
        servers.append(server)
    sys.stdout.write(json.dumps(ports) + "\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    played = Played()
    asyncio.run(main(*sys.argv[1:3]))
