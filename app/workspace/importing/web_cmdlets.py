"""PowerShell's Invoke-WebRequest and Invoke-RestMethod as the request that they send."""

from typing import Final

from app.workspace.importing.body_file import read_file
from app.workspace.importing.powershell import Item, Kind, Table, Value
from app.workspace.importing.powershell_commands import Call
from app.workspace.importing.powershell_text import Text
from app.workspace.importing.sent import Sent
from app.workspace.importing.words import FileReader, NotUnderstood, Word

NAMES: Final = frozenset({"invoke-webrequest", "invoke-restmethod", "iwr", "irm"})

_SWITCHES: Final = frozenset(
    {
        "allowinsecureredirect",
        "allowunencryptedauthentication",
        "debug",
        "disablekeepalive",
        "followrellink",
        "noproxy",
        "passthru",
        "preserveauthorizationonredirect",
        "preservehttpmethodonredirect",
        "proxyusedefaultcredentials",
        "resume",
        "skipcertificatecheck",
        "skipheadervalidation",
        "skiphttperrorcheck",
        "usebasicparsing",
        "usedefaultcredentials",
        "verbose",
    }
)
_VALUES: Final = (
    *("authentication", "body", "certificate", "certificatethumbprint", "connectiontimeoutseconds"),
    *("contenttype", "credential", "custommethod", "erroraction", "errorvariable", "form", "headers"),
    *("httpversion", "infile", "maximumfollowrellink", "maximumredirection", "maximumretrycount", "method"),
    *("operationtimeoutseconds", "outfile", "outvariable", "proxy", "proxycredential"),
    *("responseheadersvariable", "retryintervalsec", "sessionvariable", "sslprotocol", "statuscodevariable"),
    *("timeoutsec", "token", "transferencoding", "unixsocket", "uri", "useragent", "websession"),
)
_ENVIRONMENT: Final = {"skipcertificatecheck", "proxy", "timeoutsec", "certificate"}


def is_web_call(call: Call) -> bool:
    """Whether a command is one of the two, by any of its names; Windows PowerShell calls it curl, too."""
    if call.name in {"curl", "wget"}:
        return any(item.is_word("-(?:uri|method|headers|body|usebasicparsing)") for item in call.items)
    return call.name in NAMES


def sent(call: Call, files: FileReader | None = None) -> Sent:
    """The request of one call. Raises NotUnderstood."""
    found = Sent(line=call.line)
    if call.piped is not None:
        found.body = _word(call.piped.value, call.piped.line)
    items = list(call.items[:0:-1])
    while items:
        item = items.pop()
        if item.kind is Kind.SPLAT and isinstance(item.value, Table):
            for key, value in item.value.pairs:
                _take(found, _parameter(key, item.line), value, item.line, files)
        elif item.is_word("-.*"):
            _read_parameter(found, item, items, files)
        elif found.url is None:
            found.url = _word(item.value, item.line)
        else:
            raise NotUnderstood("here stands a value that belongs to no parameter", item.line)
    return found


def _read_parameter(found: Sent, item: Item, items: list[Item], files: FileReader | None) -> None:
    word = _word(item.value, item.line)
    given, colon, rest = word.text[1:].partition(":")
    name = _parameter(given, item.line)
    if name in _SWITCHES:
        _take(found, name, Text(""), item.line, files)
    elif colon and rest:
        _take(found, name, Text(rest, word.filled_in), item.line, files)
    elif items:
        _take(found, name, items.pop().value, item.line, files)
    else:
        raise NotUnderstood(f"the parameter -{name} has no value", item.line)


def _parameter(given: str, line: int) -> str:
    """A parameter's whole name: PowerShell takes any beginning that only one of them has."""
    name = given.lower()
    names = [known for known in (*_SWITCHES, *_VALUES) if known == name] or [
        known for known in (*_SWITCHES, *_VALUES) if name and known.startswith(name)
    ]
    if len(names) != 1:
        raise NotUnderstood("here stands a parameter that Invoke-RestMethod does not have", line)
    return names[0]


def _take(found: Sent, name: str, value: Value, line: int, files: FileReader | None) -> None:
    match name:
        case "uri":
            found.url = _word(value, line)
        case "method" | "custommethod":
            found.method = _word(value, line).text
        case "headers" if isinstance(value, Table):
            found.headers += [(key, _word(item, line).text) for key, item in value.pairs]
        case "body":
            found.body = _word(value, line)
        case "contenttype":
            found.headers.append(("Content-Type", _word(value, line).text))
        case "infile":
            found.body = read_file(_word(value, line), files)
        case "form":
            raise NotUnderstood("-Form makes a form, and a request is JSON; give the body by -Body", line)
        case "token":
            found.secrets.append(_word(value, line).text)
        case _ if name in _ENVIRONMENT:
            found.left_out.append(f"-{name}")


def _word(value: Value, line: int) -> Word:
    if isinstance(value, Table):
        return Word("@{…}", line, "@{…}")
    return Word(value.text, line, value.filled_in)
