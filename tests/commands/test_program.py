"""The program from outside: exit codes, streams and words, whatever the system it runs on."""

import io
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app import cli
from app.__main__ import main
from app.commands.display import missing_display
from app.commands.terminal import Terminal
from app.workspace.paths import Places
from app.workspace.settings import EnvironmentSettings, SettingsFile, TokenSettings
from tests.commands.programs import ROOT, run, start

SCENARIO = ROOT / "presets" / "scenarios" / "rainy-sunday.json"


def test_the_version_is_told(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "--version")
    assert (code, err) == (0, "")
    assert out.startswith("dumgum-console ")


@pytest.mark.parametrize("command", ["", "open", "send", "validate", "schema", "import", "export", "sandbox"])
def test_every_command_is_helped_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"example:\n  dumgum-console {command}" in out
    assert "exit codes:" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["send"],
        ["validate"],
        ["schema", "x"],
        ["send", "x", "--timeout", "0"],
        ["send", "x", "--timeout", "nan"],
        ["sandbox", "--port", "65536"],
        ["sandbox", "--speed", "-1"],
    ],
)
def test_a_wrong_command_line_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_without_a_display_one_sentence_says_so(tmp_path: Path) -> None:
    code, out, err = run(tmp_path)
    assert (code, out) == (2, "")
    assert "The window needs a display, and there is none here" in err
    assert len(err.splitlines()) == 1


def test_without_qt_one_sentence_names_what_is_missing(tmp_path: Path) -> None:
    path = f"{ROOT / 'tests' / 'without_qt'}:{ROOT}"
    code, out, err = run(tmp_path, "open", str(SCENARIO), QT_QPA_PLATFORM="offscreen", PYTHONPATH=path)
    assert (code, out) == (2, "")
    assert "PySide6 is not installed" in err
    assert len(err.splitlines()) == 1


def test_a_bad_file_is_told_before_the_window_opens(tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "open", str(tmp_path / "é.json"))
    assert code == 2
    assert f'"{tmp_path}/é.json" does not exist' in err, "words are UTF-8 under every locale"


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    read_end, write_end = _pipe()
    read_end.close()
    code, _, err = run(tmp_path, "validate", _bad_request(tmp_path), stdout=write_end.fileno())
    write_end.close()
    assert code == 141
    assert err == ""


def _pipe() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair()


def _bad_request(folder: Path) -> str:
    path = folder / "bad.json"
    path.write_text('{"messages": 5, "language": 5}')
    return str(path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = run(tmp_path, "--version", stdout=full.fileno())
    assert code == 2
    assert err == "Standard output can't be written: No space left on device.\n"


def test_ctrl_c_ends_the_wait_and_tells_what_it_may_cost(tmp_path: Path) -> None:
    with silent_service() as service:
        name_environment(tmp_path, service)
        # A background shell starts its jobs with SIGINT ignored, and children inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = start(
                tmp_path, "send", str(SCENARIO), "--environment", "Own", DUMGUM_TOKEN="canary-7f3a9c"
            )
        finally:
            signal.signal(signal.SIGINT, before)
        service.settimeout(30)
        connection, _ = service.accept()
        with connection:
            connection.settimeout(30)
            assert connection.recv(100)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert b"may still be charged" in err
    assert b"Traceback" not in err


def test_no_answer_in_time_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUMGUM_CONSOLE_HOME", str(tmp_path))
    monkeypatch.setenv("DUMGUM_TOKEN", "canary-7f3a9c")
    with silent_service() as service:
        name_environment(tmp_path, service)
        code = main(["send", str(SCENARIO), "--environment", "Own", "--timeout", "0.2"])
    captured = capsys.readouterr()
    assert (code, captured.out) == (4, "")
    assert "canary-7f3a9c" not in captured.err


def silent_service() -> socket.socket:
    """Takes connections (the system does) and never answers."""
    return socket.create_server(("127.0.0.1", 0))


def name_environment(home: Path, service: socket.socket) -> None:
    own = EnvironmentSettings(
        name="Own",
        base_url=f"http://127.0.0.1:{service.getsockname()[1]}",
        token=TokenSettings(kind="variable", key="DUMGUM_TOKEN"),
    )
    assert SettingsFile(Places.below(home).settings_file).update(environments=(own,))


@pytest.mark.parametrize("debug", [[], ["--debug"]])
def test_what_nobody_expected_becomes_a_sentence(
    debug: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "run", lambda *_: 1 // 0)
    assert main(["schema", "request", *debug]) == 70
    err = capsys.readouterr().err
    assert "The console failed (ZeroDivisionError)" in err
    assert ("Traceback" in err) == bool(debug)


@pytest.mark.parametrize(
    ("platform", "environ", "words"),
    [
        ("linux", {}, "DISPLAY and WAYLAND_DISPLAY are not set"),
        ("linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "are not set"),
        ("freebsd14", {}, "are not set"),
        ("linux", {"DISPLAY": ":987"}, 'Nothing answers at DISPLAY ":987"'),
        ("linux", {"DISPLAY": "127.0.0.1:59000"}, "Nothing answers at DISPLAY"),
        (
            "linux",
            {"WAYLAND_DISPLAY": "none-0", "XDG_RUNTIME_DIR": "/nowhere"},
            "Nothing answers at WAYLAND_DISPLAY",
        ),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, None),
        ("win32", {}, None),
        ("darwin", {}, None),
    ],
)
def test_a_display_is_looked_for(platform: str, environ: dict[str, str], words: str | None) -> None:
    found = missing_display(environ, platform)
    assert (found is None) if words is None else (found is not None and words in found)


def test_a_wayland_display_that_answers_is_enough(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "wayland-0"))
        listener.listen()
        found = missing_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
    assert found is None


def test_text_from_outside_can_not_steer_the_terminal() -> None:
    out, err = io.StringIO(), io.StringIO()
    terminal = Terminal(out, err)
    for say, stream in ((terminal.put, out), (terminal.tell, err)):
        say("a\x1b[31m\rb\x07\x9b\x7f\n\tc")
        say("abc\u202edef")
        assert stream.getvalue() == "a␛[31m␍b␇⟨U+009B⟩␡\n\tc\nabc⟨U+202E⟩def\n"


def test_no_command_imports_qt_or_the_network_before_it_is_needed() -> None:
    heavy = ("PySide6", "httpx", "pydantic", "uvicorn", "asyncio")
    code = f"import sys, app.__main__; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
