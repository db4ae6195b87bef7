"""`export`: a request as a cURL command, a Python script, a HAR file or JSON."""

import argparse
from datetime import UTC, datetime

from app.client.environment import SANDBOX_NAME, Environment, production_environment
from app.commands.codes import Exit
from app.commands.inputs import BadInputError, environment_named, request_in
from app.commands.terminal import Terminal
from app.workspace.export import ExportForm, exported
from app.workspace.files import FileError, path_named


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the request in the form that was asked for."""
    try:
        content = request_in(path_named(options.file), "export")
        url = _environment(options.environment, terminal).url
    except (FileError, BadInputError) as error:
        terminal.tell(str(error))
        return Exit.BAD_INPUT
    text = exported(content, url, ExportForm(options.form), datetime.now(UTC))
    terminal.put_body(text.encode())
    return Exit.DONE


def _environment(name: str | None, terminal: Terminal) -> Environment:
    """The environment whose address is written down: by default that of the documented service."""
    if name is None:
        return production_environment()
    if name == SANDBOX_NAME:
        raise BadInputError(
            "The sandbox has another address each time; choose an environment of the settings."
        )
    return environment_named(name, terminal)
