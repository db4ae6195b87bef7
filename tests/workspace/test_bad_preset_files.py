"""Every kind of bad file gets one sentence that names the file and says what to do, and is left as it was."""

import os
from pathlib import Path

import pytest

from app.workspace import files, presets
from app.workspace.presets import PresetError
from app.workspace.workspace import Workspace

HEAD = '{"format": "dumgum-console/1", "kind": "scenario"'

BAD_BYTES = {
    "empty": (b"", "is not a preset: it is empty; choose another file."),
    "blank": (b" \n ", "it is empty; choose another file."),
    "cut short": (b'{\n  "messages": [', "(line 2, column 16)"),
    "no JSON": (b"{\n  messages: 1}", "(line 2, column 3)"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "must be UTF-8"),
    "Latin-1": (b'{\n"name": "Zo\xeb"}', "not UTF-8 (line 2, column 12)"),
    "10,000 levels": (b'{"messages":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "more than 200 levels"),
    "10,000 open levels": (b"[" * 10_000, "more than 200 levels"),
    "duplicate keys": (b'{"messages": [], "messages": []}', 'the key "messages" stands twice'),
    "NaN": (b'{"messages": [NaN]}', "NaN is not a JSON number"),
    "infinite": (b'{"messages": [-Infinity]}', "-Infinity is not a JSON number"),
    "half a character": (b'{"messages": ["\\ud83d"]}', "half of a character"),
    "huge number": (b'{"messages": [' + b"1" * 5000 + b"]}", "5,000 digits"),
    "two values": (b'{"messages": []} {}', "(line 1, column 18)"),
    "a list": (b"[]", "no JSON object"),
    "a number": (b"7", "no JSON object"),
    "something else": (b'{"name": "x"}', 'neither "format"'),
    "newer version": (b'{"format": "dumgum-console/2"}', "a newer version of the console"),
    "newer by far": (b'{"format": "dumgum-console/999999999999999999999999"}', "a newer version"),
    "other program's": (b'{"format": "har/1"}', 'its "format" is "har/1"'),
    "version zero": (b'{"format": "dumgum-console/0"}', 'its "format" is "dumgum-console/0"'),
    "format of a wrong type": (b'{"format": {"a": 1}}', 'its "format" is an object'),
    "unknown kind": (
        b'{"format": "dumgum-console/1", "kind": "Scenario", "name": "x", "content": {}}',
        'its "kind" is "Scenario"',
    ),
    "kind of a wrong type": (b'{"format": "dumgum-console/1", "kind": []}', 'its "kind" is a list'),
    "no kind": (b'{"format": "dumgum-console/1", "name": "x"}', 'its "kind" is missing'),
    "no name": (f'{HEAD}, "content": {{}}}}'.encode(), 'its "name" is missing'),
    "number as name": (f'{HEAD}, "name": 5, "content": {{}}}}'.encode(), 'its "name" is 5'),
    "blank name": (f'{HEAD}, "name": " ", "content": {{}}}}'.encode(), 'its "name" is " "'),
    "no content": (f'{HEAD}, "name": "x"}}'.encode(), 'its "content" is missing; correct it'),
    "content null": (f'{HEAD}, "name": "x", "content": null}}'.encode(), 'its "content" is null'),
    "content a list": (f'{HEAD}, "name": "x", "content": []}}'.encode(), 'its "content" is a list'),
    "description a number": (
        f'{HEAD}, "name": "x", "description": 1, "content": {{}}}}'.encode(),
        'its "description" is 1',
    ),
    "checks an object": (
        f'{HEAD}, "name": "x", "content": {{}}, "checks": {{}}}}'.encode(),
        'its "checks" are an object',
    ),
}


def sentence(path: Path) -> str:
    with pytest.raises(PresetError) as caught:
        presets.read(path)
    assert caught.value.path == path
    assert str(caught.value) == caught.value.message
    return caught.value.message


def is_one_clear_sentence_about(path: Path, text: str) -> bool:
    return str(path) in text and "\n" not in text and text.endswith(".") and "; " in text and len(text) < 400


@pytest.mark.parametrize("case", BAD_BYTES)
def test_bad_content_is_named_and_left_alone(tmp_path: Path, case: str) -> None:
    data, words = BAD_BYTES[case]
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    text = sentence(path)
    assert words in text
    assert is_one_clear_sentence_about(path, text)
    assert path.read_bytes() == data, "a file that can't be read must stay as it is"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    text = sentence(tmp_path / "none.json")
    assert "does not exist" in text
    assert is_one_clear_sentence_about(tmp_path / "none.json", text)


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert "is a folder" in sentence(tmp_path)


def test_a_file_below_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "does not exist" in sentence(tmp_path / "file" / "x.json")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert "pipe or a device" in sentence(tmp_path / "pipe.json")


def test_a_device_is_not_read() -> None:
    assert "pipe or a device" in sentence(Path("/dev/zero"))


def test_50_megabytes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert "is 50 MB large and was not read; at most 20 MB are" in sentence(path)


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"12345")
    assert files.read_bytes(path, limit=5) == b"12345"
    with pytest.raises(files.FileError, match="large"):
        files.read_bytes(path, limit=4)


def test_a_refused_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    path = tmp_path / "secret.json"
    path.touch()
    monkeypatch.setattr(Path, "open", refuse)
    text = sentence(path)
    assert "you don't have permission" in text
    assert is_one_clear_sentence_about(path, text)


def test_a_name_that_no_file_can_have_is_named() -> None:
    assert "can't be the name of a file" in sentence(Path("a\0b"))


def test_an_unreadable_file_stays_in_the_list_with_its_error(tmp_path: Path) -> None:
    folder = tmp_path / "workspace" / "users"
    folder.mkdir(parents=True)
    (folder / "broken.json").write_bytes(b"{")
    (folder / "gone.json").symlink_to(tmp_path / "nowhere.json")
    os.mkfifo(folder / "pipe.json")
    entries = Workspace(tmp_path / "workspace", tmp_path / "shipped").entries()
    assert [entry.name for entry in entries] == ["broken.json", "gone.json", "pipe.json"]
    assert all(entry.error is not None and str(entry.path) in entry.error.message for entry in entries)
