"""JSON text in and out: nothing changes on the way, and what readers disagree on is refused in words."""

import copy
import json
import pickle

import pytest
from hypothesis import given

from app.contract.wire import Json, NotJson, dumps, encode, loads, same
from tests.json_values import values


@given(values)
def test_what_is_written_is_read_back_the_same(value: Json) -> None:
    for text in (dumps(value), dumps(value, None), encode(value)):
        assert same(loads(text), value), f"{text!r} reads as another value"


@given(values)
def test_others_read_the_same_value(value: Json) -> None:
    assert json.loads(dumps(value)) == json.loads(dumps(value, None)), "both forms mean the same"


@given(values)
def test_copies_keep_the_spelling_of_numbers(value: Json) -> None:
    assert same(copy.deepcopy(value), value)
    assert same(pickle.loads(pickle.dumps(value)), value)


@given(values, values)
def test_same_means_the_same_text(left: Json, right: Json) -> None:
    assert same(left, right) == (dumps(left, None) == dumps(right, None))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (5, "5"),
        (1, 1.0),
        (1, True),
        (0, False),
        (None, "null"),
        ([], {}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_what_looks_alike_is_not_the_same(left: Json, right: Json) -> None:
    assert not same(left, right)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "line 1"),
        (b'{"a": 1,}', "in double quotes is expected here (line 1, column 9)"),
        (b"{} {}", "Something stands behind the end"),
        (b'["a\n"]', "A text holds a line end"),
        (b'["\\x"]', "A backslash"),
        (b"\xff\xfe{\x00}\x00", "UTF-16"),
        (b'{"a": "\xe9"}', "not UTF-8 (line 1, column 8)"),
        (b'{"a": 1, "a": 2}', '"a" stands twice'),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "Infinity"),
        (b'["\\ud800"]', "lone surrogate"),
        (b'{"\\udc00": 1}', "lone surrogate"),
        (b"[" * 10_000 + b"]" * 10_000, "levels deep"),
        (b"[" * 300 + b"]" * 300, "levels deep"),
        (b"1" * 5_000, "5,000 digits"),
    ],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(NotJson) as refused:
        loads(data)
    assert words in str(refused.value)


def test_a_number_beyond_all_floats_is_json_and_goes_out_as_it_was_spelt() -> None:
    text = b'{"height":1e999,"weight":-1E+400}'
    assert encode(loads(text)) == text


def test_a_byte_order_mark_is_no_letter() -> None:
    assert loads(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_half_a_character_typed_by_the_user_can_be_sent() -> None:
    assert encode({"text": "\ud83d"}) == b'{"text":"\\ud83d"}'
