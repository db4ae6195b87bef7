"""Duplicate, rename, move, bring back: whole files, never one over another."""

import json

import pytest

from app.workspace import arranging, presets
from app.workspace.folder_changes import folder_changes
from app.workspace.presets import PresetError
from app.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "own", tmp_path / "shipped")


def put(workspace, place, name, **more):
    path = workspace.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    value = {"kind": "scenario", "name": name, "format": "dumgum-console/1", "content": {"a": 1.10}, **more}
    path.write_text(json.dumps(value), "utf-8")
    return path


def entry(workspace, name):
    return next(entry for entry in workspace.entries() if entry.name == name)


def test_an_entry_tells_its_subfolder_and_how_many_checks_it_has(workspace):
    put(workspace, "scenarios/wet/cold/rain.json", "Rain", checks=[{}, {}])
    found = entry(workspace, "Rain")
    assert (found.subfolder, found.checks) == ("wet/cold", 2)


def test_a_rename_keeps_unknown_keys_and_their_order(workspace):
    path = put(workspace, "scenarios/wet/rain.json", "Rain", team="north")
    renamed = arranging.rename(workspace, entry(workspace, "Rain"), "Storm")
    assert not path.exists()
    assert renamed.path == path.with_name("storm.json")
    stands = json.loads(renamed.path.read_text("utf-8"))
    assert list(stands) == ["kind", "name", "format", "content", "team"]
    assert (stands["name"], stands["team"]) == ("Storm", "north")


def test_a_rename_takes_another_file_name_where_one_stands(workspace):
    put(workspace, "scenarios/storm.json", "Storm")
    put(workspace, "scenarios/rain.json", "Rain")
    renamed = arranging.rename(workspace, entry(workspace, "Rain"), "Storm")
    assert renamed.path.name == "storm-2.json"
    assert len(workspace.entries()) == 2


def test_a_rename_that_changes_capitals_alone_keeps_the_file(workspace):
    path = put(workspace, "scenarios/rain.json", "Rain")
    assert arranging.rename(workspace, entry(workspace, "Rain"), "RAIN").path == path
    assert presets.read(path).name == "RAIN"


def test_a_bare_request_is_renamed_by_its_file_and_stays_as_it_is(workspace):
    path = workspace.folder / "scenarios" / "rain.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(b'{"messages":[]}')
    renamed = arranging.rename(workspace, entry(workspace, presets.read(path).name), "Storm")
    assert renamed.path.read_bytes() == b'{"messages":[]}'
    assert renamed.path.name == "storm.json"
    assert not path.exists()


def test_a_move_never_goes_over_a_file(workspace):
    path = put(workspace, "scenarios/rain.json", "Rain")
    put(workspace, "scenarios/wet/rain.json", "Other")
    with pytest.raises(PresetError, match="is there already"):
        arranging.move(workspace, entry(workspace, "Rain"), "wet")
    assert path.exists()
    assert presets.read(workspace.folder / "scenarios/wet/rain.json").name == "Other"


def test_a_moved_file_is_the_same_byte_by_byte(workspace):
    path = put(workspace, "scenarios/rain.json", "Rain")
    before = path.read_bytes()
    moved = arranging.move(workspace, entry(workspace, "Rain"), " wet \\ cold/")
    assert moved == workspace.folder / "scenarios/wet/cold/rain.json"
    assert moved.read_bytes() == before
    assert not path.exists()
    assert arranging.move(workspace, entry(workspace, "Rain"), "") == path, (
        "an empty folder is the kind's own"
    )


def test_copies_get_names_of_their_own(workspace):
    put(workspace, "scenarios/rain.json", "Rain")
    made = [arranging.duplicate(workspace, entry(workspace, "Rain")).name for _ in range(3)]
    assert made == ["Rain copy", "Rain copy 2", "Rain copy 3"]


def test_changes_of_a_folder_are_told_by_what_happened(workspace):
    put(workspace, "scenarios/stays.json", "Stays")
    gone = put(workspace, "scenarios/gone.json", "Gone")
    other = put(workspace, "scenarios/other.json", "Other")
    broken = put(workspace, "scenarios/broken.json", "Broken")
    broken.write_text("{")
    before = workspace.entries()
    assert not folder_changes(before, workspace.entries()), "nothing happened"
    gone.unlink()
    other.write_text(other.read_text("utf-8").replace("1.1", "12345"))
    put(workspace, "scenarios/a.json", "A")
    put(workspace, "scenarios/b.json", "B")
    changes = folder_changes(before, workspace.entries())
    assert [entry.name for entry in changes.added] == ["A", "B"]
    assert [entry.name for entry in changes.removed] == ["Gone"]
    assert [entry.name for entry in changes.changed] == ["Other"]
    assert changes.words() == (
        "2 presets were added, Gone was removed and Other was changed outside the console; "
        "the library shows it."
    )
