"""The document: any edit, any undo, nothing lost; listeners hear of each change, and only of changes."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.pointer import NOT_SENT, join
from app.contract.wire import Json, dumps, loads, same
from app.workspace.document import Change, Document, NoSuchPlace
from app.workspace.presets import Preset, PresetKind
from tests.json_values import objects, values

EXAMPLE = Path(__file__).parents[1] / "data" / "request-example.json"


def made(content: Json) -> Document:
    return Document(content, today=lambda: date(2026, 1, 1))


def pointers_of(value: Json, pointer: str = "") -> Iterator[str]:
    yield pointer
    if isinstance(value, dict):
        for key, item in value.items():
            yield from pointers_of(item, join(pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from pointers_of(item, join(pointer, index))


KEYS = st.sampled_from(["text", "messages", "0", "1", "-", "a/b~c", ""])
DOINGS = st.sampled_from(["set", "type", "remove", "insert", "move", "load", "many", "seal", "undo", "redo"])


def edit(document: Document, doing: str, data: st.DataObject) -> None:  # noqa: C901 - one case an edit
    """One edit of any kind at any place, also at places that there are not."""
    places = list(pointers_of(document.content))
    pointer = data.draw(st.sampled_from(places))
    if data.draw(st.booleans()):
        pointer = join(pointer, data.draw(KEYS))
    match doing:
        case "set" | "type":
            document.set(pointer, data.draw(values), "edit", typing=doing == "type")
        case "remove":
            document.set(pointer, NOT_SENT, "remove")
        case "insert":
            document.insert(pointer, data.draw(values), "insert")
        case "move":
            document.move(pointer, data.draw(st.integers(-3, 3)), "move")
        case "load":
            document.load(data.draw(values), "load", at=pointer)
        case "many":
            document.set_many({pointer: data.draw(values), join(pointer, "x"): 1}, "many")
        case "seal":
            document.seal()
        case "undo":
            document.undo()
        case "redo":
            document.redo()


@given(start=objects, doings=st.lists(DOINGS, max_size=12), data=st.data())
@settings(max_examples=150, deadline=None)
def test_undo_of_all_gives_the_start_and_redo_of_all_the_end(
    start: dict[str, Json], doings: list[str], data: st.DataObject
) -> None:
    before = dumps(start)
    document = made(start)
    for doing in doings:
        text = dumps(document.content)
        try:
            edit(document, doing, data)
        except NoSuchPlace:
            assert dumps(document.content) == text, "a refused edit must change nothing"
    while document.redo():
        pass
    end = dumps(document.content)
    while document.undo():
        pass
    assert dumps(document.content) == before
    assert dumps(start) == before, "what was handed in must not be changed in place"
    while document.redo():
        pass
    assert dumps(document.content) == end


def test_each_undo_gives_the_state_before_its_step() -> None:
    document = made({"language": "EN", "messages": [1, 2, 3]})
    states = [deepcopy(document.content)]
    document.set("/language", None, "Language")
    states.append(deepcopy(document.content))
    document.move("/messages/0", 2, "Move")
    states.append(deepcopy(document.content))
    document.set_many({"/messages": NOT_SENT, "/tags": {}}, "Both")
    assert document.content == {"language": None, "tags": {}}
    for state, label in zip(reversed(states), ["Both", "Move", "Language"], strict=True):
        assert document.undo_label == label
        assert document.undo()
        assert same(document.content, state)
        assert document.redo_label == label
    assert document.undo_label is None
    assert not document.undo()


def test_a_field_has_three_states() -> None:
    document = made({"replyParameters": {"emojis": "RARELY"}})
    pointer = "/replyParameters/emojis"
    document.set(pointer, None)
    assert document.get(pointer) is None
    document.set(pointer, NOT_SENT)
    assert document.get(pointer) is NOT_SENT
    assert document.content == {"replyParameters": {}}
    document.set("/userProfile/features/job", "baker")
    assert document.content == {"replyParameters": {}, "userProfile": {"features": {"job": "baker"}}}


def test_an_edit_keeps_the_place_of_its_key() -> None:
    document = made({"a": 1, "b": {"c": 2, "d": 3}, "e": 4})
    document.set("/b/c", "5")
    assert dumps(document.content, None) == '{"a":1,"b":{"c":"5","d":3},"e":4}'


def test_the_documented_example_comes_out_as_it_went_in() -> None:
    content = loads(EXAMPLE.read_bytes())
    document = made(content)
    for pointer in list(pointers_of(content))[1:]:
        document.set(pointer, "other")
        document.undo()
    assert same(document.content, loads(EXAMPLE.read_bytes()))


@pytest.mark.parametrize(
    ("pointer", "value"),
    [("/text/x", 1), ("/number/0", 1), ("/list/5", 1), ("/list/x", 1), ("/list/01", 1), ("", NOT_SENT)],
)
def test_an_edit_without_a_place_is_refused_and_changes_nothing(pointer: str, value: Json) -> None:
    document = made({"text": "a", "number": 5, "list": [1]})
    heard: list[Change] = []
    document.subscribe(heard.append)
    with pytest.raises(NoSuchPlace):
        document.set(pointer, value)
    assert document.content == {"text": "a", "number": 5, "list": [1]}
    assert document.undo_label is None
    assert heard == []


@pytest.mark.parametrize("pointer", ["/list/2", "/list/-1", "/text/0", "/none/0"])
def test_moving_what_is_not_there_is_refused(pointer: str) -> None:
    document = made({"text": "a", "list": [1, 2]})
    with pytest.raises(NoSuchPlace):
        document.move(pointer, 1, "Move")
    assert document.undo_label is None


def test_items_are_inserted_and_moved_within_the_list() -> None:
    document = made({"messages": ["b"]})
    document.insert("/messages/0", "a", "Insert")
    document.insert("/messages/-", "d", "Insert")
    document.insert("/messages/2", "c", "Insert")
    assert document.get("/messages") == ["a", "b", "c", "d"]
    document.move("/messages/3", -99, "Move")
    document.move("/messages/1", 99, "Move")
    assert document.get("/messages") == ["d", "b", "c", "a"]
    document.insert("/tags/new/-", 1, "Insert")
    assert document.get("/tags") == {"new": [1]}


def test_removing_what_is_not_there_is_no_step() -> None:
    document = made({"messages": [1], "text": "a"})
    heard: list[Change] = []
    document.subscribe(heard.append)
    for pointer in ("/tags", "/messages/7", "/messages/-", "/userProfile/features/job", "/text/x"):
        document.set(pointer, NOT_SENT)
    assert document.undo_label is None
    assert heard == []


def test_setting_the_same_value_again_is_no_step_but_another_spelling_is() -> None:
    document = made({"bufferSeconds": 5})
    document.set("/bufferSeconds", 5)
    assert document.undo_label is None
    document.set("/bufferSeconds", "5")
    document.set("/bufferSeconds", 5.0)
    assert document.undo()
    assert document.content == {"bufferSeconds": "5"}


def test_typing_in_one_field_is_one_step_until_it_is_left() -> None:
    document = made({"text": ""})
    for text in ("a", "ab", "abc"):
        document.set("/text", text, "Text", typing=True)
    document.seal()
    document.set("/text", "abcd", "Text", typing=True)
    document.set("/other", "x", "Other", typing=True)
    document.set("/text", "abcde", "Text", typing=True)
    states = []
    while document.undo():
        states.append(document.content)
    assert states == [{"text": "abcd", "other": "x"}, {"text": "abcd"}, {"text": "abc"}, {"text": ""}]


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    document = made({"text": ""})
    document.set("/text", "a", typing=True)
    document.set("/other", 1)
    document.undo()
    document.set("/text", "ab", typing=True)
    assert not document.redo(), "a new edit must end what could be redone"
    document.undo()
    assert document.content == {"text": "a"}


def test_typing_that_ends_where_it_began_is_still_one_step() -> None:
    document = made({"text": "a"})
    document.set("/text", "ab", typing=True)
    document.set("/text", "a", typing=True)
    document.undo()
    assert document.content == {"text": "a"}
    assert not document.undo()


def test_a_load_remembers_its_preset_and_undo_forgets_it() -> None:
    anna = Preset(None, PresetKind.PROFILE, "Anna", {"nickname": "Anna"})
    scenario = Preset(None, PresetKind.SCENARIO, "First", {"userProfile": {"nickname": "Ben"}})
    document = made({})
    document.load(anna.content, "Load Anna", at="/userProfile", preset=anna)
    assert document.origins == {"/userProfile": anna}
    assert not document.differs("/userProfile")
    document.set("/userProfile/nickname", "Anja")
    assert document.differs("/userProfile")
    document.load(scenario.content, "Load First", preset=scenario)
    assert document.origins == {"": scenario}
    document.undo()
    document.undo()
    assert document.origins == {"/userProfile": anna}
    assert not document.differs("/userProfile")
    document.undo()
    assert document.origins == {}
    assert not document.differs("/userProfile"), "without a preset nothing differs from one"


def test_a_part_that_is_removed_differs_from_its_preset() -> None:
    anna = Preset(None, PresetKind.PROFILE, "Anna", {"nickname": "Anna"})
    document = made({})
    document.load(anna.content, "Load", at="/userProfile", preset=anna)
    document.set("/userProfile", NOT_SENT)
    assert document.differs("/userProfile")


def test_a_save_is_kept_by_undo() -> None:
    document = made({"language": "EN"})
    document.set("/language", "FR")
    saved = Preset(Path("x.json"), PresetKind.SCENARIO, "Saved", document.content)
    document.saved_as(saved)
    assert not document.differs()
    assert document.undo_label == "language"
    document.undo()
    document.redo()
    assert not document.differs(), "the file holds what redo brought back"


def test_a_state_from_before_a_save_differs_from_the_file_as_it_is_now() -> None:
    path = Path("x.json")
    first = Preset(path, PresetKind.SCENARIO, "First", {"language": "EN"})
    document = made({})
    document.load(first.content, "Load", preset=first)
    document.set("/language", "FR")
    document.saved_as(Preset(path, PresetKind.SCENARIO, "First", document.content))
    document.undo()
    assert document.content == {"language": "EN"}
    assert document.differs(), "the file holds FR"
    document.redo()
    assert not document.differs()


def test_a_save_as_stays_the_document_s_file_after_undo_but_not_beyond_a_load() -> None:
    document = made({"language": "EN"})
    other = Preset(Path("other.json"), PresetKind.SCENARIO, "Other", {"language": "DE"})
    document.load(other.content, "Load", preset=other)
    document.set("/language", "FR")
    copy = Preset(Path("copy.json"), PresetKind.SCENARIO, "Copy", document.content)
    document.saved_as(copy)
    document.undo()
    assert document.origins == {"": copy}
    document.undo()
    assert document.origins == {}


def test_a_saved_profile_does_not_claim_the_profile_of_another_scenario() -> None:
    document = made({"userProfile": {"nickname": "Ben"}})
    document.load({"userProfile": {"nickname": "Anna"}}, "Load")
    document.set("/userProfile/nickname", "Anja")
    anja = Preset(Path("anja.json"), PresetKind.PROFILE, "Anja", {"nickname": "Anja"})
    document.saved_as(anja, "/userProfile")
    document.undo()
    assert document.origins == {"/userProfile": anja}
    document.undo()
    assert document.origins == {}, "Ben did not come from Anja's file"


def test_listeners_hear_where_a_change_was() -> None:
    document = made({"messages": [1, 2], "language": "EN"})
    heard: list[Change] = []
    document.subscribe(heard.append)
    document.set("/messages/1", 3, "Third")
    document.undo()
    assert [(change.pointers, change.label) for change in heard] == [(("/messages/1",), "Third")] * 2
    change = heard[0]
    assert all(change.touches(pointer) for pointer in ("", "/messages", "/messages/1", "/messages/1/text"))
    assert not any(change.touches(pointer) for pointer in ("/messages/10", "/messages/0", "/language"))


def test_problems_follow_every_edit() -> None:
    document = made(loads(EXAMPLE.read_bytes()))
    at_first = document.problems
    assert document.problems is at_first, "the same state is judged once"
    document.set("/replyParameters/questionFrequency", 7)
    assert "/replyParameters/questionFrequency" in {problem.pointer for problem in document.problems}
    document.undo()
    assert document.problems == at_first
