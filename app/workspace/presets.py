"""One preset, one JSON file: an envelope around a part of the API's own JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.contract.wire import Json, NotJson, dumps, loads, same, shorten
from app.shipped import presets_folder
from app.workspace.files import MEGABYTE, READ_LIMIT, FileError, read_bytes, shown, words_of, write_bytes

FORMAT: Final = "dumgum-console/1"
REQUEST_KEYS: Final = frozenset({"userProfile", "personaProfile", "messages", "replyParameters"})
"""A file without an envelope that has one of these is a bare request, as the API takes it."""

_DEFAULTS: Final[Mapping[str, Json]] = {"description": "", "checks": []}


class PresetKind(StrEnum):
    """What a preset's content is."""

    SCENARIO = "scenario"
    """A whole request."""
    PROFILE = "profile"
    """A userProfile or a personaProfile."""
    REPLY_PARAMETERS = "replyParameters"
    CAMPAIGN = "campaign"


class PresetError(FileError):
    """A preset that can't be read or saved; `message` is one sentence that names the file and what to do."""


@dataclass(frozen=True)
class Preset:
    """What a preset file holds; `content` is the API's JSON and is not to be changed in place."""

    path: Path | None
    """None until it is saved."""
    kind: PresetKind
    name: str
    content: Json
    description: str = ""
    checks: tuple[Json, ...] = ()
    envelope: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)
    """The file's object as it was read: it gives the order of the keys, and those that are not known here."""
    shipped: bool = False
    """It came with the console and is read-only: saving makes a copy."""
    bare: bool = False
    """It was read from a request without an envelope; saving makes a copy, and leaves that file alone."""


class _Flaw(Exception):
    """Why bytes are no preset, in the clauses of a sentence that names the file."""

    def __init__(
        self,
        why: str,
        is_what: str = "is not a preset",
        advice: str = "correct it, or choose another file",
    ) -> None:
        super().__init__(why)
        self.why = why
        self.is_what = is_what
        self.advice = advice


def read(path: Path, *, shipped: bool | None = None) -> Preset:
    """Read a preset, or a bare request as a scenario named after its file.

    `shipped` None looks whether the file lies among the presets that came with the console. Raises
    PresetError for everything that is not a preset of this version.
    """
    try:
        data = read_bytes(path)
    except FileError as error:
        raise PresetError(path, error.message) from None
    is_shipped = _is_shipped(path) if shipped is None else shipped
    return replace(parse(data, path), shipped=is_shipped)


def parse(data: bytes, path: Path) -> Preset:
    """Make the preset that `data` spells; `path` names it in errors. Raises PresetError."""
    try:
        return _parse(data, path)
    except _Flaw as flaw:
        raise PresetError(path, f"{shown(path)} {flaw.is_what}: {flaw.why}; {flaw.advice}.") from None


def write(preset: Preset, path: Path, *, new: bool = False) -> Preset:
    """Save a preset to `path`, whole or not at all, and return it as it now stands there.

    Keys keep the order of the file that it was read from, and unknown ones stay. A bare request becomes an
    enveloped preset. Raises PresetError; what stood at `path` before is then unchanged. A shipped preset is
    never written over. With `new` no file is: FileExistsError where one stands at `path`.
    """
    if _is_shipped(path) or (preset.shipped and preset.path == path):
        raise PresetError(path, f"{shown(path)} came with the console and is read-only; save it as a copy.")
    try:
        data = (dumps(envelope_of(preset)) + "\n").encode("utf-8")
        saved = _parse(data, path)
    except (ValueError, RecursionError):
        raise _not_saved(path, "it holds NaN or more levels than JSON readers take") from None
    except _Flaw as flaw:
        raise _not_saved(path, flaw.why) from None
    if not same(saved.content, preset.content):
        raise _not_saved(path, "its content would not read back as it is")
    if len(data) > READ_LIMIT:
        raise _not_saved(path, f"it would be larger than the {READ_LIMIT // MEGABYTE} MB that are read")
    try:
        write_bytes(path, data, new=new)
    except FileError as error:
        raise PresetError(path, error.message) from None
    return saved


def envelope_of(preset: Preset) -> dict[str, Json]:
    """The JSON object of a preset's file, in the order that its file had."""
    now: dict[str, Json] = {
        "format": FORMAT,
        "kind": preset.kind.value,
        "name": preset.name,
        "description": preset.description,
        "content": preset.content,
        "checks": list(preset.checks),
    }
    kept = {key: now.get(key, value) for key, value in preset.envelope.items()}
    added = {
        key: value
        for key, value in now.items()
        if key not in kept and not (preset.envelope and value == _DEFAULTS.get(key))
    }
    return {**kept, **added}


def _parse(data: bytes, path: Path) -> Preset:
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise _Flaw("it is empty", advice="choose another file")
    try:
        value = loads(data)
    except NotJson as error:
        place = "" if error.line is None else f" (line {error.line}, column {error.column})"
        raise _Flaw(
            _lower(error.message.rstrip(".")) + place, "is not readable JSON", "correct it in a text editor"
        ) from None
    if not isinstance(value, dict):
        raise _Flaw("it holds no JSON object")
    if "format" not in value:
        return _bare(value, path)
    _check_format(value["format"])
    return _enveloped(value, path)


def _enveloped(value: dict[str, Json], path: Path) -> Preset:
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in list(PresetKind):
        kinds = ", ".join(PresetKind)
        raise _Flaw(_unlike(value, "kind", f"one of {kinds}"))
    name, description = value.get("name"), value.get("description", "")
    if not isinstance(name, str) or not name.strip():
        raise _Flaw(_unlike(value, "name", "a text"))
    if not isinstance(description, str):
        raise _Flaw(_unlike(value, "description", "a text"))
    content, checks = value.get("content"), value.get("checks", [])
    if not isinstance(content, dict):
        raise _Flaw(_unlike(value, "content", "an object"))
    if not isinstance(checks, list):
        raise _Flaw(_unlike(value, "checks", "a list"))
    return Preset(path, PresetKind(kind), name, content, description, tuple(checks), envelope=value)


def _bare(value: dict[str, Json], path: Path) -> Preset:
    if not REQUEST_KEYS & value.keys():
        raise _Flaw(f'it has neither "format": "{FORMAT}" nor a request\'s keys such as "messages"')
    return Preset(path, PresetKind.SCENARIO, words_of(path.stem), value, bare=True)


def _check_format(found: Json) -> None:
    if found == FORMAT:
        return
    family, _, version = found.partition("/") if isinstance(found, str) else ("", "", "")
    if family == "dumgum-console" and version.isascii() and version.isdigit() and int(version[:9]) > 1:
        raise _Flaw(
            f"its format is {_value(found)}",
            "was made by a newer version of the console",
            "update the console to open it",
        )
    raise _Flaw(f'its "format" is {_value(found)}, not "{FORMAT}"')


def _not_saved(path: Path, why: str) -> PresetError:
    return PresetError(path, f"{shown(path)} was not saved: {why}; correct that and save again.")


def _lower(text: str) -> str:
    """A sentence as a clause; abbreviations such as NaN and UTF keep their capitals."""
    return text[:1].lower() + text[1:] if not (text[1:2].isupper() or text.startswith("NaN")) else text


def _unlike(value: dict[str, Json], key: str, wanted: str) -> str:
    if key not in value:
        return f'its "{key}" is missing'
    verb = "are" if key == "checks" else "is"
    return f'its "{key}" {verb} {_value(value[key])}, not {wanted}'


def _value(value: Json) -> str:
    if isinstance(value, str):
        return f'"{shorten(value, 40)}"'
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else shorten(dumps(value, None), 40)


def _is_shipped(path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(presets_folder().resolve())
    except (OSError, RuntimeError, ValueError):
        return False
