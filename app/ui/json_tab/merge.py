"""Two edits of one document made at the same time, put together place by place."""

from dataclasses import dataclass

from app.contract import pointer as pointers
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json, same

_Value = Json | NotSent


@dataclass(frozen=True)
class Merged:
    """What both edits make of the document."""

    value: Json
    clashes: tuple[str, ...]
    """Pointers where both edits say different things; there `value` holds the text's."""


def merge(base: Json, text: Json, now: Json) -> Merged:
    """What `text` changed against `base`, applied to `now`, which came from `base` as well."""
    clashes: list[str] = []
    value = _merge("", base, text, now, clashes)
    return Merged(text if isinstance(value, NotSent) else value, tuple(clashes))


def _merge(pointer: str, base: _Value, text: _Value, now: _Value, clashes: list[str]) -> _Value:
    if _same(text, base):
        return now
    if _same(now, base) or _same(text, now):
        return text
    if isinstance(base, dict) and isinstance(text, dict) and isinstance(now, dict):
        return _merge_objects(pointer, base, text, now, clashes)
    if isinstance(base, list) and isinstance(text, list) and isinstance(now, list):
        return _merge_lists(pointer, base, text, now, clashes)
    clashes.append(pointer)
    return text


def _merge_objects(
    pointer: str, base: dict[str, Json], text: dict[str, Json], now: dict[str, Json], clashes: list[str]
) -> dict[str, Json]:
    first, second = (now, text) if list(text) == list(base) else (text, now)
    result: dict[str, Json] = {}
    for key in (*first, *(key for key in second if key not in first)):
        place = pointers.join(pointer, key)
        value = _merge(
            place, base.get(key, NOT_SENT), text.get(key, NOT_SENT), now.get(key, NOT_SENT), clashes
        )
        if not isinstance(value, NotSent):
            result[key] = value
    return result


def _merge_lists(
    pointer: str, base: list[Json], text: list[Json], now: list[Json], clashes: list[str]
) -> list[Json]:
    if len(base) == len(text) == len(now):
        merged = [
            _merge(pointers.join(pointer, at), base[at], text[at], now[at], clashes)
            for at in range(len(base))
        ]
        return [item for item in merged if not isinstance(item, NotSent)]
    text_start, text_rest = _unchanged(base, text)
    now_start, now_rest = _unchanged(base, now)
    text_end, now_end = len(base) - text_rest, len(base) - now_rest
    if text_end <= now_start:
        return [*text[: len(text) - text_rest], *base[text_end:now_start], *now[now_start:]]
    if now_end <= text_start:
        return [*now[: len(now) - now_rest], *base[now_end:text_start], *text[text_start:]]
    clashes.append(pointer)
    return text


def _unchanged(left: list[Json], right: list[Json]) -> tuple[int, int]:
    """How many items at the start and at the end are the same in both."""
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and same(left[start], right[start]):
        start += 1
    end = 0
    while end < shorter - start and same(left[-1 - end], right[-1 - end]):
        end += 1
    return start, end


def _same(left: _Value, right: _Value) -> bool:
    if isinstance(left, NotSent) or isinstance(right, NotSent):
        return left is right
    return same(left, right)
