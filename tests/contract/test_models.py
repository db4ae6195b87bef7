"""The models read what the contract shows, keep what they do not know, and give back what they were given."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.contract.answer import GenerateResponse
from app.contract.profile import Profile
from app.contract.reply_parameters import ReplyParameters
from app.contract.request import GenerateRequest
from app.contract.wire import dumps, loads

DATA = Path(__file__).parents[1] / "data"
PLACE = "https://example.org/1.jpg"


def mended_example():
    document = loads((DATA / "request-example.json").read_bytes())
    document["messages"][0]["pictureUrls"] = [PLACE]
    document["replyParameters"]["shareablePictures"][0]["url"] = PLACE
    return document


def back(model):
    return model.model_dump(by_alias=True, exclude_unset=True)


def test_the_documented_request_comes_back_as_it_went_in():
    document = mended_example()
    request = GenerateRequest.model_validate(document)

    assert json.loads(dumps(back(request))) == document
    assert dumps(back(request)) == dumps(document), "key order, null and number spellings stay"
    assert request.reply_parameters is not None
    assert request.reply_parameters.buffer_seconds == "5"


def test_the_documented_response_comes_back_as_it_went_in():
    document = loads((DATA / "response-example.json").read_bytes())

    assert dumps(back(GenerateResponse.model_validate(document))) == dumps(document)


def test_not_sent_null_and_a_value_are_three_states():
    states = [
        ReplyParameters.model_validate(content) for content in ({}, {"emojis": None}, {"emojis": "NEVER"})
    ]

    assert [back(state) for state in states] == [{}, {"emojis": None}, {"emojis": "NEVER"}]
    assert [state.emojis for state in states] == [None, None, "NEVER"]
    assert ["emojis" in state.model_fields_set for state in states] == [False, True, True]


def test_fields_and_answers_of_tomorrow_are_kept():
    content = {
        "answers": [{"type": "VIDEO", "conversationStopReason": "NEW_REASON", "mood": {"a": [1, None]}}],
        "x": 1,
    }

    assert back(GenerateResponse.model_validate(content)) == content


@pytest.mark.parametrize("reason", ["AI_SUSPICION", "AI_SUSPICIOUS", None])
def test_both_spellings_of_a_stop_reason_are_read(reason):
    content = {"answers": [{"conversationStopReason": reason}]}

    assert back(GenerateResponse.model_validate(content)) == content


def test_python_names_build_a_profile_and_json_names_leave_it():
    profile = Profile(id="lea", first_name="Léa", time_zone="Europe/Paris")

    assert back(profile) == {"id": "lea", "firstName": "Léa", "timeZone": "Europe/Paris"}


@pytest.mark.parametrize("content", [{"id": None}, {"id": 5}, {"id": "a", "gender": None}, {}])
def test_strict_types_are_held(content):
    with pytest.raises(ValidationError):
        Profile.model_validate(content)


def test_pydantics_own_schema_says_null_only_where_it_may_stand():
    properties = ReplyParameters.model_json_schema()["properties"]

    assert properties["chatModel"]["type"] == "string"
    assert {"type": "null"} in properties["emojis"]["anyOf"]
