"""`import` makes presets, `export` prints requests, and one takes what the other gives."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.contract.wire import dumps, loads, same
from app.workspace import presets
from app.workspace.paths import Places
from app.workspace.settings import EnvironmentSettings, SettingsFile, TokenSettings
from tests.commands.programs import ROOT, environ, run

EXAMPLE = ROOT / "tests" / "data" / "request-example.json"
RAINY = ROOT / "presets" / "scenarios" / "rainy-sunday.json"
URL = "https://api.dumgum.com/cs/v1/content_creation/conversations/generate"
TOKEN = "canary-7f3a9c"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUMGUM_CONSOLE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(folder: Path, text: str | None = None) -> str:
    path = folder / "my request.sh"
    body = '{"messages": [{"text": "日本語"}]}'
    path.write_text(text or f"curl {URL} -H 'Authorization: Bearer {TOKEN}' -d '{body}'", encoding="utf-8")
    return str(path)


def test_a_command_becomes_a_preset_on_standard_output(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["import", command(tmp_path)]) == 0
    captured = capsysbinary.readouterr()
    preset = presets.parse(captured.out, tmp_path / "x.json")
    assert (preset.name, preset.kind) == ("my request", "scenario")
    assert preset.content == {"messages": [{"text": "日本語"}]}
    assert captured.err.decode() == "The token was left out; the console takes it from the environment.\n"


def test_a_preset_is_saved_once_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "mine.json"
    assert main(["import", command(tmp_path), "--to", str(target)]) == 0
    before = target.read_bytes()
    assert TOKEN.encode() not in before
    captured = capsys.readouterr()
    assert (captured.out, captured.err.splitlines()[0]) == ("", f'Saved "{target}".')
    assert main(["import", command(tmp_path), "--to", str(target)]) == 2
    assert "exists and was left as it was; choose another name." in capsys.readouterr().err
    assert target.read_bytes() == before


def test_a_file_that_the_command_names_lies_in_the_current_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "body.json").write_text('{"messages": []}')
    assert main(["import", command(tmp_path, f"curl {URL} -d @body.json")]) == 0
    assert json.loads(capsys.readouterr().out)["content"] == {"messages": []}


def test_one_of_several_requests_is_chosen_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    several = command(
        tmp_path, f'curl {URL} -d \'{{"messages": []}}\' --next {URL} -d \'{{"language": "FR"}}\''
    )
    assert main(["import", several]) == 2
    assert "There are 2 requests; choose one by --number 1 to 2." in capsys.readouterr().err
    assert main(["import", several, "--number", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["content"] == {"language": "FR"}
    assert main(["import", several, "--number", "3"]) == 2
    assert "There is no request 3; the last one is 2." in capsys.readouterr().err


@pytest.mark.parametrize("form", ["curl", "powershell", "har", "json"])
def test_what_is_exported_is_imported_from_standard_input(form: str, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "export", str(EXAMPLE), "--as", form)
    assert (code, err) == (0, "")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "app", "import", "-"],
        input=out.encode(),
        env=environ(tmp_path),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    preset = presets.parse(done.stdout, tmp_path / "x.json")
    assert preset.name == "Imported request"
    assert same(preset.content, loads(EXAMPLE.read_bytes()))


def test_an_environments_address_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    token = TokenSettings(kind="variable", key="DUMGUM_TOKEN")
    own = EnvironmentSettings(name="Own", base_url="https://stage.example.org/v9", token=token)
    assert SettingsFile(Places.of_this_system().settings_file).update(environments=(own,))
    assert main(["export", str(RAINY), "--as", "python", "--environment", "Own"]) == 0
    assert (
        f"URL = 'https://stage.example.org/v9{URL.removeprefix('https://api.dumgum.com')}'"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["import", "none.sh"], '"none.sh" does not exist'),
        (["import", "."], "is a folder"),
        (["import", "bad.sh"], '"bad.sh" was not imported: the body is not JSON in its line 1, column 2'),
        (["export", "none.json", "--as", "curl"], '"none.json" does not exist'),
        (["export", "bad.sh", "--as", "curl"], '"bad.sh" is not readable JSON'),
        (["export", "profile.json", "--as", "curl"], "a part of a request; export a scenario."),
        (["export", str(RAINY), "--as", "har", "--environment", "X"], 'There is no environment "X"'),
        (
            ["export", str(RAINY), "--as", "har", "--environment", "Sandbox"],
            "The sandbox has another address",
        ),
    ],
)
def test_bad_input_is_told_in_one_sentence(
    arguments: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.sh").write_text(f"curl {URL} -H 'Authorization: Bearer {TOKEN}' -d '{{'")
    profile = {"format": "dumgum-console/1", "kind": "profile", "name": "Ada", "content": {}}
    (tmp_path / "profile.json").write_text(dumps(profile))
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert why in captured.err
    assert len(captured.err.splitlines()) == 1
    assert TOKEN not in captured.err


@pytest.mark.parametrize(
    "arguments",
    [["import"], ["import", "x", "--number", "0"], ["export", "x"], ["export", "x", "--as", "perl"]],
)
def test_a_wrong_command_line_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_standard_input_that_is_closed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["import", "-"]) == 2
    assert capsys.readouterr().err == "Standard input can't be read; name a file instead.\n"
