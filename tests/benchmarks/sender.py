"""The load, in a process of its own: many connections that each send the next request when answered.

Takes its orders as one JSON line on standard input: host, port, path, connections, warm_up and seconds (both
in seconds), bodies. Prints `warm` after the warm-up and then, at the end, what was counted in `seconds` as a
JSON line; the connections stay open until standard input closes, so that the server can be measured.
"""

import asyncio
import json
import sys
import time
from itertools import cycle


class Count:
    """What all connections saw: times since the warm-up, errors since the start."""

    def __init__(self):
        self.times = []
        self.errors = []
        self.size = 0
        """Bytes of the last body."""
        self.stopped = False

    def fail(self, what):
        if not self.stopped:
            self.errors.append(what)


class Sender(asyncio.Protocol):
    """One connection; HTTP/1.1 with Content-Length, as both servers answer."""

    def __init__(self, requests, count):
        self._requests, self._count = requests, count
        self._buffer = bytearray()
        self._sent = 0.0
        self._transport = None

    def connection_made(self, transport):
        self._transport = transport
        self._send()

    def data_received(self, data):
        self._buffer += data
        head, end, body = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if not length or len(body) > int(length):
            self._count.fail(f"not a response: {bytes(head[:80])!r}")
            self._transport.abort()
        elif len(body) == int(length):
            self._count.size = len(body)
            self._answered(head)

    def connection_lost(self, error):
        self._count.fail(f"connection lost: {error}")

    def _answered(self, head):
        if head.startswith(b"HTTP/1.1 200 "):
            self._count.times.append(time.perf_counter() - self._sent)
        else:
            self._count.fail(bytes(head.partition(b"\r\n")[0]).decode("latin-1"))
        self._buffer.clear()
        if not self._count.stopped:
            self._send()

    def _send(self):
        self._sent = time.perf_counter()
        self._transport.write(next(self._requests))


def requests(order):
    """The bytes of each request, again and again; the bodies differ so that no single one can be cached."""
    head = (
        f"POST {order['path']} HTTP/1.1\r\nHost: {order['host']}\r\nAuthorization: Bearer load\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    )
    return cycle(f"{head}{len(body.encode())}\r\n\r\n{body}".encode() for body in order["bodies"])


async def main():
    order = json.loads(sys.stdin.readline())
    loop = asyncio.get_running_loop()
    count, source = Count(), requests(order)
    for _ in range(order["connections"]):
        await loop.create_connection(lambda: Sender(source, count), order["host"], order["port"])
    await asyncio.sleep(order["warm_up"])
    print("warm", flush=True)
    count.times.clear()
    began = time.perf_counter()
    await asyncio.sleep(order["seconds"])
    seconds, times, errors = time.perf_counter() - began, sorted(count.times), count.errors[:]
    count.stopped = True
    told = {"seconds": seconds, "answers": len(times), "errors": len(errors), "first": errors[:3]}
    told["size"] = count.size
    told |= {f"p{part}": times[int(len(times) * part / 100)] if times else 0.0 for part in (50, 99)}
    print(json.dumps(told), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
