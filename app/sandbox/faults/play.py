"""Plays a fault: the response that goes out in place of the reply, or breaks off."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.contract.wire import Json, encode
from app.sandbox.faults.bodies import BODIES, answers_of
from app.sandbox.faults.names import Fault
from app.sandbox.faults.statuses import refusal
from app.sandbox.faults.wire import EXTENSION, Connection

DRIP_SECONDS: Final = 0.1
"""Between two bytes, at speed 1."""
_CHUNK: Final = 65_536
_READ_SECONDS: Final = 0.05
"""The client's time to read what came before a reset overtakes it; the speed changes nothing here."""


@dataclass(frozen=True)
class _Wire:
    """One response that is being sent."""

    connection: Connection
    receive: Receive
    send: Send
    body: bytes
    drip: float
    """Seconds between two bytes."""

    async def head(self) -> None:
        """Status 200 and the length of the whole body."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(self.body))]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})

    async def part(self, data: bytes) -> None:
        await self.send({"type": "http.response.body", "body": data, "more_body": True})

    async def end(self) -> None:
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def gone(self) -> None:
        """Wait until the connection is no more."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


async def _reset(wire: _Wire) -> None:
    wire.connection.reset()
    await wire.gone()


async def _reset_in_body(wire: _Wire) -> None:
    await wire.head()
    await wire.part(wire.body[: len(wire.body) // 2])
    await asyncio.sleep(_READ_SECONDS)
    await _reset(wire)


async def _cut(wire: _Wire) -> None:
    await wire.head()
    await wire.part(wire.body[: len(wire.body) // 2])
    wire.connection.close()
    await wire.gone()


async def _drip(wire: _Wire) -> None:
    await wire.head()
    for place in range(len(wire.body)):
        await wire.part(wire.body[place : place + 1])
        await asyncio.sleep(wire.drip)
    await wire.end()


async def _silence(wire: _Wire) -> None:
    try:
        await wire.gone()
    finally:
        # When the sandbox ends first: uvicorn would answer 500 for a task that it cancels.
        wire.connection.close()


async def _whole(wire: _Wire) -> None:
    await wire.head()
    for start in range(0, len(wire.body), _CHUNK):
        await wire.part(wire.body[start : start + _CHUNK])
    await wire.end()


Player: TypeAlias = Callable[[_Wire], Awaitable[None]]

_WITHOUT_REPLY: Final[Mapping[str, Player]] = {"reset": _reset, "silence": _silence}
_WITH_REPLY: Final[Mapping[str, Player]] = {
    "reset-in-body": _reset_in_body,
    "cut": _cut,
    "drip": _drip,
    **dict.fromkeys(BODIES, _whole),
}


def instead_of_reply(fault: Fault) -> Response | None:
    """The response of a fault that strikes before anything is worked on; None for the others."""
    player = _WITHOUT_REPLY.get(fault.name)
    return refusal(fault.name) if player is None else _Played(player, b"", 0.0)


def spoilt(fault: Fault, reply: Json, speed: float) -> Response:
    """The response of a fault that spoils a reply on its way."""
    make = BODIES.get(fault.name)
    body = encode(reply) if make is None else make(answers_of(reply))
    return _Played(_WITH_REPLY[fault.name], body, DRIP_SECONDS / speed)


class _Played(Response):
    """A response that a player sends in its own way."""

    def __init__(self, player: Player, body: bytes, drip: float) -> None:
        super().__init__()
        self._player, self._bytes, self._drip = player, body, drip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection: Connection = scope["extensions"][EXTENSION]
        await self._player(_Wire(connection, receive, send, self._bytes, self._drip))
