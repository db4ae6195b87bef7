"""What the sandbox remembers between requests: profiles, pairs of them, and how often a request came."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

from app.contract.forms import read_time
from app.contract.profile import Profile
from app.sandbox.stop import Past

MOST: Final = 10_000
"""Profiles, pairs and requests that are remembered, each; the one that was used longest ago goes first."""
MOST_CHARACTERS: Final = 32_000_000
"""Of all stored profiles together, as JSON."""
KEPT: Final = timedelta(days=7)
"""How long a profile without `expiresAt` is kept, from when it was stored (`userProfile.expiresAt`)."""

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Bounded(Generic[Key, Item]):
    """A mapping that forgets what was used longest ago, by count and by weight."""

    def __init__(self, most: int, heaviest: int = 0, weight: Callable[[Item], int] = lambda _: 0) -> None:
        self._items: OrderedDict[Key, Item] = OrderedDict()
        self._most, self._heaviest, self._weight_of = most, heaviest, weight
        self._weight = 0

    def __len__(self) -> int:
        return len(self._items)

    def get(self, key: Key) -> Item | None:
        """The item, which counts as used now; None where there is none."""
        if key in self._items:
            self._items.move_to_end(key)
        return self._items.get(key)

    def put(self, key: Key, item: Item) -> None:
        """Keep an item, and forget the oldest ones that no longer fit beside it."""
        self.drop(key)
        self._items[key] = item
        self._weight += self._weight_of(item)
        while len(self._items) > self._most or (self._items and self._weight > self._heaviest):
            self.drop(next(iter(self._items)))

    def drop(self, key: Key) -> None:
        """Forget an item, if it is there."""
        if key in self._items:
            self._weight -= self._weight_of(self._items.pop(key))

    def clear(self) -> None:
        """Forget everything."""
        self._items.clear()
        self._weight = 0


@dataclass(frozen=True)
class _Stored:
    profile: Profile
    until: datetime
    characters: int


@dataclass
class Memory:
    """All that lasts from one request to the next; gone with the process."""

    _profiles: Bounded[str, _Stored] = field(
        default_factory=lambda: Bounded(MOST, MOST_CHARACTERS, lambda stored: stored.characters)
    )
    _pairs: Bounded[bytes, Past] = field(default_factory=lambda: Bounded(MOST))
    _requests: Bounded[bytes, int] = field(default_factory=lambda: Bounded(MOST))

    def profile(self, sent: Profile, time: datetime) -> Profile:
        """The profile that counts: the stored one where the version is the same, else the one sent.

        One without a version can't be told from its successor, so it is not kept at all.
        """
        stored = self._profiles.get(sent.id)
        if stored and time < stored.until and stored.profile.version == sent.version:
            return stored.profile
        self._profiles.drop(sent.id)
        until = _expiry(sent, time)
        if sent.version is not None and time < until:
            self._profiles.put(sent.id, _Stored(sent, until, len(sent.model_dump_json())))
        return sent

    def past(self, pair: tuple[str, str]) -> Past:
        """What is known of the user and the persona with these ids."""
        return self._pairs.get(_digest(*pair)) or Past()

    def remember(self, pair: tuple[str, str], past: Past) -> None:
        """Keep what is known of two profiles from now on."""
        if past.strikes or past.held:
            self._pairs.put(_digest(*pair), past)

    def times(self, body: bytes) -> int:
        """How often this very request came before; counts it."""
        key = hashlib.sha256(body).digest()
        before = self._requests.get(key) or 0
        self._requests.put(key, before + 1)
        return before

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self._profiles, self._pairs, self._requests):
            kept.clear()


def _digest(*ids: str) -> bytes:
    """A key of one size, however long the ids are."""
    return hashlib.sha256(b"".join(hashlib.sha256(id_.encode()).digest() for id_ in ids)).digest()


def _expiry(profile: Profile, time: datetime) -> datetime:
    asked = read_time(profile.expires_at) if profile.expires_at else None
    return asked or time + KEPT
