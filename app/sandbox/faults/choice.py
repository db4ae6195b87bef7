"""Which fault hits a connection or a request: by the request's own tag, or drawn at the rates switched on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.contract.pointer import NOT_SENT, join, resolve
from app.contract.wire import Json
from app.sandbox.dice import Dice
from app.sandbox.faults.names import BY_NAME, TAG, Fault, FaultError, Share

POINTER: Final = join("", "tags", TAG)
"""Where the tag stands in a request."""


@dataclass(frozen=True)
class Faults:
    """The faults that are switched on; the n-th draw of the same seed always falls the same way."""

    shares: tuple[Share, ...]
    seed: int
    _on_connections: "_Draw"
    _on_requests: "_Draw"

    @classmethod
    def of(cls, shares: Sequence[Share], seed: int) -> "Faults":
        """Raises FaultError where the rates, of connections or of requests, add up to more than 1."""
        before = [share for share in shares if not BY_NAME[share.name].by_tag]
        after = [share for share in shares if BY_NAME[share.name].by_tag]
        dice = Dice(seed, b"")
        return cls(
            tuple(shares),
            seed,
            _Draw.of(before, dice.of("faults of connections")),
            _Draw.of(after, dice.of("faults of requests")),
        )

    @property
    def refuses(self) -> bool:
        """Whether nothing listens at the sandbox's address."""
        return any(share.name == "refused" and share.rate > 0 for share in self.shares)

    def drops(self) -> bool:
        """Whether a connection that was just accepted is reset; draws."""
        return self._on_connections.next() is not None

    def hits(self, document: Json) -> Fault | None:
        """The fault of one request: its tag's, else the draw's. Raises FaultError for an unknown tag."""
        wanted = resolve(document, POINTER)
        if wanted in (NOT_SENT, None):
            return self._on_requests.next()
        fault = BY_NAME.get(wanted) if isinstance(wanted, str) else None
        if fault is None or not fault.by_tag:
            raise FaultError(_no_such_tag(fault))
        return fault


def _no_such_tag(fault: Fault | None) -> str:
    known = ", ".join(fault.name for fault in BY_NAME.values() if fault.by_tag)
    if fault is None:
        return f"There is no such fault. There are {known}."
    return (
        f"{fault.name} happens before a request is read, so no request can ask for it: "
        f"start the sandbox with --fault {fault.name}. A tag can ask for {known}."
    )


@dataclass(frozen=True)
class _Draw:
    """Some faults with their rates, and the chance that chooses between them and none."""

    shares: tuple[Share, ...]
    chance: random.Random

    @classmethod
    def of(cls, shares: Sequence[Share], chance: random.Random) -> "_Draw":
        total = sum(share.rate for share in shares)
        if total > 1 + 1e-9:
            raise FaultError(
                f"The rates of the faults add up to {total:g}, and can be 1 at most: "
                "give each a rate, such as 429:0.2."
            )
        return cls(tuple(shares), chance)

    def next(self) -> Fault | None:
        if not self.shares:
            return None
        point = self.chance.random()
        for share in self.shares:
            if point < share.rate:
                return BY_NAME[share.name]
            point -= share.rate
        return None
