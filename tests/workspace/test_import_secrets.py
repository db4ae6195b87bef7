"""No token of an imported text reaches a file, a message or a repr, however the text is broken."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.workspace.importing import curl, powershell_commands, web_cmdlets
from app.workspace.importing.bash_commands import commands
from app.workspace.importing.reader import read
from app.workspace.importing.words import NotUnderstood
from tests.workspace.imports import CANARY, URL, everything_of, one, refused

BASIC = base64.b64encode(f"me:{CANARY}".encode()).decode()
BEARER = f"-H 'Authorization: Bearer {CANARY}'"
TEXTS = {
    "header": f"curl {URL} {BEARER} -d '{{\"messages\": []}}'",
    "header in a line": f'curl {URL} \\\n  -H "authorization: {CANARY}" \\\n  -d \'{{"messages": []}}\'',
    "misspelt header": f"curl {URL} -H 'Authorisation: Bearer {CANARY}' -d '{{}}'",
    "basic": f"curl {URL} -H 'Authorization: Basic {BASIC}' -d '{{}}'",
    "user": f"curl {URL} -u me:{CANARY} -d '{{}}'",
    "oauth": f"curl {URL} --oauth2-bearer {CANARY} -d '{{}}'",
    "cookie": f"curl {URL} -b 'id=1; session={CANARY}' -d '{{}}'",
    "key": f"curl {URL} -H 'X-API-Key: {CANARY}' -d '{{}}'",
    "address": f"curl 'https://me:{CANARY}@api.dumgum.com/x?access_token={CANARY}' -d '{{}}'",
    "body": f'curl {URL} {BEARER} -d \'{{"tags": {{"{CANARY}": "x {CANARY}"}}}}\'',
    "cmd": f'curl "{URL}" ^\n -H ^"Authorization: Bearer {CANARY}^" ^\n -d ^"^{{^}}^"',
    "powershell": f"irm {URL} -Headers @{{ Authorization = \"Bearer {CANARY}\" }} -Body '{{}}'",
    "powershell's token": f"irm {URL} -Token {CANARY} -Body '{{}}'",
    "powershell's variable": f"$t = '{CANARY}'\nirm {URL} -Headers @{{ Authorization = $t }} -Body '{{}}'",
    "har": json.dumps(
        {
            "log": {
                "entries": [
                    {
                        "request": {
                            "method": "POST",
                            "url": URL,
                            "headers": [{"name": "Authorization", "value": f"Bearer {CANARY}"}],
                            "cookies": [{"name": "session", "value": CANARY}],
                            "postData": {"mimeType": "application/json", "text": "{}"},
                        },
                        "response": {"content": {"text": CANARY}},
                    }
                ]
            }
        }
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_token_is_left_out_and_that_is_told(text: str) -> None:
    imported = one(text)
    shown = everything_of(imported)
    assert CANARY not in shown
    assert BASIC not in shown
    assert any("token was left out" in warning for warning in imported.warnings)


def test_a_header_that_is_not_known_is_left_out_and_that_is_told() -> None:
    imported = one(f"curl {URL} -H 'X-Own: {CANARY}' -H 'Accept: */*' -d '{{\"messages\": []}}'")
    assert imported.headers == (("Accept", "*/*"),)
    assert imported.warnings == ("Headers that the console does not know were left out.",)


def test_in_the_body_it_is_replaced() -> None:
    imported = one(TEXTS["body"])
    assert imported.content == {"tags": {"••••": "x ••••"}}
    assert any("also stood in the body" in warning for warning in imported.warnings)


@pytest.mark.parametrize(
    "value",
    [
        "Bearer <token>",
        "Bearer $TOKEN",
        "Bearer ${TOKEN}",
        "Bearer {{token}}",
        "Bearer %TOKEN%",
        "Bearer ••••",
    ],
)
def test_a_placeholder_is_no_token(value: str) -> None:
    imported = one(f"curl {URL} -H 'Authorization: {value}' -d '{{\"messages\": []}}'")
    assert imported.warnings == ()
    assert imported.headers == (("Authorization", "Bearer $DUMGUM_TOKEN"),)


HEADER_TEXTS = [TEXTS[name] for name in ("header", "header in a line", "oauth", "cmd", "powershell")]


@given(
    text=st.sampled_from(HEADER_TEXTS),
    at=st.integers(0, 400),
    letters=st.sampled_from(["", "'", '"', " ", "\n", "^"]),
)
@settings(max_examples=300)
def test_a_slip_of_the_pen_shows_no_token(text: str, at: int, letters: str) -> None:
    canary = text.index(CANARY)
    place = at % len(text)
    if canary - 1 <= place <= canary + len(CANARY):
        return
    broken = text[:place] + letters + text[place + 1 :]
    try:
        shown = "\n".join(everything_of(imported) for imported in read(broken, "Pasted"))
    except NotUnderstood as error:
        shown = f"{error.message} {error!r}"
    assert CANARY not in shown


@pytest.mark.parametrize(
    "text",
    [
        f'curl {URL} -d "${{BODY:-{CANARY}}}"',
        f"curl {URL} -d @- <<END\n${{BODY:-{CANARY}}}\nEND\n",
        f'irm {URL} -Body "${{x {CANARY}}}"',
        f'curl {URL} -d "$(echo {CANARY})"',
    ],
)
def test_a_variables_other_value_is_not_shown(text: str) -> None:
    sentence = refused(text)
    assert "which the shell would fill in" in sentence
    assert CANARY not in sentence


def test_half_a_character_in_a_token_does_no_harm() -> None:
    assert one(f"curl {URL} -H $'Authorization: Bearer {CANARY}\\ud800' -d '{{}}'").content == {}


def test_parts_on_the_way_show_nothing_either() -> None:
    (command,) = commands(TEXTS["header"])
    (call,) = powershell_commands.calls(TEXTS["powershell"])
    assert CANARY not in repr([command, curl.sent(command), call, web_cmdlets.sent(call)])
