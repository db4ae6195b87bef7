"""The command line: what each command takes, in words; the commands themselves are in app/commands."""

import argparse
import importlib
import importlib.metadata
import math
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from app.commands.terminal import Terminal
from app.sandbox.faults.names import FAULTS, TAG, FaultError, Share, share_of
from app.sandbox.options import HOST

PROGRAM = "dumgum-console"

_CODES = """exit codes:
  0  done, or answered        1  a problem found, or the service refused or broke a documented rule
  2  bad input                3  the service was not reached
  4  unknown: the request may have reached the service, and may have been charged
  70 the console itself failed"""


class _Command(argparse.ArgumentParser):
    """A command whose help may end with a list that is made only when it is shown."""

    more_help: Callable[[], str] | None = None

    def format_help(self) -> str:
        return super().format_help() + (self.more_help() if self.more_help else "")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of one run. Ends the program with 2 for wrong ones, and with 0 after --help."""
    options = _parser().parse_args(arguments)
    options.debug = getattr(options, "debug", False)
    return options


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Run the chosen command, which is imported only now, and return its exit code."""
    if options.version:
        terminal.put(f"{PROGRAM} {_version()}")
        return 0
    code: int = importlib.import_module(f"app.commands.{options.command}").run(options, terminal)
    return code


def _version() -> str:
    try:
        return importlib.metadata.version(PROGRAM)
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        PROGRAM,
        description="A testing console for the DumGum conversation-generation API.\n"
        "Without a command it opens its window.",
        epilog=f"example:\n  {PROGRAM} send presets/scenarios/rainy-sunday.json\n\n{_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.set_defaults(command="window", file=None)
    _add_debug(parser)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Command)
    for add in (_add_open, _add_send, _add_validate, _add_schema, _add_import, _add_export, _add_sandbox):
        add(commands)
    return parser


def _add_open(commands: Any) -> None:
    command = _command(commands, "open", "open the window with a preset or request on the bench", "my.json")
    command.set_defaults(command="window")
    command.add_argument("file", metavar="FILE", help="a preset file, or a request as the API takes it")


def _add_send(commands: Any) -> None:
    command = _command(
        commands,
        "send",
        "send a scenario and print the answers",
        "presets/scenarios/rainy-sunday.json --json",
        "The texts of the answers go to standard output, one after another; the rest to standard error. "
        "A request is sent once and never again on its own.",
    )
    command.add_argument("file", metavar="FILE", help="a scenario, or a request as the API takes it")
    command.add_argument(
        "--environment",
        metavar="NAME",
        help="an environment of the settings (default: the sandbox, started for this request)",
    )
    command.add_argument("--json", action="store_true", help="print the response's body as it came")
    command.add_argument(
        "--timeout",
        metavar="S",
        type=_seconds,
        help="seconds to wait for the answer (default: the environment's)",
    )
    command.add_argument(
        "--seed", metavar="N", type=int, help="the sandbox's: the same seed gives the same answer"
    )


def _add_validate(commands: Any) -> None:
    command = _command(
        commands,
        "validate",
        "list the problems of presets and requests",
        "my.json presets/scenarios/*.json",
        "Prints a line for each problem, FILE: /json/pointer: message. The pointer (RFC 6901) is relative to "
        'the API\'s JSON, as the forms show it: of a preset it points into "content".',
    )
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="preset files, or requests as the API takes them"
    )
    command.add_argument(
        "--hints", action="store_true", help="also list hints, which are not counted as problems"
    )


def _add_schema(commands: Any) -> None:
    command = _command(commands, "schema", "print a JSON Schema (2020-12)", "preset > preset.schema.json")
    command.add_argument("what", choices=("request", "answer", "preset"))


def _add_import(commands: Any) -> None:
    command = _command(
        commands,
        "import",
        "make a preset of a cURL or PowerShell command, a HAR file or JSON",
        "request.sh --to my.json",
        "The preset goes to standard output, and what was left out, as the token is, to standard error.",
    )
    command.set_defaults(command="importing")
    command.add_argument("file", metavar="FILE", help="what to import; - reads standard input")
    command.add_argument("--to", metavar="FILE", help="save the preset to this new file")
    command.add_argument(
        "--number", metavar="N", type=_count, help="which request, where there are several: 1 is the first"
    )


def _add_export(commands: Any) -> None:
    command = _command(
        commands,
        "export",
        "print a request as a command, a script, a HAR file or JSON",
        "presets/scenarios/rainy-sunday.json --as curl",
        "The token is the variable DUMGUM_TOKEN in each of them, and HAR holds its name alone.",
    )
    command.set_defaults(command="exporting")
    command.add_argument("file", metavar="FILE", help="a scenario, or a request as the API takes it")
    command.add_argument(
        "--as", dest="form", required=True, choices=("curl", "powershell", "python", "har", "json")
    )
    command.add_argument(
        "--environment",
        metavar="NAME",
        help="an environment of the settings, for its address (default: the documented service)",
    )


def _add_sandbox(commands: Any) -> None:
    command = _command(
        commands,
        "sandbox",
        "run the sandbox until stopped",
        "--port 8642 --seed 7",
        "Prints its address as one line. It listens on this computer alone.",
    )
    _add_faults(command)
    _add_deviations(command)
    command.add_argument(
        "--port", metavar="N", type=_port, default=0, help="the port (default: any free one)"
    )
    command.add_argument(
        "--seed", metavar="N", type=int, default=0, help="the same seed gives the same answers (default: 0)"
    )
    command.add_argument(
        "--speed",
        metavar="X",
        type=_seconds,
        default=1000.0,
        help="delays are divided by it; 1 plays them in full (default: 1000)",
    )
    command.add_argument(
        "--access-key",
        metavar="KEY",
        help="take this access key alone and answer 401 to others (default: any is taken)",
    )
    command.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="end when standard input closes, so with the program that started it",
    )
    command.add_argument(
        "--listen", metavar="ADDRESS", default=HOST, help=f"the address to listen on (default: {HOST})"
    )
    command.add_argument(
        "--allow-network",
        action="store_true",
        help="let other computers reach it, where --listen names an address that they see",
    )


def _add_faults(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fault",
        metavar="NAME[:RATE]",
        dest="faults",
        type=_share,
        action="append",
        default=[],
        help="play a fault of the list below for this share of requests (default: 1); may be given again",
    )
    table = [_row(fault.name, f"{fault.does} {fault.sees}") for fault in FAULTS]
    heading = f'faults, by --fault or for one request by "tags": {{"{TAG}": "NAME"}}:'
    command.epilog = "\n".join([str(command.epilog), "", heading, *table])


def _add_deviations(command: _Command) -> None:
    command.add_argument(
        "--deviate",
        metavar="NAME",
        dest="deviations",
        type=_deviation,
        action="append",
        default=[],
        help="break a documented rule of the list below on purpose; may be given again",
    )
    command.more_help = _deviations


def _deviations() -> str:
    # Imported only now: it takes longer than all the rest of the command line.
    table = importlib.import_module("app.sandbox.deviations.names").DEVIATIONS
    rows = [_row(entry.name, f"{entry.path}: {entry.breaks}") for entry in table]
    return "\n".join(["\ndeviations, by --deviate:", *rows, ""])


def _row(name: str, words: str) -> str:
    """A name and what it means, as a list in --help shows it."""
    indent = " " * 22
    text = textwrap.fill(words, 78, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return f"  {name:<19} {text.lstrip()}" if len(name) < 20 else f"  {name}\n{text}"


def _command(commands: Any, name: str, purpose: str, example: str, more: str = "") -> _Command:
    command: _Command = commands.add_parser(
        name,
        help=purpose,
        description=textwrap.fill(f"{purpose[0].upper()}{purpose[1:]}. {more}".strip(), 78),
        epilog=f"example:\n  {PROGRAM} {name} {example}\n\n{_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(command=name)
    _add_debug(command)
    return command


def _add_debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--debug",
        action="store_true",
        default=argparse.SUPPRESS,
        help="show the traceback of a failure of the console itself",
    )


def _seconds(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number


def _deviation(name: str) -> str:
    if name not in importlib.import_module("app.sandbox.deviations.names").BY_NAME:
        raise argparse.ArgumentTypeError(f"{name} is no deviation; `sandbox --help` lists them")
    return name


def _share(text: str) -> Share:
    try:
        return share_of(text)
    except FaultError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 up")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(
            f"{text} is not a port; ports run from 1 to 65535, and 0 takes a free one"
        )
    return number
