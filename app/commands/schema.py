"""`schema`: a JSON Schema on standard output."""

import argparse

from app.commands.codes import Exit
from app.commands.terminal import Terminal
from app.contract.schema import answer_schema, request_schema
from app.contract.wire import dumps
from app.workspace.preset_schema import preset_schema


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the schema that was asked for."""
    made = {"request": request_schema, "answer": answer_schema, "preset": preset_schema}[options.what]()
    terminal.put(dumps(made))
    return Exit.DONE
