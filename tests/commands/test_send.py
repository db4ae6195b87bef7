"""`send` against the real sandbox: answers on standard output, one exit code for each ending."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.client.answers import ReceivedAnswer, Reply
from app.client.exchange import Clocks, Exchange
from app.client.failures import BrokenAnswer, Cancelled, Failure, Mistake, NotReached, Refused, TimedOut
from app.commands.outcome import code_of
from app.contract.wire import Json, dumps, loads
from app.sandbox import process
from app.workspace.paths import Places
from app.workspace.settings import EnvironmentSettings, SettingsFile, TokenSettings
from tests.commands.programs import ROOT, run

SCENARIOS = ROOT / "presets" / "scenarios"
RAINY = SCENARIOS / "rainy-sunday.json"
TOKEN = "canary-7f3a9c"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    sandbox = process.start(seed=7)
    yield sandbox.base_url
    sandbox.stop()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a token; the settings know the documented service alone."""
    monkeypatch.setenv("DUMGUM_CONSOLE_HOME", str(tmp_path))
    monkeypatch.delenv("DUMGUM_TOKEN", raising=False)
    return tmp_path


@pytest.fixture
def own(home: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The options that send to the running sandbox as to any other environment."""
    monkeypatch.setenv("DUMGUM_TOKEN", TOKEN)
    name_environment(home, address)
    return ["--environment", "Own"]


def name_environment(home: Path, address: str) -> None:
    token = TokenSettings(kind="variable", key="DUMGUM_TOKEN")
    environment = EnvironmentSettings(name="Own", base_url=address, token=token, connect_timeout=5)
    assert SettingsFile(Places.below(home).settings_file).update(environments=(environment,))


def edited(folder: Path, **changes: Json) -> str:
    value = loads(RAINY.read_bytes())
    assert isinstance(value, dict)
    content = value["content"]
    assert isinstance(content, dict)
    path = folder / "edited.json"
    path.write_text(dumps({**content, **changes}), encoding="utf-8")
    return str(path)


def test_a_scenario_is_answered_by_a_sandbox_of_its_own(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "send", str(SCENARIOS / "japanese-no-emojis.json"), "--seed", "3")
    assert code == 0, err
    assert out.strip(), "the answer's text goes to standard output"
    assert not out.isascii(), "in UTF-8 under every locale"
    assert err.startswith("Sandbox: ")
    assert list(tmp_path.iterdir()) == [], "sending keeps no files"


def test_json_is_the_body_as_it_came(own: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["send", str(RAINY), *own, "--json"]) == 0
    captured = capsysbinary.readouterr()
    assert json.loads(captured.out)["answers"][0]["text"]
    assert captured.err.startswith(b"Own: ")


def test_what_the_service_refuses_is_1_with_its_words(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["send", edited(tmp_path, language="XX"), *own]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "422" in captured.err
    assert "/language" in captured.err, "the service's own words name the field"
    assert TOKEN not in captured.err


def test_an_address_where_nobody_listens_is_3(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUMGUM_TOKEN", TOKEN)
    name_environment(home, "http://127.0.0.1:1")
    assert main(["send", str(RAINY), "--environment", "Own"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Nothing listens at 127.0.0.1:1, so nothing was sent.",
        "Check the address and the port, and whether the server is running. Nothing was charged.",
    ]


BAD_INPUT = {
    "no token": (["--environment", "DumGum"], "DUMGUM_TOKEN"),
    "no such environment": (["--environment", "Nope"], "choose one of: Sandbox, DumGum"),
    "a seed for another service": (["--environment", "DumGum", "--seed", "1"], "--seed is the sandbox's"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_options_that_do_not_fit_are_2(home: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    options, words = BAD_INPUT[case]
    assert main(["send", str(RAINY), *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err


def test_a_profile_alone_is_2(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = next((ROOT / "presets" / "users").glob("*.json"))
    assert main(["send", str(path)]) == 2
    err = capsys.readouterr().err
    assert str(path) in err
    assert "send a scenario" in err


def test_a_file_that_can_not_be_read_is_2(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["send", str(home)]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_a_profile_under_18_is_2_and_is_never_sent(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = datetime.now(UTC).date()
    path = edited(tmp_path, userProfile={"nickname": "x", "birthdate": f"{today.year - 17}-01-01"})
    assert main(["send", path, *own]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "18" in captured.err


def test_an_address_that_is_none_is_2(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUMGUM_TOKEN", TOKEN)
    name_environment(home, "api.example")
    assert main(["send", str(RAINY), "--environment", "Own"]) == 2
    err = capsys.readouterr().err
    assert 'The environment "Own" (api.example) can\'t be used' in err
    assert "must start with https://" in err
    assert str(Places.below(home).settings_file) in err, "where it is to be corrected"


def test_a_token_that_is_missing_is_told_once_and_by_its_own_variable(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MY_TOKEN", raising=False)
    token = TokenSettings(kind="variable", key="MY_TOKEN")
    environment = EnvironmentSettings(name="Own", base_url="http://127.0.0.1:1", token=token)
    assert SettingsFile(Places.below(home).settings_file).update(environments=(environment,))
    assert main(["send", str(RAINY), "--environment", "Own"]) == 2
    err = capsys.readouterr().err
    assert err.count("MY_TOKEN") == 2, "what is missing, and what to set"
    assert err.count("nothing was sent") == 1
    assert "DUMGUM_TOKEN" not in err, "this environment does not read it"


@pytest.mark.parametrize("fault", ["502", "empty", "not-json"])
def test_a_call_that_may_have_been_charged_says_so_and_names_no_part_of_the_window(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    assert main(["send", edited(tmp_path, tags={"sandbox.fault": fault}), *own]) == 1
    err = capsys.readouterr().err
    assert "may have been charged" in err
    assert "inspector" not in err


def ended(failure: Failure | None, reply: Reply | None = None) -> Exchange:
    return Exchange(
        id="1",
        environment="Own",
        url="http://127.0.0.1",
        method="POST",
        sent_at=datetime.now(UTC),
        request_body=b"",
        request_headers=(),
        status=None,
        response_headers=(),
        response_body=b"",
        decoded_body=None,
        reply=reply,
        clocks=Clocks(),
        failure=failure,
    )


WORDS = {"message": "", "advice": ""}


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Refused(**WORDS, status=500), 1),
        (BrokenAnswer(**WORDS, reason="not-json"), 1),
        (BrokenAnswer(**WORDS, reason="cut"), 4),
        (BrokenAnswer(**WORDS, reason="closed"), 4),
        (TimedOut(**WORDS, stage="connecting", limit=1), 3),
        (TimedOut(**WORDS, stage="waiting", limit=1), 4),
        (NotReached(**WORDS, reason="name"), 3),
        (Cancelled(**WORDS), 130),
        (Mistake(**WORDS), 70),
        (Mistake(**WORDS, charged="maybe"), 4),
    ],
)
def test_every_failure_has_its_exit_code(failure: Failure, code: int) -> None:
    assert code_of(ended(failure)) == code


def test_an_answer_in_another_form_than_documented_is_1() -> None:
    assert code_of(ended(None, Reply({}, (ReceivedAnswer({}),)))) == 0
    assert code_of(ended(None, Reply({}, (ReceivedAnswer({}, unknown_fields=("later",)),)))) == 0
    assert code_of(ended(None, Reply({}, (ReceivedAnswer({}, misfits=("cost",)),)))) == 1
    assert code_of(ended(None, Reply({}, (ReceivedAnswer("text"),)))) == 1
    assert code_of(ended(None, Reply({}, (), notes=("Not strict.",)))) == 1
