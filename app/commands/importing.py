"""`import`: a cURL command, a PowerShell command, a HAR file or JSON as a preset."""

import argparse
import sys
from pathlib import Path

from app.commands.codes import Exit
from app.commands.inputs import BadInputError
from app.commands.terminal import Terminal
from app.contract.wire import dumps
from app.workspace import presets
from app.workspace.files import MEGABYTE, READ_LIMIT, FileError, path_named, read_bytes, shown, words_of
from app.workspace.importing.reader import read
from app.workspace.importing.request import Imported
from app.workspace.importing.words import NotUnderstood
from app.workspace.presets import Preset

STANDARD_INPUT = "-"


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the preset, or save it; what was left out goes to standard error."""
    try:
        found = _chosen(_requests(options.file), options.number)
        _put(found.preset, options.to, terminal)
    except (FileError, BadInputError) as error:
        terminal.tell(str(error))
        return Exit.BAD_INPUT
    for warning in found.warnings:
        terminal.tell(warning)
    return Exit.DONE


def _requests(file: str) -> tuple[Imported, ...]:
    path = path_named(file)
    is_stream = file == STANDARD_INPUT
    data = _standard_input() if is_stream else read_bytes(path)
    name = "Imported request" if is_stream else words_of(path.stem)
    try:
        # As curl does, a file that the command names is looked for in the current folder.
        return read(data, name, lambda named: read_bytes(Path(named)))
    except NotUnderstood as error:
        raise BadInputError(error.about("Standard input" if is_stream else shown(path))) from None


def _standard_input() -> bytes:
    try:
        data = sys.stdin.buffer.read(READ_LIMIT + 1)
    except (OSError, ValueError, AttributeError):
        raise BadInputError("Standard input can't be read; name a file instead.") from None
    if len(data) > READ_LIMIT:
        raise BadInputError(f"Standard input has more than the {READ_LIMIT // MEGABYTE} MB that are read.")
    return data


def _chosen(found: tuple[Imported, ...], number: int | None) -> Imported:
    if number is None and len(found) > 1:
        raise BadInputError(f"There are {len(found)} requests; choose one by --number 1 to {len(found)}.")
    number = number or 1
    if number > len(found):
        raise BadInputError(f"There is no request {number}; the last one is {len(found)}.")
    return found[number - 1]


def _put(preset: Preset, to: str | None, terminal: Terminal) -> None:
    if to is None:
        terminal.put_body(dumps(presets.envelope_of(preset)).encode())
        return
    try:
        presets.write(preset, path_named(to), new=True)
    except FileExistsError:
        raise BadInputError(f"{shown(to)} exists and was left as it was; choose another name.") from None
    terminal.tell(f"Saved {shown(to)}.")
