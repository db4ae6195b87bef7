"""The library lists every preset of both folders, and saving never goes over what is there."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.workspace import presets
from app.workspace.file_names import MAX_BYTES, candidates, stem_for
from app.workspace.presets import Preset, PresetError, PresetKind
from app.workspace.workspace import Side, Workspace

SCENARIO = Preset(None, PresetKind.SCENARIO, "Rainy Sunday", {"messages": []})
PROFILE = Preset(None, PresetKind.PROFILE, "Anna", {"nickname": "Anna"})


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shipped = tmp_path / "shipped"
    presets.write(SCENARIO, shipped / "scenarios" / "rainy-sunday.json")
    presets.write(PROFILE, shipped / "personas" / "anna.json")
    return Workspace(tmp_path / "own" / "presets", shipped)


def test_a_folder_that_is_not_there_yet_is_empty_and_made_on_the_first_save(workspace: Workspace) -> None:
    assert [entry.shipped for entry in workspace.entries()] == [True, True]
    assert not workspace.folder.exists()
    saved = workspace.save(SCENARIO)
    assert saved.path == workspace.folder / "scenarios" / "rainy-sunday.json"
    assert [(entry.name, entry.shipped) for entry in workspace.entries()] == [
        ("Rainy Sunday", True),
        ("Rainy Sunday", False),
        ("Anna", True),
    ]


@pytest.mark.parametrize(
    ("preset", "side", "folder"),
    [
        (SCENARIO, None, "scenarios"),
        (PROFILE, Side.USER, "users"),
        (PROFILE, Side.PERSONA, "personas"),
        (PROFILE, None, "users"),
        (Preset(None, PresetKind.REPLY_PARAMETERS, "Short", {}), None, "replies"),
        (Preset(None, PresetKind.CAMPAIGN, "All", {}), None, "campaigns"),
    ],
)
def test_each_kind_has_its_folder(
    workspace: Workspace, preset: Preset, side: Side | None, folder: str
) -> None:
    saved = workspace.save(preset, side)
    assert saved.path is not None
    entry = next(entry for entry in workspace.entries() if entry.path == saved.path)
    assert (entry.folder, entry.kind, entry.error) == (folder, preset.kind, None)
    expected = {"users": Side.USER, "personas": Side.PERSONA}.get(folder)
    assert entry.side == expected


def test_saving_a_shipped_preset_makes_a_copy_on_its_side(workspace: Workspace) -> None:
    shipped = workspace.read(workspace.shipped / "personas" / "anna.json")
    assert shipped.shipped
    saved = workspace.save(replace(shipped, content={"nickname": "Anja"}))
    assert saved.path == workspace.folder / "personas" / "anna.json"
    assert not saved.shipped
    assert workspace.read(workspace.shipped / "personas" / "anna.json").content == {"nickname": "Anna"}
    assert workspace.save(replace(saved, content={})).path == saved.path, "an own preset is saved in place"


def test_saving_a_bare_request_leaves_its_file_alone(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_bytes(b'{"messages":[]}')
    saved = workspace.save(workspace.read(path))
    assert path.read_bytes() == b'{"messages":[]}'
    assert saved.path == workspace.folder / "scenarios" / "request.json"
    assert not saved.bare


def test_a_preset_from_elsewhere_is_saved_where_it_came_from(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = presets.write(SCENARIO, tmp_path / "elsewhere.json")
    assert workspace.save(replace(elsewhere, content={"language": "EN"})).path == tmp_path / "elsewhere.json"
    assert presets.read(tmp_path / "elsewhere.json").content == {"language": "EN"}


def test_the_same_name_twice_makes_two_files(workspace: Workspace) -> None:
    saved = [
        workspace.save_as(SCENARIO, name).path for name in ("Rainy Sunday", "rainy SUNDAY", "Rainy  Sunday?")
    ]
    assert [path.name for path in saved if path] == [
        "rainy-sunday.json",
        "rainy-sunday-2.json",
        "rainy-sunday-3.json",
    ]


def test_many_who_save_the_same_name_at_once_lose_nothing(workspace: Workspace) -> None:
    def save(number: int) -> None:
        workspace.save_as(replace(SCENARIO, content={"tags": {"number": number}}), "Same")

    savers = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    own = [entry for entry in workspace.entries() if not entry.shipped]
    contents = [str(presets.read(entry.path).content) for entry in own]
    assert len(set(contents)) == 8, "each of the eight presets must have a file of its own"


def test_a_workspace_that_can_not_be_written_is_named_and_the_preset_stays_usable(
    tmp_path: Path, workspace: Workspace
) -> None:
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    with pytest.raises(PresetError, match="a file stands where a folder has to be"):
        workspace.save(SCENARIO)
    *shipped, own = workspace.entries()
    assert [entry.name for entry in shipped] == ["Rainy Sunday", "Anna"]
    assert own.error is not None
    assert "is not a folder; choose another workspace folder" in own.error.message


def test_a_folder_that_is_a_file_is_an_entry_with_an_error(workspace: Workspace) -> None:
    workspace.folder.mkdir(parents=True)
    (workspace.folder / "users").touch()
    entry = next(entry for entry in workspace.entries() if not entry.shipped)
    assert entry.error is not None
    assert "can't be listed: not a directory" in entry.error.message


def test_sub_folders_are_listed_and_other_files_are_not(workspace: Workspace) -> None:
    presets.write(SCENARIO, workspace.folder / "scenarios" / "team" / "a.JSON")
    for name in (".hidden.json", "notes.txt", ".saving-0123"):
        (workspace.folder / "scenarios" / name).touch()
    presets.write(SCENARIO, workspace.folder / "scenarios" / ".git" / "b.json")
    own = [entry.path.name for entry in workspace.entries() if not entry.shipped]
    assert own == ["a.JSON"]


def test_a_changed_file_is_listed_as_it_is_now(workspace: Workspace) -> None:
    path = workspace.folder / "scenarios" / "a.json"
    presets.write(SCENARIO, path)
    assert "Rainy Sunday" in names(workspace)
    presets.write(replace(SCENARIO, name="Sunny Monday"), path)
    assert "Sunny Monday" in names(workspace)
    path.write_bytes(b"{")
    assert "a.json" in names(workspace)
    path.unlink()
    assert names(workspace) == []


def names(workspace: Workspace) -> list[str]:
    return [entry.name for entry in workspace.entries() if not entry.shipped]


def test_a_library_is_read_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(50):
        presets.write(SCENARIO, workspace.folder / "scenarios" / f"{number}.json")
    before = workspace.entries()
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("an unchanged file was read again"))
    assert workspace.entries() == before


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Rainy Sunday", "rainy-sunday"),
        ("  Ça va ? / L'été  ", "ça-va-l-été"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\x.json", "c-x-json"),
        ("日本語 と Ελληνικά", "日本語-と-ελληνικά"),
        ("CON", "con-preset"),
        ("lpt1", "lpt1-preset"),
        ("🎉", "scenario"),
        ("...", "scenario"),
        ("é", "é"),
    ],
)
def test_file_names_are_readable_and_safe(name: str, stem: str) -> None:
    assert stem_for(name, "scenario") == stem


@given(st.text(max_size=200))
def test_every_name_makes_a_file_name_for_every_system(name: str) -> None:
    stem = stem_for(name, "scenario")
    assert stem
    assert len(stem.encode("utf-8")) <= MAX_BYTES + len("-preset")
    assert not set(stem) & set('<>:"/\\|?*. \0')
    assert stem == stem.strip("-. ")


def test_names_that_differ_in_capitals_or_accents_clash() -> None:
    taken = ["ÉTÉ.json", "e\u0301te\u0301-2.JSON"]
    assert next(candidates("Été", taken, "scenario")) == "été-3"


def test_a_folder_named_like_a_preset_is_listed_as_one_that_can_not_be_read(workspace: Workspace) -> None:
    folder = workspace.folder / "scenarios" / "x.json"
    folder.mkdir(parents=True)
    entry = next(entry for entry in workspace.entries() if entry.path == folder)
    assert entry.error is not None
    assert "is a folder" in entry.error.message
