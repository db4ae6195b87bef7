"""cURL commands as people write, documents show and browsers copy them."""

from pathlib import Path

import pytest

from app.contract.wire import dumps, loads, same
from app.workspace.files import FileError, read_bytes
from app.workspace.importing.reader import read
from app.workspace.presets import PresetKind
from tests.workspace.imports import CANARY, URL, one, refused

DATA = Path(__file__).parents[1] / "data"
BODY = {"messages": [{"text": "It's 5 o'clock"}], "tags": {"a": ""}}
JSON = dumps(BODY, None)
IN_BASH = JSON.replace("'", "'\\''")
BACKSLASHED = JSON.replace('"', '\\"')


def test_the_documented_command_imports_as_it_stands() -> None:
    example = (DATA / "request-example.json").read_text(encoding="utf-8")
    command = (
        f"curl --request POST \\\n  --url {URL} \\\n"
        "  --header 'Authorization: Bearer <token>' \\\n"
        f"  --header 'Content-Type: application/json' \\\n  --data '{example}'\n"
    )
    imported = one(command)
    assert same(imported.content, loads(example))
    assert imported.base_url == "https://api.dumgum.com"
    assert imported.preset.kind is PresetKind.SCENARIO
    assert imported.preset.name == "Pasted"
    assert imported.warnings == (), "a placeholder is no token, and nothing else was left out"
    assert dict(imported.headers)["Authorization"] == "Bearer $DUMGUM_TOKEN"


@pytest.mark.parametrize(
    "command",
    [
        f"curl {URL} -d '{IN_BASH}'",
        f"curl -X POST {URL} --data-raw '{IN_BASH}'",
        f"curl -XPOST -d'{IN_BASH}' '{URL}'",
        f"curl --url \"{URL}\" --json '{IN_BASH}'",
        f'curl -sSL --compressed -d "{BACKSLASHED}" {URL}',
        f"curl -i -v -L -o out.json -w '%{{http_code}}' --data-binary '{IN_BASH}' {URL}",
        f"curl '{URL}' \\\n  -H 'Accept: */*' \\\n  --data '{IN_BASH}' \\\n  --compressed",
        f"curl '{URL}' \\ \n --data '{IN_BASH}'",
        f"$ curl {URL} -d '{IN_BASH}' | jq .",
        f"```bash\ncurl {URL} -d '{IN_BASH}'\n```\n",
        f"# the request\nset -e; KEY=x time /usr/bin/curl -d '{IN_BASH}' {URL} > out.json 2>&1 && echo done",
        f"curl {URL} -d @- <<'END'\n{JSON}\nEND\n",
        f"curl {URL} -d @- <<END\n{JSON}\nEND\n",
        f"cat <<-'END' | curl {URL} --data-binary @-\n\t{JSON}\n\tEND\n",
        f"echo '{IN_BASH}' | curl {URL} -d @-",
        f"printf %s '{IN_BASH}' |\ncurl {URL} --json @-",
        f"curl {URL} -d @- <<< '{IN_BASH}'",
        f"curl --no-progress-meter {URL} -d '{IN_BASH}'".replace("\n", "\r\n"),
        f"curl\u00a0{URL}\u00a0-d '{IN_BASH}'",
    ],
)
def test_a_command_for_bash_is_read(command: str) -> None:
    assert same(one(command).content, BODY)


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        (r"$'{\"text\": \"it\'s\"}'", "it's"),
        (r"$'{\u0022text\u0022: \"\u00e9 \U0001F389\"}'", "é 🎉"),
        (r"$'{\"text\": \"\ud83d\ude00 \ud83d\udc80\"}'", "😀 💀"),
        (r"$'{\"text\": \"\xc3\xa9 \303\251\"}'", "é é"),
        (r"$'{\"text\": \"\xe9\"}'", "é"),
        (r"$'{\"text\":\t\"a\\\\b\u0021\"}'", "a\\b!"),
    ],
)
def test_ansi_c_quoting_is_read(quoted: str, text: str) -> None:
    assert one(f"curl {URL} --data-raw {quoted}").content == {"text": text}


@pytest.mark.parametrize(
    "command",
    [
        f'curl "{URL}" ^\n  -H "Accept: */*" ^\n  -d "{BACKSLASHED}"',
        f'curl.exe -X POST "{URL}" ^\r\n  --data-raw "{JSON.replace(chr(34), chr(34) * 2)}"',
        f'C:\\Users\\me>curl ^"{URL}^" ^\n  --data-raw ^"'
        + JSON.replace('"', '^\\^"').replace("{", "^{")
        + '^"',
        f'curl "{URL}" -d "{BACKSLASHED}" -o nul > out.txt & echo done',
    ],
)
def test_a_command_for_cmd_is_read(command: str) -> None:
    assert same(one(command).content, BODY)


@pytest.mark.parametrize(
    "command",
    [
        f"curl.exe -X POST '{URL}' `\n  -H 'Accept: */*' `\n  -d '{JSON.replace(chr(39), chr(39) * 2)}'",
        f"curl.exe '{URL}' -d '" + BACKSLASHED.replace("'", "''") + "'",
        f'curl.exe "{URL}" --data-raw "{JSON.replace(chr(34), "`" + chr(34))}"',
        f"$body = @'\n{JSON}\n'@\n$body | curl.exe --json '@-' {URL}",
        f'PS C:\\> & curl.exe {URL} -d "{JSON.replace(chr(34), chr(34) * 2)}"',
    ],
)
def test_curl_in_powershell_is_read(command: str) -> None:
    assert same(one(command).content, BODY)


def test_a_body_in_a_file_is_read_where_files_are_given(tmp_path: Path) -> None:
    (tmp_path / "body.json").write_text(dumps(BODY))

    def files(name: str) -> bytes:
        return read_bytes(tmp_path / name)

    for option in ("-d", "--data-binary", "--json"):
        assert same(one(f"curl {URL} {option} @body.json", files).content, BODY)
    assert same(one(f"cat body.json | curl {URL} -d @-", files).content, BODY)
    assert same(one(f"curl {URL} -d @- < body.json", files).content, BODY)
    assert "the body is in a file; paste what the file holds (line 1)" in refused(f"curl {URL} -d @body.json")
    assert "does not exist" in refused(f"curl {URL} -d @other.json", files)


def test_data_raw_keeps_an_at_sign() -> None:
    assert "the body is not JSON" in refused(f"curl {URL} --data-raw @body.json")


def test_several_commands_give_several_requests_in_their_order() -> None:
    text = f"curl {URL} -d '{{\"messages\": [1]}}' --next {URL} -d '{{\"messages\": [2]}}'\ncurl {URL}\n"
    found = read(text, "Pasted")
    assert [imported.content for imported in found] == [{"messages": [1]}, {"messages": [2]}]
    assert [imported.preset.name for imported in found] == ["Pasted 1", "Pasted 2"]


def test_what_the_console_does_otherwise_is_told() -> None:
    command = f"curl -k --max-time 5 -X PUT 'http://me:{CANARY}@localhost:8642/other?page=2' -d '{{}}'"
    imported = one(command)
    assert imported.base_url == "http://localhost:8642"
    words = " ".join(imported.warnings)
    for told in ("PUT", "--insecure, --max-time", "does not end in /cs/v1", "after ?", "token", '"messages"'):
        assert told.replace("after ?", "What follows ?") in words
    assert CANARY not in words


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("", "it is empty."),
        ("hello there", "no command in it calls curl"),
        (f"curl {URL}", "the command sends no body"),
        (f"curl {URL} \\\n -d 'abc", "a quote (') that is opened here is not closed (line 2)"),
        (f'curl {URL} -d "abc', 'a quote (") that is opened here is not closed (line 1)'),
        (f"curl {URL} -d $'abc", "a quote ($') that is opened here is not closed (line 1)"),
        (f"curl {URL} -d '{{'", "the body is not JSON in its line 1, column 2"),
        (f"curl {URL} -d '[]'", "the body is not a JSON object"),
        (f'curl {URL} -d \'{{"a": 1, "a": 2}}\'', 'The key "a" stands twice'),
        (f'curl {URL} \\\n\\\n -d "$BODY"', "the body holds $BODY, which the shell would fill in"),
        (f'curl {URL} -d "$(cat x.json)"', "the body holds $(…), which"),
        (f"cat x | jq . | curl {URL} -d @-", "the body comes from standard input"),
        (f"curl {URL} --data-urlencode 'a=b'", "--data-urlencode can't be imported: it makes a form"),
        (f"curl {URL} -F a=b", "--form can't be imported"),
        (f"curl -G {URL} -d a=b", "--get can't be imported"),
        (f"curl {URL} -d a=1 -d b=2", "a second body stands here"),
        (f"curl {URL} \\\n --frobnicate", "curl has no option --frobnicate (line 2)"),
        (f"curl {URL} -d", "the option that stands here has no value"),
        (f"curl {URL} --data", "the option --data has no value (line 1)"),
        (f"curl {URL} -d {{}} \\\n stray", "neither an option nor the first address"),
        (f"curl {URL} -d @- <<END\n{{}}\n", "the here-document that begins here has no end"),
        ('[{"messages": []}]', "it is a JSON list"),
        ('{\n  "messages": [,]\n}', "it is not readable JSON, column 16"),
        (b"\xff\x80curl", "it is no text in UTF-8"),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(command: bytes | str, why: str) -> None:
    sentence = refused(command)
    assert why in sentence
    assert sentence.startswith("The text was not imported: ")
    assert sentence.endswith(".")


def test_a_file_that_can_not_be_read_is_told() -> None:
    def files(name: str) -> bytes:
        raise FileError(Path(name), f'"{name}" is a folder, not a file; choose a file inside it.')

    assert '"x" is a folder' in refused(f"curl {URL} -d @x", files)
