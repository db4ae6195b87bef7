"""A pasted or opened text as the requests in it, whatever form they are written down in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.contract.wire import Json, NotJson, loads
from app.workspace.files import shown
from app.workspace.importing import bash_commands, cmd, curl, har, powershell_commands, web_cmdlets
from app.workspace.importing.powershell_commands import Call
from app.workspace.importing.request import Imported, imported, keys_warning, scenario
from app.workspace.importing.sent import Sent
from app.workspace.importing.words import Command, FileReader, NotUnderstood, curl_commands, prepared
from app.workspace.presets import PresetError, parse

_CALL: Final = re.compile(r"curl|Invoke-(?:WebRequest|RestMethod)|\b(?:iwr|irm|wget)\b", re.IGNORECASE)
_CMD_MARKS: Final = re.compile(r'\^[ \t]*\n|\^"')
_POWERSHELL_MARKS: Final = re.compile(
    r"`[ \t]*\n|^[ \t]*(?:\$[\w:]+ *=|Invoke-(?:WebRequest|RestMethod)\b|iwr\b|irm\b)|\bcurl\.exe\b|@['\"]\n",
    re.IGNORECASE | re.MULTILINE,
)
_UNNAMED: Final = Path("pasted")
_UNKNOWN: Final = (
    "it is neither JSON nor a HAR file, and no command in it calls curl, Invoke-WebRequest or "
    "Invoke-RestMethod"
)


def read(data: bytes | str, name: str, files: FileReader | None = None) -> tuple[Imported, ...]:
    """The requests of a text, at least one, in their order: a command, a HAR file, a request, a preset.

    `name` is what a request is called. `files` gives the files that a command names (`-d @request.json`); by
    default such a command is refused. Raises NotUnderstood, whose message names no token.
    """
    text = _decoded(data)
    if not text.strip():
        raise NotUnderstood("it is empty")
    first = text.lstrip()[0]
    if first not in "{[":
        return _of_commands(text, name, files)
    try:
        value = loads(text)
    except NotJson as error:
        # PowerShell scripts begin with [Net.ServicePointManager] at times.
        if first == "[" and _POWERSHELL_MARKS.search(text):
            return _of_commands(text, name, files)
        place = "" if error.column is None else f", column {error.column}"
        raise NotUnderstood(
            f"it is not readable JSON{place}: {error.message.rstrip('.')}", error.line
        ) from None
    return _of_json(value, text, name)


def _decoded(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    # Windows PowerShell writes UTF-16 where its output goes to a file.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise NotUnderstood("it is no text in UTF-8") from None


def _of_json(value: Json, text: str, name: str) -> tuple[Imported, ...]:
    if not isinstance(value, dict):
        raise NotUnderstood("it is a JSON list, and a request is an object")
    if har.is_har(value):
        return _named(har.requests(value), name)
    form = value.get("format")
    if isinstance(form, str) and form.startswith("dumgum-console/"):
        try:
            preset = parse(text.encode(), _UNNAMED)
        except PresetError as error:
            raise NotUnderstood(error.message.replace(shown(_UNNAMED), "it").rstrip(".")) from None
        return (Imported(replace(preset, path=None)),)
    return (Imported(scenario(name, value), warnings=tuple(keys_warning(value))),)


def _of_commands(text: str, name: str, files: FileReader | None) -> tuple[Imported, ...]:
    """What the first shell makes of the text by whose rules every body in it is JSON."""
    if not _CALL.search(text):
        raise NotUnderstood(_UNKNOWN)
    ready = prepared(text)
    errors: list[NotUnderstood] = []
    for shell in _shells(ready):
        try:
            found = shell(ready, files)
            if found:
                return _named(found, name)
        except NotUnderstood as error:
            errors.append(error)
    raise errors[0] if errors else NotUnderstood(_UNKNOWN)


def _named(found: list[Sent], name: str) -> tuple[Imported, ...]:
    """Those that send a body; where several do, they are numbered."""
    posts = [sent for sent in found if sent.body is not None] or found[:1]
    if len(posts) == 1:
        return (imported(posts[0], name),)
    return tuple(imported(sent, f"{name} {number}") for number, sent in enumerate(posts, 1))


_Shell = Callable[[str, FileReader | None], list[Sent]]


def _shells(text: str) -> Iterator[_Shell]:
    """The shells that the text may be for, the likeliest first."""
    powershell: list[_Shell] = [_powershell, _old_powershell]
    others: list[_Shell] = [_bash, *powershell, _cmd]
    if _CMD_MARKS.search(text):
        others = [_cmd, _bash, *powershell]
    elif _POWERSHELL_MARKS.search(text):
        others = [*powershell, _bash, _cmd]
    yield from others


def _bash(text: str, files: FileReader | None) -> list[Sent]:
    return _by_curl(bash_commands.commands(text), files)


def _cmd(text: str, files: FileReader | None) -> list[Sent]:
    return _by_curl(cmd.commands(text), files)


def _by_curl(commands: list[Command], files: FileReader | None) -> list[Sent]:
    return [sent for command in curl_commands(commands) for sent in curl.sent(command, files)]


def _powershell(text: str, files: FileReader | None) -> list[Sent]:
    return _by_powershell(text, files, powershell_commands.native)


def _old_powershell(text: str, files: FileReader | None) -> list[Sent]:
    return _by_powershell(text, files, powershell_commands.old_native)


def _by_powershell(text: str, files: FileReader | None, arguments: Callable[[Call], Command]) -> list[Sent]:
    found: list[Sent] = []
    for call in powershell_commands.calls(text):
        if web_cmdlets.is_web_call(call):
            found.append(web_cmdlets.sent(call, files))
        else:
            found += _by_curl([arguments(call)], files)
    return found
