"""Two edits of one document are put together where they say nothing against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.wire import Json, same
from app.ui.json_tab.merge import merge

BASE: Json = {"a": 1, "b": {"c": "x", "d": True}, "m": [{"t": "1"}, {"t": "2"}]}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "now", "merged"),
    [
        (
            {**BASE, "a": 2},
            {**BASE, "b": {"c": "y"}},
            {**BASE, "a": 2, "b": {"c": "y"}},
        ),
        ({"a": 1, "m": BASE["m"]}, {**BASE, "a": 2}, {"a": 2, "m": BASE["m"]}),
        (
            {**BASE, "m": [{"t": "one"}, {"t": "2"}]},
            {**BASE, "m": [{"t": "1"}, {"t": "2"}, {"t": "answer"}]},
            {**BASE, "m": [{"t": "one"}, {"t": "2"}, {"t": "answer"}]},
        ),
        (
            {**BASE, "m": [{"t": "1"}, {"t": "two"}]},
            {**BASE, "m": [{"t": "2"}]},
            {**BASE, "m": [{"t": "two"}]},
        ),
        ({**BASE, "new": 1}, {**BASE, "other": 2}, {**BASE, "new": 1, "other": 2}),
    ],
    ids=["other key", "removed key", "answer appended", "item removed before", "keys added"],
)
def test_edits_of_different_places_are_both_kept(text: Json, now: Json, merged: Json) -> None:
    found = merge(BASE, text, now)
    assert not found.clashes
    assert found.value == merged


def test_a_clash_is_named_and_holds_the_text() -> None:
    found = merge(BASE, {**BASE, "a": 2}, {**BASE, "a": 3, "m": []})
    assert found.clashes == ("/a",)
    assert found.value == {**BASE, "a": 2, "m": []}


@given(VALUES, VALUES)
def test_what_one_side_left_alone_is_the_other_side(base: Json, other: Json) -> None:
    assert same(merge(base, base, other).value, other), "a text that changed nothing changes nothing"
    assert same(merge(base, other, base).value, other)
    assert not merge(base, other, base).clashes
