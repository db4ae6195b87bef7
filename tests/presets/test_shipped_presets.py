"""The presets that ship with the console are sound, harmless and cover the whole contract."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.contract.describe import by_path
from app.contract.judge import judge, judge_profile, judge_reply_parameters
from app.contract.problem import Problem
from app.contract.wire import Json, dumps, loads
from app.shipped import presets_folder

TODAY = date(2026, 11, 22)
KINDS = {"users": "profile", "personas": "profile", "replies": "replyParameters", "scenarios": "scenario"}
LEAST = {"users": 4, "personas": 4, "replies": 5, "scenarios": 10}
FILES = sorted(presets_folder().rglob("*.json"))
EVERY_FIELD = "scenarios/every-field-set"
UNWANTED = [("disableSafetyFeatures", True), ("enableSexualTextContent", True), ("icebreakerType", "EROTIC")]
SCENARIOS = [path for path in FILES if path.parent.name == "scenarios"]


def envelope(path: Path) -> dict[str, Json]:
    preset = loads(path.read_bytes())
    assert isinstance(preset, dict), f"{path} holds no JSON object"
    return preset


def content(path: Path) -> dict[str, Json]:
    held = envelope(path)["content"]
    assert isinstance(held, dict), f"{path} has no object as its content"
    return held


def findings(path: Path) -> tuple[Problem, ...]:
    judges = {"profile": judge_profile, "replyParameters": judge_reply_parameters, "scenario": judge}
    return judges[KINDS[path.parent.name]](content(path), TODAY)


def values(value: Json, path: str = "") -> Iterator[tuple[str, Json]]:
    """Every value of a request with its path in the contract; the tags' own content is free."""
    if isinstance(value, dict) and path != "tags":
        for key, item in value.items():
            below = f"{path}.{key}" if path else key
            yield below, item
            yield from values(item, below)
    elif isinstance(value, list):
        for item in value:
            yield from values(item, f"{path}[]")


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_is_written_as_the_console_writes(path: Path) -> None:
    preset = envelope(path)
    assert list(preset) == ["format", "kind", "name", "description", "content", "checks"]
    assert preset["format"] == "dumgum-console/1"
    assert preset["kind"] == KINDS[path.parent.name], "the kind must be the one of its folder"
    assert preset["name"], "the library shows a name"
    assert preset["description"], "the library shows a sentence"
    assert path.read_text(encoding="utf-8") == dumps(preset) + "\n", "opening and saving must change nothing"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_breaks_no_documented_rule(path: Path) -> None:
    assert [(found.pointer, found.message) for found in findings(path) if found.severity == "problem"] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_gives_a_hint_only_where_it_sends_deprecated_fields_on_purpose(path: Path) -> None:
    expected = ("prohibitedIllegalContent", "dangerousDrugUse") if name_of(path) == EVERY_FIELD else ()
    strange = [found for found in findings(path) if not any(name in found.pointer for name in expected)]
    assert strange == [], "a newcomer should find no hint in a preset that is not about one"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_everybody_in_it_is_an_adult(path: Path) -> None:
    for place, value in values(content(path)):
        if place.rpartition(".")[2] == "birthdate":
            born = date.fromisoformat(str(value))
            assert TODAY.year - born.year > 20, f"{place} is {value}"
        if place.rpartition(".")[2] == "children":
            assert isinstance(value, list)
            ages = [child.get("age") if isinstance(child, dict) else None for child in value]
            assert all(isinstance(age, int) and age > 20 for age in ages), f"{place} holds no grown-up age"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_turns_no_protection_off_and_asks_for_nothing_intimate(path: Path) -> None:
    for place, value in values(content(path)):
        last = place.rpartition(".")[2]
        assert (last, value) not in UNWANTED, f"{place} is {value}"
        if "guardrails" in place and last != "answer":
            assert value is not False, f"{place} would turn a protection off"


@pytest.mark.parametrize("path", SCENARIOS, ids=name_of)
def test_has_something_to_answer(path: Path) -> None:
    request = json.loads(path.read_text(encoding="utf-8"))["content"]
    messages = request["messages"]
    if not messages:
        assert request["replyParameters"]["engage"] == "ICEBREAKER", "without a message it must open one"
    elif messages[-1]["sender"] != "USER":
        assert request["replyParameters"]["engage"] in ("NUDGE", "REVIVE"), (
            "where no message waits for an answer, the persona must write of its own accord"
        )
    dates = [datetime.fromisoformat(message["date"]) for message in messages]
    assert dates == sorted(dates), "messages run oldest first"
    assert len({message["id"] for message in messages}) == len(messages), "message ids are unique"


def test_every_field_set_names_every_field_of_the_request() -> None:
    request = content(presets_folder() / f"{EVERY_FIELD}.json")
    assert {place for place, _ in values(request)} == set(by_path()), "each documented field, and no other"
    empty = [place for place, value in values(request) if value is None]
    assert empty == [], "each has a value, none is null"


def test_the_user_with_every_field_set_names_every_field_of_a_profile() -> None:
    profile = content(presets_folder() / "users" / "every-field-set.json")
    named = {f"userProfile.{place}" for place, _ in values(profile)}
    assert named == {path for path in by_path() if path.startswith("userProfile.")}


def test_there_are_enough_to_begin_with_in_enough_languages() -> None:
    counts = Counter(path.parent.name for path in FILES)
    assert all(counts[folder] >= least for folder, least in LEAST.items()), counts
    languages = {str(content(path)["language"]) for path in SCENARIOS}
    assert len(languages) >= 6, languages


def test_no_name_stands_twice_in_a_list_of_the_library() -> None:
    names = Counter((path.parent.name, str(envelope(path)["name"]).casefold()) for path in FILES)
    assert [name for name, count in names.items() if count > 1] == []
