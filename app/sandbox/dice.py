"""Chance that repeats: the same seed and request bytes, come as often, draw the same numbers."""

import hashlib
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Dice:
    """Draws for one request. Each purpose has numbers of its own, so that a new one moves no other."""

    seed: int
    body: bytes
    again: int = 0
    """How often the same request came before, so that it draws anew each time."""

    def of(self, purpose: str) -> random.Random:
        """The generator for one purpose, always from its beginning."""
        start = b"%d\0%d\0%s\0" % (self.seed, self.again, purpose.encode())
        digest = hashlib.sha256(start + self.body).digest()
        return random.Random(digest)  # noqa: S311 - it plays chance, it guards nothing
