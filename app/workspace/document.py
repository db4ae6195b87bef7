"""The document on the bench: a request's JSON with three states, undo across everything, and its problems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.contract import pointer as pointers
from app.contract.judge import judge
from app.contract.pointer import NotSent
from app.contract.problem import Problem
from app.contract.wire import Json, same
from app.workspace.presets import Preset


class NoSuchPlace(LookupError):
    """An edit that points where the document has no place for it; nothing was changed."""


@dataclass(frozen=True)
class State:
    """Everything that one step of undo gives back: the request, and the presets that its parts came from."""

    content: Json
    origins: Mapping[str, Preset] = field(default_factory=dict)
    """Presets by the pointer that they were loaded to: `""` the scenario, `/userProfile` a profile."""


@dataclass(frozen=True)
class Change:
    """What listeners are told: where the document changed, and what the step is called."""

    pointers: tuple[str, ...]
    label: str

    def touches(self, pointer: str) -> bool:
        """Whether the value at `pointer` may be another one now."""
        return any(
            pointers.is_within(pointer, changed) or pointers.is_within(changed, pointer)
            for changed in self.pointers
        )

    def replaces(self, pointer: str) -> bool:
        """Whether the value at `pointer` was put there as a whole, and not only edited inside."""
        return any(pointers.is_within(pointer, changed) for changed in self.pointers)


@dataclass(frozen=True)
class _Step:
    state: State
    change: Change


def _today() -> date:
    return datetime.now(UTC).date()


class Document:
    """A request as JSON, edited by pointer (RFC 6901).

    Values that are read are shared with the document's history and are not to be changed in place. An edit
    copies the containers on its way alone, so a step costs a few hundred bytes and undo is unlimited.
    """

    def __init__(
        self,
        content: Json,
        origins: Mapping[str, Preset] | None = None,
        today: Callable[[], date] = _today,
    ) -> None:
        self._state = State(content, origins or {})
        self._today = today
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._sealed = True
        self._listeners: list[Callable[[Change], None]] = []
        self._problems: tuple[Json, tuple[Problem, ...]] | None = None

    @property
    def content(self) -> Json:
        return self._state.content

    @property
    def origins(self) -> Mapping[str, Preset]:
        return self._state.origins

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Problems and hints of the document as it stands, found once for each state."""
        if self._problems is None or self._problems[0] is not self.content:
            self._problems = (self.content, judge(self.content, self._today()))
        return self._problems[1]

    @property
    def undo_label(self) -> str | None:
        """The step that undo would take back, None when there is none."""
        return self._past[-1].change.label if self._past else None

    @property
    def redo_label(self) -> str | None:
        return self._future[-1].change.label if self._future else None

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Have `listener` called after every change, undo and redo included."""
        self._listeners.append(listener)

    def get(self, pointer: str) -> Json | NotSent:
        """The value at `pointer`, NOT_SENT where the document has none."""
        return pointers.resolve(self.content, pointer)

    def set(self, pointer: str, value: Json | NotSent, label: str = "", *, typing: bool = False) -> None:
        """Put `value` at `pointer`; NOT_SENT removes it. Objects that are missing on the way are made.

        Steps with `typing` at the same pointer become one step of undo, until `seal`. In a list the index
        just past the end, or "-", appends. Raises NoSuchPlace where a text or number stands in the way.
        """
        current = self.get(pointer)
        if current is value or (
            not isinstance(value, NotSent) and not isinstance(current, NotSent) and same(current, value)
        ):
            return
        content = _put(self.content, pointers.split(pointer), value)
        change = Change((pointer,), label or pointers.last(pointer))
        self._step(State(content, self.origins), change, merge=typing)

    def set_many(
        self,
        values: Mapping[str, Json | NotSent],
        label: str,
        origins: Mapping[str, Preset] | None = None,
    ) -> None:
        """Several edits as one step of undo; `origins` where the parts come from other presets after it."""
        content = self.content
        for pointer, value in values.items():
            content = _put(content, pointers.split(pointer), value)
        kept = self.origins if origins is None else origins
        self._step(State(content, kept), Change(tuple(values), label))

    def insert(self, pointer: str, value: Json, label: str) -> None:
        """Insert `value` into a list, before the item that `pointer` names (or at the end)."""
        items, place = self._list_of(pointer, past_end=True)
        self.set(pointers.parent(pointer), [*items[:place], value, *items[place:]], label)

    def move(self, pointer: str, steps: int, label: str) -> None:
        """Move a list's item by `steps` places, no further than the list's ends."""
        items, place = self._list_of(pointer)
        target = min(max(place + steps, 0), len(items) - 1)
        rest = [*items[:place], *items[place + 1 :]]
        self.set(pointers.parent(pointer), [*rest[:target], items[place], *rest[target:]], label)

    def load(
        self, content: Json | NotSent, label: str, *, at: str = "", preset: Preset | None = None
    ) -> None:
        """Put a preset's content at `at` as one step; presets from below `at` are forgotten."""
        origins = {where: kept for where, kept in self.origins.items() if not pointers.is_within(where, at)}
        if preset is not None:
            origins[at] = preset
        self._step(State(_put(self.content, pointers.split(at), content), origins), Change((at,), label))

    def saved_as(self, preset: Preset, at: str = "") -> None:
        """Note that `preset` now holds what stands at `at`. Not a step: undo does not take a file back.

        So the states that undo and redo go to belong to that file as well, as far as they only edit what
        stands at `at`; a state beyond a load keeps the preset that it had.
        """
        old = self.origins.get(at)
        self._state = _belonging(self._state, at, preset)
        for steps in (self._past, self._future):
            reached = True
            for place in reversed(range(len(steps))):
                step = steps[place]
                known = step.state.origins.get(at)
                reached = reached and known is old and not step.change.replaces(at)
                if reached or (known is not None and known.path == preset.path):
                    steps[place] = _Step(_belonging(step.state, at, preset), step.change)
        self._tell(Change((), f"Saved {preset.name}"))

    def file_moved(self, old: Path, path: Path, name: str) -> None:
        """Note that a preset's file has another place and name, in every state of undo. Not a step."""
        self._state = _moved(self._state, old, path, name)
        for steps in (self._past, self._future):
            steps[:] = [_Step(_moved(step.state, old, path, name), step.change) for step in steps]
        self._tell(Change((), f"Renamed {name}"))

    def differs(self, at: str = "") -> bool:
        """Whether what stands at `at` is no longer what its preset holds; False without a preset."""
        preset = self.origins.get(at)
        if preset is None:
            return False
        now = self.get(at)
        return isinstance(now, NotSent) or not same(now, preset.content)

    def seal(self) -> None:
        """End the typing of a field: the next edit is a step of its own."""
        self._sealed = True

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._travel(self._past, self._future)

    def redo(self) -> bool:
        return self._travel(self._future, self._past)

    def _list_of(self, pointer: str, *, past_end: bool = False) -> tuple[list[Json], int]:
        items = self.get(pointers.parent(pointer))
        if isinstance(items, NotSent) or items is None:
            items = []
        key = pointers.last(pointer)
        place = (
            len(items)
            if isinstance(items, list) and key == "-" and past_end
            else pointers.index(key, len(items) + past_end)
            if isinstance(items, list)
            else None
        )
        if not isinstance(items, list) or place is None:
            raise NoSuchPlace(f"There is no item {pointer} in the document.")
        return items, place

    def _step(self, state: State, change: Change, *, merge: bool = False) -> None:
        continues = (
            merge
            and not self._sealed
            and self._past
            and not self._future
            and self._past[-1].change.pointers == change.pointers
        )
        if not continues:
            self._past.append(_Step(self._state, change))
        self._future.clear()
        self._sealed = not merge
        self._state = state
        self._tell(change)

    def _travel(self, source: list[_Step], target: list[_Step]) -> bool:
        if not source:
            return False
        step = source.pop()
        target.append(_Step(self._state, step.change))
        self._state = step.state
        self._sealed = True
        self._tell(step.change)
        return True

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _belonging(state: State, at: str, preset: Preset) -> State:
    return State(state.content, {**state.origins, at: preset})


def _moved(state: State, old: Path, path: Path, name: str) -> State:
    if all(preset.path != old for preset in state.origins.values()):
        return state
    origins = {
        at: replace(preset, path=path, name=name) if preset.path == old else preset
        for at, preset in state.origins.items()
    }
    return State(state.content, origins)


def _put(value: Json, keys: tuple[str, ...], new: Json | NotSent) -> Json:
    """A copy of `value` with `new` at the place that `keys` name; what lies beside the way is shared."""
    if not keys:
        if isinstance(new, NotSent):
            raise NoSuchPlace("The document itself can't be left out.")
        return new
    key, rest = keys[0], keys[1:]
    if isinstance(value, dict) or value is None:
        return _put_key(value or {}, key, rest, new)
    if isinstance(value, list):
        return _put_item(value, key, rest, new)
    raise NoSuchPlace(f'"{key}" has no place in a {type(value).__name__}.')


def _put_key(value: dict[str, Json], key: str, rest: tuple[str, ...], new: Json | NotSent) -> Json:
    if not rest and isinstance(new, NotSent):
        return {name: item for name, item in value.items() if name != key}
    if isinstance(new, NotSent) and value.get(key) is None:
        return value
    return {**value, key: _put(value.get(key), rest, new)}


def _put_item(value: list[Json], key: str, rest: tuple[str, ...], new: Json | NotSent) -> Json:
    place = len(value) if key == "-" else pointers.index(key, len(value) + 1)
    if place is None:
        raise NoSuchPlace(f'"{key}" is no place in a list of {len(value)}.')
    if not rest and isinstance(new, NotSent):
        return [*value[:place], *value[place + 1 :]]
    old = value[place] if place < len(value) else None
    return [*value[:place], _put(old, rest, new), *value[place + 1 :]]
