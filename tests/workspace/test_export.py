"""The cURL command, taken apart by a real shell, sends the same bytes to the same address."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.contract.wire import Json, loads
from app.workspace.export import MAX_ARGUMENT, as_curl, request_of
from tests.json_values import objects

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="bash takes the command apart, and is not here")

FAKE = r"""
curl() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --data-raw) printf %s "$2" > "$FOLDER/body"; shift ;;
      --data-binary) cat > "$FOLDER/body"; shift ;;
      --request|--header) printf '%s\n' "$1 $2" >> "$FOLDER/words"; shift ;;
      *) printf '%s\n' "$1" >> "$FOLDER/words" ;;
    esac
    shift
  done
}
"""


def sent(body: bytes, url: str, folder: Path) -> tuple[bytes, list[str]]:
    """The body and the other words that curl gets."""
    (folder / "words").write_bytes(b"")
    assert BASH is not None
    subprocess.run(
        [BASH, "-s"],
        input=(FAKE + as_curl(body, url)).encode("utf-8", "surrogateescape"),
        env={"FOLDER": str(folder), "DUMGUM_TOKEN": "a token's $HOME", "PATH": "/usr/bin:/bin"},
        check=True,
    )
    return (folder / "body").read_bytes(), (folder / "words").read_text().splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("curl")


@given(content=objects)
@settings(max_examples=25, deadline=None)
def test_any_content_arrives_byte_for_byte(folder: Path, content: Json) -> None:
    body = request_of(content)
    assert sent(body, "https://example.org/x", folder)[0] == body


@pytest.mark.parametrize(
    "text", ["it's", '$HOME `id` $(id) \\ "quoted" !!', "@file", "a\nb\r\n\t", "日本語 🎉", "\x00\x1b", ""]
)
def test_letters_that_shells_use_arrive(folder: Path, text: str) -> None:
    body = request_of({"messages": [{"text": text}]})
    received = sent(body, "https://example.org/x", folder)[0]
    assert loads(received) == {"messages": [{"text": text}]}


def test_a_body_larger_than_an_argument_arrives(folder: Path) -> None:
    body = request_of({"text": "é'" * MAX_ARGUMENT})
    assert sent(body, "https://example.org/x", folder)[0] == body


def test_the_address_and_the_headers_are_the_documented_ones(folder: Path) -> None:
    url = "http://127.0.0.1:8642/a b?x='1'&y=$HOME"
    words = sent(b"{}", url, folder)[1]
    assert words == [
        "--request POST",
        url,
        "--header Authorization: Bearer a token's $HOME",
        "--header Content-Type: application/json",
    ]


def test_the_token_stays_a_variable() -> None:
    assert '"Authorization: Bearer $DUMGUM_TOKEN"' in as_curl(b"{}", "https://example.org")
