"""What differs between two JSON values, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.contract import pointer as pointers
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json, same


@dataclass(frozen=True)
class Difference:
    """One place that is not the same on both sides."""

    pointer: str
    """In a list: the index on the right side; on the left for an item that is there alone."""
    before: Json | NotSent
    after: Json | NotSent


def difference(left: Json | NotSent, right: Json | NotSent) -> tuple[Difference, ...]:
    """The places where `right` is another JSON value than `left`, in the order of the document.

    Empty exactly where `same(left, right)`: an object whose keys only stand in another order is a
    difference of the whole object. Items that were put into a list or taken out of it, in one place, are
    told alone, and not as a change of all that follow.
    """
    return tuple(_differences("", left, right))


def _differences(pointer: str, left: Json | NotSent, right: Json | NotSent) -> Iterator[Difference]:
    if isinstance(left, NotSent) or isinstance(right, NotSent):
        if left is not right:
            yield Difference(pointer, left, right)
    elif isinstance(left, dict) and isinstance(right, dict) and (left or right):
        yield from _of_objects(pointer, left, right)
    elif isinstance(left, list) and isinstance(right, list) and (left or right):
        yield from _of_lists(pointer, left, right)
    elif not same(left, right):
        yield Difference(pointer, left, right)


def _of_objects(pointer: str, left: dict[str, Json], right: dict[str, Json]) -> Iterator[Difference]:
    found = False
    for key in (*left, *(key for key in right if key not in left)):
        for one in _differences(
            pointers.join(pointer, key), left.get(key, NOT_SENT), right.get(key, NOT_SENT)
        ):
            found = True
            yield one
    if not found and list(left) != list(right):
        yield Difference(pointer, left, right)


def _of_lists(pointer: str, left: list[Json], right: list[Json]) -> Iterator[Difference]:
    start = 0
    while start < min(len(left), len(right)) and same(left[start], right[start]):
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and same(left[-1 - end], right[-1 - end]):
        end += 1
    old, new = left[start : len(left) - end], right[start : len(right) - end]
    for place in range(max(len(old), len(new))):
        before: Json | NotSent = old[place] if place < len(old) else NOT_SENT
        after: Json | NotSent = new[place] if place < len(new) else NOT_SENT
        yield from _differences(pointers.join(pointer, start + place), before, after)
