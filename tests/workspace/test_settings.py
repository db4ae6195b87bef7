"""Settings survive: unknown keys are kept, a broken file is set aside, a full disk costs one session."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.client.environment import Environment, TokenReference
from app.workspace.paths import Places
from app.workspace.settings import EnvironmentSettings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_standard_settings_hold_and_none_is_made(path: Path) -> None:
    file = SettingsFile(path)
    settings = file.load()
    assert (settings.theme, settings.environment, settings.workspace_folder) == ("system", "Sandbox", None)
    assert [known.name for known in settings.client_environments()] == ["DumGum"]
    assert file.problem == ""
    assert not path.exists()


def test_what_is_changed_is_there_the_next_time(path: Path, tmp_path: Path) -> None:
    file = SettingsFile(path)
    own = Environment(
        "Staging",
        "https://example.org",
        TokenReference("keychain", "id"),
        connect_timeout=3,
        timeout=60,
        verify=False,
        ca_file=tmp_path / "ca.pem",
        proxy="http://localhost:3128",
    )
    assert file.update(
        theme="dark", workspace_folder=tmp_path, window={"splitter": [1, 2.5], "state": "AAE="}
    )
    assert file.update(environments=[EnvironmentSettings.of(own)], environment="Staging")
    settings = SettingsFile(path).load()
    assert settings == file.current
    assert settings.client_environments() == (own,)
    assert (settings.theme, settings.workspace_folder) == ("dark", tmp_path)
    assert settings.window == {"splitter": [1, 2.5], "state": "AAE="}


def test_unknown_keys_and_the_other_windows_changes_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '{"later": {"a": [1]}, "theme": "light", "environments": [{"name": "x", "base_url": "", "k": 1}]}'
    )
    one, two = SettingsFile(path), SettingsFile(path)
    one.load()
    two.load()
    one.update(environment="x")
    two.update(theme="dark")
    assert json.loads(path.read_text()) == {
        "theme": "dark",
        "environment": "x",
        "environments": [{"name": "x", "base_url": "", "k": 1}],
        "later": {"a": [1]},
    }


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xff", b"[]", b'{"a": 1, "a": 2}', b"[" * 10_000])
def test_a_broken_file_is_set_aside_with_a_sentence(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    file = SettingsFile(path)
    assert file.load().theme == "system"
    aside = path.with_name("settings.json.broken")
    assert aside.read_bytes() == data, "what the user had must not be lost"
    assert str(path) in file.problem
    assert str(aside) in file.problem
    assert file.problem.endswith("The standard settings are used.")
    assert file.load().theme == "system"
    assert file.problem == "", "the second start has nothing to tell"


def test_a_second_broken_file_does_not_go_over_the_first(path: Path) -> None:
    path.parent.mkdir()
    for data in (b"{", b"["):
        path.write_bytes(data)
        SettingsFile(path).load()
    assert path.with_name("settings.json.broken").read_bytes() == b"{"
    assert path.with_name("settings.json.broken-2").read_bytes() == b"["


def test_one_wrong_value_costs_that_value_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "pink", "environment": "x", "later": 1}')
    file = SettingsFile(path)
    settings = file.load()
    assert (settings.theme, settings.environment) == ("system", "x")
    assert "a wrong value for theme" in file.problem
    assert json.loads(path.read_text()) == {"environment": "x", "later": 1}
    assert path.with_name("settings.json.broken").exists()


def test_a_folder_in_its_place_is_told_and_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    assert file.load().theme == "system"
    assert "is a folder" in file.problem
    assert path.is_dir()


def test_a_change_that_can_not_be_saved_holds_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    file = SettingsFile(tmp_path / "config" / "settings.json")
    assert not file.update(theme="dark")
    assert file.current.theme == "dark"
    assert not file.update(environment="x")
    assert file.current.theme == "dark", "an earlier change of this session must still hold"
    assert "hold for this session alone" in file.problem


def test_a_wrong_change_is_refused(path: Path) -> None:
    file = SettingsFile(path)
    with pytest.raises(ValidationError):
        file.update(theme="pink")
    assert file.current.theme == "system"


def test_everything_lies_below_the_home_that_is_named(tmp_path: Path) -> None:
    places = Places.of_this_system({"DUMGUM_CONSOLE_HOME": str(tmp_path)})
    assert places == Places.below(tmp_path)
    for path in (places.settings_file, places.draft_file, places.workspace_folder):
        assert path.is_relative_to(tmp_path)


def test_without_it_the_systems_folders_are_taken() -> None:
    places = Places.of_this_system({})
    assert all(folder.is_absolute() for folder in (places.config, places.data, places.workspace_folder))
