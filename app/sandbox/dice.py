"""Chance that repeats: the same seed and request bytes draw the same numbers."""

import hashlib
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Dice:
    """Draws for one request. Each purpose has numbers of its own, so that a new one moves no other."""

    seed: int
    body: bytes

    def of(self, purpose: str) -> random.Random:
        """The generator for one purpose, always from its beginning."""
        digest = hashlib.sha256(b"%d\0%s\0" % (self.seed, purpose.encode()) + self.body).digest()
        return random.Random(digest)  # noqa: S311 - it plays chance, it guards nothing
