"""What a client sees of the sandbox over real HTTP."""

import json
import re
from datetime import UTC, datetime

import httpx
import pytest

from app.contract.endpoint import ENDPOINT_PATH
from tests.sandbox.plain_socket import connect, look


def test_a_request_gets_one_answer_in_the_documented_form(post, request_with):
    response = post(request_with(tags={"run": 7, "note": None}))
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    (answer,) = response.json()["answers"]
    assert list(answer) == [
        "id",
        "userProfileId",
        "personaProfileId",
        "type",
        "tags",
        "cost",
        "responseTime",
        "sequenceNumber",
        "createdAt",
        "text",
        "pictureUrl",
        "conversationStopReason",
        "conversationStoppedUntil",
        "parentAnswerId",
    ]
    assert re.fullmatch(r"answer_[A-Za-z0-9]{18}", answer["id"])
    assert (answer["userProfileId"], answer["personaProfileId"]) == ("user-1", "persona-1")
    assert answer["tags"] == {"run": 7, "note": None}
    assert re.fullmatch(r"\d+\.\d{1,4}", answer["cost"])
    assert 0 < answer["responseTime"] < 10
    assert re.search(r"T\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$", answer["createdAt"])
    assert datetime.fromisoformat(answer["createdAt"]).tzinfo is not None
    assert (answer["type"], answer["sequenceNumber"]) == ("TEXT", 0)
    unset = ("pictureUrl", "conversationStopReason", "conversationStoppedUntil", "parentAnswerId")
    assert [answer[key] for key in unset] == [None] * 4


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic abc"])
def test_no_token_no_answer(sandbox, request_with, header):
    headers = {} if header is None else {"Authorization": header}
    response = httpx.post(
        sandbox.base_url + ENDPOINT_PATH, json=request_with(), headers=headers, trust_env=False
    )
    assert response.status_code == 401
    assert "token" in response.json()["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"a": 1, "a": 2}'])
def test_what_is_not_json_is_a_bad_request(web, body):
    response = web.post(ENDPOINT_PATH, content=body)
    assert response.status_code == 400
    assert "not JSON" in response.json()["detail"]


def test_every_broken_rule_is_told_with_its_place_and_value(post, request_with):
    request = request_with(language="XX", parameters={"chatModel": "chat-9", "questionFrequency": 2})
    request["userProfile"]["countryCode"] = "FRA"
    response = post(request)
    assert response.status_code == 422
    told = {rule["path"]: rule["value"] for rule in response.json()["detail"]}
    assert told == {
        "/language": "XX",
        "/replyParameters/chatModel": "chat-9",
        "/replyParameters/questionFrequency": 2,
        "/userProfile/countryCode": "FRA",
    }
    assert all(rule["message"].endswith(".") for rule in response.json()["detail"])


@pytest.mark.parametrize("document", [None, 3, "text", [], {}])
def test_json_that_is_no_request_is_refused(web, document):
    response = web.post(ENDPOINT_PATH, content=json.dumps(document))
    assert response.status_code == 422
    assert response.json()["detail"], "at least one broken rule is told"


@pytest.mark.parametrize("side", ["userProfile", "personaProfile"])
@pytest.mark.parametrize(
    "parameters", [{}, {"disableSafetyFeatures": True, "guardrails": {"underageDetection": False}}]
)
def test_a_profile_under_18_is_always_refused(post, request_with, side, parameters):
    request = request_with(parameters=parameters)
    request[side]["birthdate"] = f"{datetime.now(UTC).year - 17}-01-01"
    response = post(request)
    assert response.status_code == 422
    assert f"/{side}/birthdate" in [rule["path"] for rule in response.json()["detail"]]


def test_hints_are_no_reason_to_refuse(post, request_with):
    assert post(request_with(parameters={"icebreakerType": "NEARBY"})).status_code == 200


def test_a_body_over_10_mb_is_too_large(web):
    response = web.post(ENDPOINT_PATH, content=b" " * (10 * 1024 * 1024 + 1))
    assert response.status_code == 413
    assert "10 MB" in response.json()["detail"]


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("application/json; charset=utf-8", 200),
        ("application/vnd.chat+json", 200),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
    ],
)
def test_a_body_must_be_labelled_as_json(web, request_with, label, status):
    response = web.post(ENDPOINT_PATH, content=json.dumps(request_with()), headers={"Content-Type": label})
    assert response.status_code == status


def test_what_is_not_http_is_a_bad_request_in_json(sandbox):
    with connect(sandbox.base_url) as connection:
        connection.sendall(b"HELO sandbox\r\n\r\n")
        seen = look(connection)
    assert seen.head.startswith(b"HTTP/1.1 400 ")
    assert json.loads(seen.body) == {"detail": "Invalid HTTP request received."}


def test_other_paths_and_methods_are_refused_as_json(web):
    unknown, method = web.get("/cs/v1/other"), web.get(ENDPOINT_PATH)
    assert (unknown.status_code, unknown.json()) == (404, {"detail": "Not Found"})
    assert (method.status_code, method.json()) == (405, {"detail": "Method Not Allowed"})
    assert method.headers["allow"] == "POST"


def test_it_tells_what_it_plays(web):
    card = web.get("/").json()
    assert card["endpoint"] == f"POST {ENDPOINT_PATH}"
    assert card["seed"] == 7
    assert len(card["languages"]) == 39
    assert {rule["source"] for rule in card["rules"]} == {"documented", "assumed"}
    assert {"emojis-although-never", "tags-lost"} <= {entry["name"] for entry in card["deviations"]}
    assert card["deviationsOn"] == []
    names = [rule["name"] for rule in card["rules"]]
    assert len(names) == len(set(names)), "each rule is told once"


def test_its_openapi_has_no_loose_references(web):
    document = web.get("/openapi.json").json()
    references = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(document)))
    assert references
    for reference in references:
        *start, part, name = reference.split("/")
        assert start == ["#", "components"]
        assert name in document["components"][part]


def test_the_same_requests_get_the_same_words_once_all_is_forgotten(web, post, request_with):
    request = request_with(parameters={"emojis": "SOMETIMES"})

    def asked_twice():
        gone = web.delete("/state")
        assert (gone.status_code, gone.content) == (204, b"")
        answers = [post(request).json()["answers"] for _ in range(2)]
        return [{**answer, "createdAt": None} for reply in answers for answer in reply]

    first = asked_twice()
    assert first == asked_twice()
    assert first[0]["text"] != first[-1]["text"], "a request that comes again draws anew"


def test_a_dropped_conversation_is_a_timeout_of_the_service(post, request_with):
    slow = {"bufferSeconds": 180, "replyTypingDelay": "NORMAL", "messageLength": "VERY_LONG"}
    several = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
    fixed = {"fixedResponseLength": True, "sentenceLength": "LONG", "maxProcessingTimeSeconds": "300"}
    responses = [post(request_with(parameters={**slow, **several, **fixed})) for _ in range(12)]
    dropped = [response for response in responses if response.status_code == 504]
    assert dropped, "some replies take over 300 s"
    assert all("300 s" in response.json()["detail"] for response in dropped)


def test_it_listens_on_this_computer_alone(sandbox):
    assert sandbox.base_url.startswith("http://127.0.0.1:")
