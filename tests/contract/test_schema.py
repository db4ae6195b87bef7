"""The schemas take the documented fields and values, and no others."""

import copy
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.contract.describe import by_path
from app.contract.description import Kind
from app.contract.digits import number_pattern
from app.contract.pointer import NOT_SENT, parent, resolve, split
from app.contract.schema import answer_schema, request_schema
from app.contract.wire import loads

DATA = Path(__file__).parents[1] / "data"
PLACE = "https://example.org/1.jpg"
REQUEST = Draft202012Validator(request_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
RESPONSE = Draft202012Validator(answer_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
PATHS = sorted(by_path())


def full_example():
    """The documented example with addresses for placeholders, and objects where it has null."""
    document = loads((DATA / "request-example.json").read_bytes())
    document["messages"][0]["pictureUrls"] = [PLACE]
    document["replyParameters"]["shareablePictures"][0]["url"] = PLACE
    return document


EXAMPLE = full_example()


def with_value(path, value):
    document = copy.deepcopy(EXAMPLE)
    pointer = "/" + path.replace("[]", ".0").replace(".", "/")
    holder = resolve(document, parent(pointer))
    assert isinstance(holder, dict), f"{path} has no place in the example"
    field = by_path()[path]
    key = split(pointer)[-1]
    if value is NOT_SENT:
        holder.pop(key, None)
    else:
        holder[key] = [value] if field.many and value is not None else value
    return document


def accepted(document):
    return REQUEST.is_valid(document)


def test_both_are_schemas_of_the_named_dialect():
    for schema in (request_schema(), answer_schema()):
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert {"$id", "title", "description"} <= schema.keys()


def test_the_documented_request_is_accepted():
    assert [f"{error.json_path}: {error.message}" for error in REQUEST.iter_errors(EXAMPLE)] == []


def test_the_documented_response_is_accepted():
    document = loads((DATA / "response-example.json").read_bytes())

    assert [error.message for error in RESPONSE.iter_errors(document)] == []


ENUMS = [path for path in PATHS if by_path()[path].kind is Kind.ENUM]


@pytest.mark.parametrize("path", ENUMS)
def test_of_an_enumeration_the_documented_values_are_taken_and_no_others(path):
    field = by_path()[path]

    for value in field.values:
        assert accepted(with_value(path, value.wire)), f"{path}: {value.wire} is documented"
    assert accepted(with_value(path, "NOBODY_WROTE_THIS")) is field.open


@pytest.mark.parametrize("path", PATHS)
def test_null_is_taken_where_the_contract_says_so(path):
    assert accepted(with_value(path, None)) is by_path()[path].nullable


@pytest.mark.parametrize("path", PATHS)
def test_only_required_fields_may_not_be_left_out(path):
    assert accepted(with_value(path, NOT_SENT)) is not by_path()[path].required


@pytest.mark.parametrize("path", [p for p in PATHS if by_path()[p].kind is Kind.OBJECT])
def test_documented_objects_take_no_other_fields(path):
    document = copy.deepcopy(EXAMPLE)
    holder = resolve(
        document, "/" + (path + ("[]" if by_path()[path].many else "")).replace("[]", ".0").replace(".", "/")
    )
    holder["unheardOf"] = 1

    assert not accepted(document)


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        ("userProfile.birthdate", "14.05.1990"),
        ("userProfile.countryCode", "FRA"),
        ("userProfile.mainPictureUrl", "http://example.org/a.jpg"),
        ("messages[].date", "2023-04-25"),
        ("messages[].pictureUrls", "<string>"),
        ("messages[].text", "x" * 513),
        ("replyParameters.bufferSeconds", 181),
        ("replyParameters.bufferSeconds", "181"),
        ("replyParameters.maxProcessingTimeSeconds", "299.9"),
        ("replyParameters.questionFrequency", 1.01),
        ("replyParameters.shareablePictures[].caption", ""),
        ("replyParameters.action.pauseConversation.duration", 43201),
        ("userProfile.features.childrenCount", 1.5),
    ],
)
def test_limits_and_forms_are_held(path, bad):
    assert not accepted(with_value(path, bad))


def test_a_profile_without_any_name_is_refused():
    document = copy.deepcopy(EXAMPLE)
    del document["userProfile"]["firstName"]
    assert accepted(document)
    del document["userProfile"]["nickname"]
    assert not accepted(document)


def test_tags_are_free_and_the_response_is_open():
    assert accepted(with_value("tags", {"anything": [1, None, {"deep": True}]}))
    assert RESPONSE.is_valid(
        {"answers": [{"type": "VIDEO", "conversationStopReason": "NEW", "mood": 1}], "more": 1}
    )
    assert not RESPONSE.is_valid({"answers": [{"text": 5}]})


@given(st.integers(0, 500), st.integers(1, 100_000), st.data())
def test_a_pattern_of_numbers_matches_its_range_and_nothing_else(low, span, data):
    high = low + span
    number = data.draw(st.integers(max(0, low - 200), high + 200) | st.sampled_from([low, high, high + 1]))
    pattern = number_pattern(low, high)

    assert (re.search(pattern, str(number)) is not None) is (low <= number <= high)
    assert (re.search(pattern, f"{number}.5") is not None) is (low <= number < high)
    assert re.search(pattern, f"0{number}") is None
