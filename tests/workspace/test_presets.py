"""Presets are written and read with nothing changed: key order, spellings, unknown keys."""

import errno
import os
import pickle
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.wire import Json, dumps, loads, same
from app.shipped import presets_folder
from app.workspace import files, presets
from app.workspace.presets import FORMAT, Preset, PresetError, PresetKind
from tests.json_values import objects, texts, values

EXAMPLE = Path(__file__).parents[1] / "data" / "request-example.json"
SCENARIO = Preset(None, PresetKind.SCENARIO, "First", {"messages": []})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("presets")


def leftovers(folder: Path) -> list[str]:
    return [item.name for item in folder.iterdir() if item.name.startswith(".")]


@st.composite
def envelopes(draw: st.DrawFn) -> dict[str, Json]:
    known: dict[str, Json] = {
        "format": FORMAT,
        "kind": draw(st.sampled_from(list(PresetKind))).value,
        "name": draw(texts.filter(str.strip)),
        "content": draw(objects),
    }
    if draw(st.booleans()):
        known["description"] = draw(texts)
    if draw(st.booleans()):
        known["checks"] = draw(st.lists(values, max_size=3))
    keys = draw(st.permutations([*known, *draw(st.lists(texts, max_size=3))]))
    return {key: known[key] if key in known else draw(values) for key in keys}


@given(envelope=envelopes())
@settings(max_examples=60, deadline=None)
def test_a_file_that_is_read_and_written_is_the_same_bytes(folder: Path, envelope: dict[str, Json]) -> None:
    source, copy = folder / "source.json", folder / "copy.json"
    data = (dumps(envelope) + "\n").encode()
    source.write_bytes(data)
    presets.write(presets.read(source), copy)
    assert copy.read_bytes() == data
    assert not leftovers(folder)


@given(content=objects, name=texts.filter(str.strip), checks=st.lists(values, max_size=2))
@settings(max_examples=60, deadline=None)
def test_a_preset_that_is_written_and_read_is_the_same(
    folder: Path, content: dict[str, Json], name: str, checks: list[Json]
) -> None:
    path = folder / "made.json"
    preset = Preset(path, PresetKind.PROFILE, name, content, "words", tuple(checks))
    written = presets.write(preset, path)
    read = presets.read(path)
    assert same(read.content, content)
    assert same(list(read.checks), checks)
    assert (read.name, read.kind, read.description, read.path) == (name, preset.kind, "words", path)
    assert written == read


def test_a_new_file_has_the_documented_form(tmp_path: Path) -> None:
    presets.write(replace(SCENARIO, content={"b": "é", "a": 1}), tmp_path / "x.json")
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == (
        '{\n  "format": "dumgum-console/1",\n  "kind": "scenario",\n  "name": "First",\n'
        '  "description": "",\n  "content": {\n    "b": "é",\n    "a": 1\n  },\n  "checks": []\n}\n'
    )


def test_an_edit_changes_its_own_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        '{"team": "blue", "content": {"z": "5", "a": 5}, "name": "Old", "kind": "scenario", "later": null,'
        ' "format": "dumgum-console/1"}',
        encoding="utf-8",
    )
    presets.write(replace(presets.read(path), name="New", description="Now with words"), path)
    value = loads(path.read_bytes())
    assert isinstance(value, dict)
    assert list(value) == ["team", "content", "name", "kind", "later", "format", "description"]
    assert same(value["content"], {"z": "5", "a": 5})
    assert value["name"] == "New"


def test_a_bare_request_opens_as_a_scenario_named_after_its_file() -> None:
    preset = presets.read(EXAMPLE)
    assert (preset.kind, preset.name, preset.bare) == (PresetKind.SCENARIO, "request-example", True)
    assert same(preset.content, loads(EXAMPLE.read_bytes()))


def test_a_byte_order_mark_is_taken(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xef\xbb\xbf" + b'{"messages": []}')
    assert presets.read(tmp_path / "x.json").content == {"messages": []}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"content": {"a": float("nan")}}, "NaN"),
        ({"content": {"a": "\ud800"}}, "half of a character"),
        ({"content": [1]}, 'its "content" is a list'),
        ({"name": ""}, 'its "name" is ""'),
        ({"content": {"a": "x" * 20_000_000}}, "20 MB"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    tmp_path: Path, change: dict[str, Json], words: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(PresetError, match="was not saved") as caught:
        presets.write(replace(SCENARIO, **change), path)
    assert words in caught.value.message
    assert str(path) in caught.value.message
    assert path.read_text(encoding="utf-8") == "old"
    assert not leftovers(tmp_path)


def deep(levels: int) -> dict[str, Json]:
    value: Json = {}
    for _ in range(levels):
        value = [value]
    return {"a": value}


@pytest.mark.parametrize("levels", [201, 20_000])
def test_too_many_levels_are_not_written(tmp_path: Path, levels: int) -> None:
    with pytest.raises(PresetError, match="levels"):
        presets.write(replace(SCENARIO, content=deep(levels)), tmp_path / "x.json")
    assert list(tmp_path.iterdir()) == []


def test_a_shipped_preset_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "shipped.json"
    shipped = replace(presets.write(SCENARIO, path), shipped=True)
    for preset, target in ((shipped, path), (SCENARIO, presets_folder() / "scenarios" / "new.json")):
        with pytest.raises(PresetError, match="came with the console and is read-only"):
            presets.write(preset, target)
    assert not (presets_folder() / "scenarios" / "new.json").exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "its folder is read-only"),
        (errno.EACCES, "its folder is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("border", ["write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, border: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "x.json"
    presets.write(SCENARIO, path)
    old = path.read_bytes()
    with monkeypatch.context() as patch:
        if border == "replace":
            patch.setattr(Path, "replace", fail)
        elif border == "fsync":
            patch.setattr(os, "fsync", fail)
        else:
            patch.setattr(os, "fdopen", _full_file(fail))
        with pytest.raises(PresetError) as caught:
            presets.write(replace(SCENARIO, name="Second"), path)
    assert words in caught.value.message
    assert str(path) in caught.value.message
    assert path.read_bytes() == old
    assert not leftovers(tmp_path)


def _full_file(fail: object) -> object:
    real = os.fdopen

    def opened(handle: int, mode: str) -> object:
        file = real(handle, mode, buffering=0)
        return _Full(file, fail)

    return opened


class _Full:
    """A file whose disk is full."""

    def __init__(self, file: object, fail: object) -> None:
        self._file = file
        self.write = fail

    def __enter__(self) -> "_Full":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def test_bytes_that_the_disk_changes_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.json"
    presets.write(SCENARIO, path)
    old = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"other")
        with pytest.raises(PresetError, match="gave back other bytes"):
            presets.write(replace(SCENARIO, name="Second"), path)
    assert path.read_bytes() == old
    assert not leftovers(tmp_path)


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    presets.write(SCENARIO, path)
    path.chmod(0o444)
    with pytest.raises(PresetError, match="is read-only and was left as it was"):
        presets.write(replace(SCENARIO, name="Second"), path)
    assert presets.read(path).name == "First"


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "workspace").write_text("mine", encoding="utf-8")
    with pytest.raises(PresetError, match="a file stands where a folder has to be"):
        presets.write(SCENARIO, tmp_path / "workspace" / "x.json")
    assert (tmp_path / "workspace").read_text(encoding="utf-8") == "mine"


def test_a_folder_or_device_is_not_written_over(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/full")):
        with pytest.raises(PresetError, match="is not a file, so nothing was saved"):
            presets.write(SCENARIO, path)


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "x.json", tmp_path / "link.json"
    presets.write(SCENARIO, path)
    path.chmod(0o640)
    link.symlink_to(path)
    presets.write(replace(SCENARIO, name="Second"), link)
    assert link.is_symlink()
    assert presets.read(path).name == "Second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_reader_never_sees_half_a_file_while_two_save(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    versions = [replace(SCENARIO, name=name, content={"text": name * 20_000}) for name in ("a", "b")]
    presets.write(versions[0], path)

    def save(preset: Preset) -> None:
        for _ in range(30):
            presets.write(preset, path)

    writers = [threading.Thread(target=save, args=(version,)) for version in versions]
    for writer in writers:
        writer.start()
    seen = set(_read_while(writers, path))
    assert seen <= {"a" * 20_000, "b" * 20_000}
    assert not leftovers(tmp_path)


def _read_while(writers: list[threading.Thread], path: Path) -> Iterator[str]:
    while any(writer.is_alive() for writer in writers):
        content = presets.read(path).content
        assert isinstance(content, dict)
        yield str(content["text"])


def test_a_new_file_never_goes_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.json"
    presets.write(SCENARIO, path, new=True)
    for links in (True, False):
        if not links:
            monkeypatch.setattr(os, "link", _no_links)
        with pytest.raises(FileExistsError):
            presets.write(replace(SCENARIO, name="Second"), path, new=True)
        assert presets.read(path).name == "First"
    presets.write(SCENARIO, tmp_path / "y.json", new=True)
    assert presets.read(tmp_path / "y.json").name == "First"
    assert not leftovers(tmp_path)


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_errors_survive_a_journey_between_processes(tmp_path: Path) -> None:
    error = pickle.loads(pickle.dumps(PresetError(tmp_path, "words")))
    assert isinstance(error, files.FileError)
    assert (error.path, error.message) == (tmp_path, "words")
