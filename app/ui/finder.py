"""What the palette finds: every command, preset and field."""

from collections.abc import Iterator
from functools import partial

from app.contract import pointer as pointers
from app.contract.describe import request_fields
from app.contract.description import FieldDescription, Kind
from app.ui.bench import Bench
from app.ui.commands import Commands, shown_keys
from app.ui.library import SECTIONS
from app.ui.palette import Finding
from app.ui.preset_actions import PresetActions
from app.workspace.workspace import Workspace


def findings(
    commands: Commands, actions: PresetActions, workspace: Workspace, bench: Bench
) -> Iterator[Finding]:
    """Everything that the palette offers, commands first."""
    for command in commands:
        run = partial(commands.run, command.name)
        yield Finding(command.title, shown_keys(command.shortcut), run)
    for entry in workspace.entries():
        for section in SECTIONS:
            if section.kind is entry.kind and section.side == entry.side:
                yield Finding(
                    f"Load {entry.name}",
                    section.noun,
                    partial(actions.load_entry, entry, section.pointer),
                )
    for part in request_fields():
        yield from _fields(part, "", part.label, bench)


def _fields(field: FieldDescription, above: str, part: str, bench: Bench) -> Iterator[Finding]:
    """The fields that have a row of their own: those inside lists have none until an item is there."""
    pointer = pointers.join(above, field.name)
    if field.kind is not Kind.OBJECT:
        yield Finding(field.label, f"{part} · {field.path}", lambda: bench.reveal.emit(pointer))
    elif not field.many:
        for child in field.children:
            yield from _fields(child, pointer, part, bench)
