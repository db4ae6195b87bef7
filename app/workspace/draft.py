"""The draft: what is on the bench, kept on disk so that closing or killing the console loses nothing."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.contract.pointer import NotSent, resolve
from app.contract.wire import Json, NotJson, dumps, loads, same
from app.workspace import presets
from app.workspace.files import FileError, read_bytes, write_bytes
from app.workspace.presets import Preset, PresetError

FORMAT: Final = "dumgum-console-draft/1"


@dataclass(frozen=True)
class PendingText:
    """JSON text that the document does not hold yet, as it is no JSON, or was typed a moment ago."""

    text: str
    base: Json
    """The document that the text was typed over."""


@dataclass(frozen=True)
class Draft:
    """The bench at one moment."""

    content: Json
    origins: dict[str, Path] = field(default_factory=dict)
    """The preset files that its parts came from, by the pointer that they were loaded to."""
    unsent: Json = None
    """What stood in the composer, in the window's own form."""
    pending: PendingText | None = None

    def read_origins(self) -> dict[str, Preset]:
        """The presets of `origins` as their files are now; one that can't be read is left out."""
        found = {}
        for pointer, path in self.origins.items():
            try:
                found[pointer] = presets.read(path)
            except PresetError:
                continue
        return found


def read(path: Path) -> Draft | None:
    """The draft at `path`, None where there is none that can be read."""
    try:
        value = loads(read_bytes(path))
    except (FileError, NotJson):
        return None
    content = resolve(value, "/content")
    if resolve(value, "/format") != FORMAT or isinstance(content, NotSent):
        return None
    origins = resolve(value, "/origins")
    unsent = resolve(value, "/unsent")
    return Draft(
        content,
        {key: Path(item) for key, item in origins.items() if isinstance(item, str)}
        if isinstance(origins, dict)
        else {},
        None if isinstance(unsent, NotSent) else unsent,
        _pending(value, content),
    )


def write(draft: Draft, path: Path) -> None:
    """Keep `draft` at `path`. Raises FileError."""
    origins: dict[str, Json] = {pointer: str(file) for pointer, file in draft.origins.items()}
    value: dict[str, Json] = {
        "format": FORMAT,
        "content": draft.content,
        "origins": origins,
        "unsent": draft.unsent,
    }
    if draft.pending is not None:
        # Most often the text was typed over the very document that is kept.
        other = {} if same(draft.pending.base, draft.content) else {"base": draft.pending.base}
        value["pending"] = {"text": draft.pending.text, **other}
    write_bytes(path, (dumps(value) + "\n").encode())


def _pending(value: Json, content: Json) -> PendingText | None:
    text, base = resolve(value, "/pending/text"), resolve(value, "/pending/base")
    if not isinstance(text, str):
        return None
    return PendingText(text, content if isinstance(base, NotSent) else base)
