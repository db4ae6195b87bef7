"""HAR files, requests and presets as they are imported."""

import json
from typing import Any

import pytest

from app.contract.wire import Json, dumps, same
from app.workspace.importing.reader import read
from app.workspace.presets import PresetKind, envelope_of
from tests.workspace.imports import URL, one, refused


def entry(text: str | None, method: str = "POST", url: str = URL, **more: Any) -> dict[str, Any]:
    data = {} if text is None else {"postData": {"mimeType": "application/json", "text": text}}
    return {
        "request": {"method": method, "url": url, "headers": [], **data, **more},
        "response": {"status": 200},
    }


def har(*entries: Any) -> str:
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": list(entries)}})


def test_a_har_file_gives_its_posts_to_the_endpoint() -> None:
    text = har(
        entry(None, "GET"),
        entry('{"messages": [1]}'),
        entry('{"other": 1}', url="https://example.org/collect"),
        entry(
            '{"messages": [1.10, "é"]}',
            url=f"https://stage.example.org/v9{URL.removeprefix('https://api.dumgum.com')}",
        ),
        "no entry",
    )
    found = read(text, "Saved")
    assert [dumps(imported.content, None) for imported in found] == [
        '{"messages":[1]}',
        '{"messages":[1.10,"é"]}',
    ]
    assert [imported.preset.name for imported in found] == ["Saved 1", "Saved 2"]
    assert [imported.base_url for imported in found] == [
        "https://api.dumgum.com",
        "https://stage.example.org/v9",
    ]
    assert "stage.example.org" in found[1].warnings[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (har(), "has no POST to an address that ends in /cs/v1"),
        (har(entry("{}", "GET"), entry("{}", url="http://[")), "has no POST"),
        (har(entry(None)), "sends no body"),
        (har(entry("{")), "the body is not JSON"),
    ],
)
def test_a_har_file_without_a_request_is_refused(text: str, why: str) -> None:
    assert why in refused(text)


@pytest.mark.parametrize("content", [{"messages": [], "extra": None}, {"userProfile": {"height": "5"}}])
def test_a_bare_request_is_taken_as_it_is(content: Json) -> None:
    for text in (dumps(content), dumps(content).encode("utf-8-sig"), dumps(content).encode("utf-16")):
        imported = one(text)
        assert same(imported.content, content)
        assert imported.warnings == ()


def test_an_object_that_is_no_request_is_taken_with_a_word() -> None:
    assert one('{"a": 1}').warnings == (
        'The JSON has none of a request\'s keys such as "messages"; it was taken as it is.',
    )


def test_a_preset_stays_as_it_is() -> None:
    preset: Json = {
        "format": "dumgum-console/1",
        "kind": "profile",
        "name": "Ada",
        "own": [1.10],
        "content": {"firstName": "Ada"},
    }
    imported = one(dumps(preset))
    assert imported.preset.kind is PresetKind.PROFILE
    assert imported.preset.path is None
    assert same(envelope_of(imported.preset), preset)
    assert 'it is not a preset: its "kind" is missing' in refused('{"format": "dumgum-console/1"}')
