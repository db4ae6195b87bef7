"""What differs between two documents, place by place."""

from hypothesis import given
from hypothesis import strategies as st

from app.contract.pointer import NOT_SENT
from app.contract.wire import same
from app.workspace.difference import Difference, difference

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from([1.0, "1", ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc/~"), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, VALUES)
def test_there_is_a_difference_exactly_where_two_values_are_not_the_same(left, right):
    assert (difference(left, right) == ()) == same(left, right)


@given(VALUES)
def test_a_value_does_not_differ_from_itself(value):
    assert difference(value, value) == ()


def test_each_place_is_told_with_both_sides():
    left = {"a": 1, "b": {"c": [1, 2]}, "gone": None}
    right = {"a": "1", "b": {"c": [1, 3]}, "new": "x"}
    assert difference(left, right) == (
        Difference("/a", 1, "1"),
        Difference("/b/c/1", 2, 3),
        Difference("/gone", None, NOT_SENT),
        Difference("/new", NOT_SENT, "x"),
    )


def test_an_item_put_into_a_list_is_told_alone():
    assert difference([1, 2, 3], [1, 9, 2, 3]) == (Difference("/1", NOT_SENT, 9),)
    assert difference([1, 2, 3], [1, 3]) == (Difference("/1", 2, NOT_SENT),)


def test_an_order_of_keys_is_a_difference_of_the_object():
    assert difference({"a": 1, "b": 2}, {"b": 2, "a": 1}) == (
        Difference("", {"a": 1, "b": 2}, {"b": 2, "a": 1}),
    )
