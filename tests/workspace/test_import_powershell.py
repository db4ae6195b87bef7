"""PowerShell's own web commands, as browsers and API tools write them, and as people do."""

import pytest

from app.contract.wire import dumps, same
from tests.workspace.imports import CANARY, URL, one, refused

BODY = {"messages": [{"text": "It's 5 € 💀\nthen"}], "tags": {"a": "$x `b`"}}
JSON = dumps(BODY, None)
LITERAL = JSON.replace("'", "''")
EXPANDED = JSON.replace("`", "``").replace("$", "`$").replace('"', '`"')
IN_UNITS = EXPANDED.replace("€", "$([char]8364)").replace("💀", "$([char]55357)$([char]56448)")

BROWSER = f"""$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0 (Windows NT 10.0)"
$session.Cookies.Add((New-Object System.Net.Cookie("id", "{CANARY}", "/", ".dumgum.com")))
Invoke-WebRequest -UseBasicParsing -Uri "{URL}" `
-Method "POST" `
-WebSession $session `
-Headers @{{
"authority"="api.dumgum.com"
  "method"="POST"
  "accept"="*/*"
  "authorization"="Bearer {CANARY}"
}} `
-ContentType "application/json" `
-Body ([System.Text.Encoding]::UTF8.GetBytes("{IN_UNITS}"))"""

API_TOOL = f"""$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"
$headers.Add("Content-Type", "application/json")
$headers.Add("Authorization", "Bearer {CANARY}")

$body = @"
{EXPANDED}
"@

$response = Invoke-RestMethod '{URL}' -Method 'POST' -Headers $headers -Body $body
$response | ConvertTo-Json"""

BY_HAND = f"""[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
$token = '{CANARY}'   # mine
$uri = "{URL}"
<# the
   body #>
$json = '{LITERAL}'
try {{
    irm -Uri $uri -Method Post -ContentType:'application/json' `
      -Headers @{{ Authorization = "Bearer $token"; Accept = '*/*' }} -Body $json
}} catch {{
    Write-Host 'failed'
}}"""

SPLATTED = f"""$request = @{{
    Uri     = '{URL}'
    Method  = 'Post'
    Headers = @{{ 'Authorization' = 'Bearer {CANARY}' }}
    Body    = '{LITERAL}'
}}
Invoke-RestMethod @request -SkipHttpErrorCheck"""


@pytest.mark.parametrize("script", [BROWSER, API_TOOL, BY_HAND, SPLATTED])
def test_a_script_is_read_and_its_token_left_out(script: str) -> None:
    imported = one(script.replace("\n", "\r\n"))
    assert same(imported.content, BODY)
    assert imported.base_url == "https://api.dumgum.com"
    headers = {name.lower(): value for name, value in imported.headers}
    assert headers["authorization"] == "Bearer $DUMGUM_TOKEN"
    assert imported.warnings == ("The token was left out; the console takes it from the environment.",)


def test_windows_powershells_own_curl_is_read() -> None:
    assert same(one(f"curl -Uri {URL} -Method Post -Body '{LITERAL}'").content, BODY)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("Invoke-RestMethod $uri -Body $body", "the body holds $body, which the shell would fill in"),
        ("$b = @{ a = 1 } | ConvertTo-Json\nirm x -Body $b", "the body holds ConvertTo-Json"),
        ("irm x -Body (@{ a = 1 } | ConvertTo-Json)", "the body holds ConvertTo-Json"),
        ("irm x -Body @{ a = 1 }", "the body holds @{…}"),
        ("irm x -Body (Get-Content 'x.json' -Raw)", "the body holds (…)"),
        ("irm x -Form @{ a = 1 }", "-Form makes a form"),
        ("irm x -InFile x.json", "the body is in a file"),
        ("irm x `\n -Body 'abc", "a quote (') that is opened here is not closed (line 2)"),
        ('irm x `\n -Body "abc', 'a quote (") that is opened here is not closed (line 2)'),
        ("$a = @'\nabc\nirm x -Body $a", "a here-string (@) that is opened here is not closed (line 1)"),
        ("irm x -Headers @{ a = 'b' ", "a table (@{) that is opened here is not closed (line 1)"),
        ("irm x -Headers @{ 'a' }", "not of the form name = value (line 1)"),
        ("irm x -Body ('a'", "a bracket that is opened here is not closed (line 1)"),
        ("irm x -Body " + "(" * 9_999, "brackets are nested more than 50 levels deep (line 1)"),
        ("irm x -Headers " + "@{a=" * 9_999, "brackets are nested more than 50 levels deep (line 1)"),
        ("irm x `\n -Frobnicate 1", "here stands a parameter that Invoke-RestMethod does not have (line 2)"),
        ("irm x -Body", "the parameter -body has no value (line 1)"),
        ("irm x y", "here stands a value that belongs to no parameter (line 1)"),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(script: str, why: str) -> None:
    assert why in refused(script)
