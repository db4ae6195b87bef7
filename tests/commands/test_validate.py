"""`validate` lists each problem at its pointer; `schema` describes what it takes."""

from pathlib import Path

import jsonschema
import pytest

from app.__main__ import main
from app.contract.wire import Json, dumps, loads
from tests.commands.programs import ROOT

DATA = ROOT / "tests" / "data"
EXAMPLE = DATA / "request-example.json"
PRESETS = sorted((ROOT / "presets").rglob("*.json"))


def validate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main(["validate", *arguments])
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err


def test_the_documented_example_has_its_two_placeholders(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = validate(capsys, str(EXAMPLE))
    assert code == 1
    assert [line.split(": ")[:2] for line in lines] == [
        [str(EXAMPLE), "/messages/0/pictureUrls/0"],
        [str(EXAMPLE), "/replyParameters/shareablePictures/0/url"],
    ]
    assert err == "1 file checked, 2 problems.\n"


def test_hints_are_listed_when_asked_for_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = validate(capsys, str(EXAMPLE), "--hints")
    assert code == 1
    assert sum(": hint: " not in line for line in lines) == 2
    assert sum(": hint: " in line for line in lines) > 0
    assert "2 problems" in err


@pytest.mark.parametrize(
    ("kind", "content", "pointer"),
    [
        ("scenario", {"language": 5}, "/language"),
        ("profile", {"nickname": "x", "gender": 5}, "/gender"),
        ("replyParameters", {"questionFrequency": 7}, "/questionFrequency"),
    ],
)
def test_pointers_of_a_preset_are_relative_to_its_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, content: Json, pointer: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        dumps({"format": "dumgum-console/1", "kind": kind, "name": "x", "content": content}), encoding="utf-8"
    )
    code, lines, _ = validate(capsys, str(path))
    assert code == 1
    assert any(line.startswith(f"{path}: {pointer}: ") for line in lines), lines


def test_a_file_that_can_not_be_read_does_not_hide_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = validate(capsys, str(tmp_path / "none.json"), str(EXAMPLE))
    assert code == 2
    assert len(lines) == 2
    assert "none.json" in err
    assert err.endswith("1 file checked, 2 problems. 1 file could not be read.\n")


@pytest.mark.parametrize("command", ["validate", "send", "open"])
def test_an_empty_name_is_no_folder(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, ""]) == 2
    err = capsys.readouterr().err
    assert "name is empty" in err
    assert "folder" not in err


def test_what_is_sound_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(ROOT / "presets" / "scenarios" / "rainy-sunday.json")
    assert validate(capsys, path) == (0, [], "1 file checked, 0 problems.\n")


def schema(capsys: pytest.CaptureFixture[str], what: str) -> jsonschema.Draft202012Validator:
    assert main(["schema", what]) == 0
    made = loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def test_the_answer_schema_takes_the_documented_answer(capsys: pytest.CaptureFixture[str]) -> None:
    text = (DATA / "response-example.json").read_text(encoding="utf-8")
    validator = schema(capsys, "answer")
    validator.validate(loads(text.replace('"cost": "<string>"', '"cost": "0.025"')))
    assert not validator.is_valid({"answers": 5})


def test_the_request_schema_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    validator = schema(capsys, "request")
    assert not validator.is_valid({"language": 5})


def test_the_preset_schema_takes_every_shipped_preset(capsys: pytest.CaptureFixture[str]) -> None:
    validator = schema(capsys, "preset")
    assert PRESETS
    for path in PRESETS:
        validator.validate(loads(path.read_bytes()))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "dumgum-console/2"},
        {"kind": "other"},
        {"name": " "},
        {"content": []},
        {"content": {"language": 5}},
        {"checks": {}},
        {"kind": "profile", "content": {"gender": 5}},
        {"kind": "replyParameters", "content": {"emojis": 5}},
    ],
)
def test_the_preset_schema_refuses_what_is_none(
    capsys: pytest.CaptureFixture[str], change: dict[str, Json]
) -> None:
    validator = schema(capsys, "preset")
    value = loads((ROOT / "presets" / "scenarios" / "rainy-sunday.json").read_bytes())
    assert isinstance(value, dict)
    assert not validator.is_valid({**value, **change})
