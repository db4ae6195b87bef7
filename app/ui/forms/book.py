"""Which row shows which place of the document: hands on what a change touches, and problems."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from app.contract.pointer import parent
from app.contract.problem import Problem
from app.ui.bench import Bench, Change


class Shown(Protocol):
    """What the book asks of a row."""

    pointers: tuple[str, ...]

    def refresh(self) -> None: ...

    def show_problems(self, problems: tuple[Problem, ...]) -> None: ...


class RowBook:
    """All rows of one pane, nested ones while they are built."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._rows: dict[Shown, None] = {}
        self._owners: dict[str, Shown] = {}
        self._with_problems: set[Shown] = set()
        self.rearranged: Callable[[], object] = lambda: None
        """Called when rows came or went: problems may belong elsewhere now."""

    def add(self, row: Shown, *, owner: bool = True) -> None:
        """Take up a row; only an owner is given the problems of its places."""
        self._rows[row] = None
        if owner:
            for pointer in row.pointers:
                self._owners[pointer] = row
        self.rearranged()

    def remove(self, row: Shown) -> None:
        self._rows.pop(row, None)
        self._with_problems.discard(row)
        self._owners = {pointer: owner for pointer, owner in self._owners.items() if owner is not row}
        self.rearranged()

    def __iter__(self) -> Iterator[Shown]:
        return iter(tuple(self._rows))

    def owner_of(self, pointer: str) -> Shown | None:
        """The row that shows `pointer`, or the nearest around it."""
        at = pointer
        while at not in self._owners:
            if not at:
                return None
            at = parent(at)
        return self._owners[at]

    def refresh(self, change: Change) -> list[Shown]:
        """Refresh the rows that a change touches, and say which."""
        touched = [row for row in self if any(change.touches(pointer) for pointer in row.pointers)]
        for row in touched:
            if row in self._rows:
                row.refresh()
        return touched

    def spread(self, problems: Iterable[Problem]) -> list[Problem]:
        """Give every row its problems; what no row shows comes back."""
        by_row: dict[Shown, list[Problem]] = defaultdict(list)
        homeless = []
        for problem in problems:
            row = self.owner_of(problem.pointer)
            if row is None:
                homeless.append(problem)
            else:
                by_row[row].append(problem)
        for row in self._with_problems - by_row.keys():
            row.show_problems(())
        for row, found in by_row.items():
            row.show_problems(tuple(found))
        self._with_problems = set(by_row)
        return homeless
