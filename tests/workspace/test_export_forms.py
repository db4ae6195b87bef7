"""What is exported is runnable, and imported again it is the same request."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.wire import Json, dumps, encode, loads, same
from app.workspace.export import MAX_ARGUMENT, ExportForm, exported
from tests.json_values import objects
from tests.workspace.imports import URL, one

WHEN = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
AWKWARD = (
    "it's \"q\" $HOME `id` $(id) %PATH% !! ^ \\ \\\\ ’‘“” {{x}} '''"
    "\r\n\t\x00\x1b\x7f\x85\u2028 日本語 🎉 @' '@"
)
BASH = shutil.which("bash")
IMPORTED = [form for form in ExportForm if form is not ExportForm.PYTHON]
LETTERS = st.text(st.sampled_from("'\"\\$`%!^@{}’“ \n\x00é🎉"), max_size=12)
AWKWARD_OBJECTS = st.dictionaries(LETTERS, LETTERS | st.lists(LETTERS, max_size=3), max_size=4)


@pytest.mark.parametrize("form", IMPORTED)
@given(content=objects | AWKWARD_OBJECTS)
@settings(max_examples=60, deadline=None)
def test_any_request_comes_back(form: ExportForm, content: dict[str, Json]) -> None:
    imported = one(exported(content, URL, form, WHEN))
    assert same(imported.content, content)
    if form is not ExportForm.JSON:
        assert imported.base_url == "https://api.dumgum.com"
    assert [warning for warning in imported.warnings if "messages" not in warning] == []


@pytest.mark.parametrize("form", IMPORTED)
def test_a_large_request_comes_back(form: ExportForm) -> None:
    content: Json = {"messages": [{"text": "é'’" * MAX_ARGUMENT}]}
    assert same(one(exported(content, URL, form, WHEN)).content, content)


@pytest.mark.parametrize("form", ExportForm)
def test_the_token_is_a_placeholder(form: ExportForm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUMGUM_TOKEN", "canary-7f3a9c")
    text = exported({"messages": []}, URL, form, WHEN)
    assert "canary" not in text
    assert ("DUMGUM_TOKEN" in text) == (form is not ExportForm.JSON)


@pytest.mark.skipif(BASH is None, reason="bash runs the command, and is not here")
@pytest.mark.parametrize(
    "content", [{"messages": [{"text": AWKWARD}]}, {"text": "x'" * MAX_ARGUMENT}], ids=["words", "size"]
)
def test_bash_gives_curl_the_request(content: Json, tmp_path: Path) -> None:
    curl = tmp_path / "curl"
    curl.write_text(
        '#!/bin/bash\nprintf \'%s\\0\' "$@" > "$FOLDER/given"\n'
        '[[ "${*: -1}" == @- ]] && cat > "$FOLDER/piped"\nexit 0\n'
    )
    curl.chmod(0o755)
    assert BASH is not None
    subprocess.run(
        [BASH, "-s"],
        input=exported(content, URL, ExportForm.CURL, WHEN).encode(),
        env={"FOLDER": str(tmp_path), "DUMGUM_TOKEN": "a token's $HOME", "PATH": f"{tmp_path}:/usr/bin:/bin"},
        check=True,
    )
    given_words = (tmp_path / "given").read_bytes().decode().split("\0")[:-1]
    piped = tmp_path / "piped"
    body = piped.read_bytes() if piped.exists() else given_words[-1].encode()
    assert body == encode(content)
    assert given_words[:-2] == [
        *("--request", "POST", URL),
        *("--header", "Authorization: Bearer a token's $HOME"),
        *("--header", "Content-Type: application/json"),
    ]


SERVER = """
import http.server, json, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(int(self.path.rsplit("/", 1)[-1]))
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(bytes([0xC3, 0xA9, 0x21, 0x0A]))
        print(json.dumps([self.path, dict(self.headers), body.decode()]), flush=True)

    def log_message(self, *_):
        pass

server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.handle_request()
"""


@pytest.fixture
def service() -> Iterator[IO[str]]:
    """A server of its own process: it tells its port, answers one request, and tells what it got."""
    process = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    yield process.stdout
    process.kill()
    process.communicate()


def run_script(text: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    script = folder / "request.py"
    script.write_text(text, encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        env={**environ, **more},
        check=False,
    )


@pytest.mark.parametrize(("status", "code"), [(200, 0), (422, 1)])
def test_the_python_script_sends_the_request(
    status: int, code: int, service: IO[str], tmp_path: Path
) -> None:
    content = {"messages": [{"text": AWKWARD}], "number": loads("1.10"), "'''": "\\'''' \\"}
    url = f"http://127.0.0.1:{service.readline().strip()}/it's/{status}"
    done = run_script(exported(content, url, ExportForm.PYTHON, WHEN), tmp_path, DUMGUM_TOKEN="canary-7f3a9c")
    assert (done.returncode, done.stdout) == (code, "é!\n".encode()), done.stderr
    path, headers, body = json.loads(service.readline())
    assert same(loads(body), content)
    assert path == f"/it's/{status}"
    assert headers["Authorization"] == "Bearer canary-7f3a9c"
    assert headers["Content-Type"] == "application/json"


def test_the_python_script_asks_for_the_token(tmp_path: Path) -> None:
    done = run_script(exported({}, URL, ExportForm.PYTHON, WHEN), tmp_path, DUMGUM_TOKEN="")
    assert done.returncode == 1
    assert done.stderr.decode().strip() == "Set the variable DUMGUM_TOKEN to your access key."


@given(content=objects | AWKWARD_OBJECTS)
@settings(max_examples=60, deadline=None)
def test_the_python_scripts_body_is_the_request(content: dict[str, Json]) -> None:
    code = compile(exported(content, URL, ExportForm.PYTHON, WHEN), "request.py", "exec")
    (body,) = (
        constant for constant in code.co_consts if isinstance(constant, str) and constant.startswith("{")
    )
    assert same(loads(body), content)


def test_powershell_gets_the_body_by_a_pipe_and_quotes_doubled() -> None:
    text = exported({"text": "it’s 'x' \"y\""}, URL, ExportForm.POWERSHELL, WHEN)
    assert text.splitlines() == [
        "$OutputEncoding = New-Object System.Text.UTF8Encoding $false",
        "'{\"text\":\"it’’s ''x'' \\\"y\\\"\"}' |",
        f"curl.exe --request POST '{URL}' `",
        '  --header "Authorization: Bearer $env:DUMGUM_TOKEN" `',
        "  --header 'Content-Type: application/json' `",
        "  --data-binary '@-'",
    ]


def test_the_har_file_has_what_har_1_2_asks_for() -> None:
    log = json.loads(exported({"messages": []}, URL + "?a=b", ExportForm.HAR, WHEN))["log"]
    assert log["version"] == "1.2"
    assert log["creator"].keys() == {"name", "version"}
    (entry,) = log["entries"]
    assert entry.keys() == {"startedDateTime", "time", "request", "response", "cache", "timings"}
    assert entry["startedDateTime"] == "2026-11-22T12:30:00.000+00:00"
    assert entry["request"]["queryString"] == [{"name": "a", "value": "b"}]
    assert entry["request"]["bodySize"] == len(b'{"messages":[]}')
    needed = {
        "status",
        "statusText",
        "httpVersion",
        "cookies",
        "headers",
        "content",
        "redirectURL",
        "headersSize",
    }
    assert entry["response"].keys() == {*needed, "bodySize"}


def test_json_is_the_bare_request() -> None:
    content: Json = {"messages": [], "text": AWKWARD}
    assert exported(content, URL, ExportForm.JSON, WHEN) == dumps(content)
