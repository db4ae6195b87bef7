"""The command line: what each command takes, in words; the commands themselves are in app/commands."""

import argparse
import importlib
import importlib.metadata
import math
import textwrap
from collections.abc import Sequence
from typing import Any

from app.commands.terminal import Terminal

PROGRAM = "dumgum-console"

_CODES = """exit codes:
  0  done, or answered        1  a problem found, or the service refused or broke a documented rule
  2  bad input                3  the service was not reached
  4  unknown: the request may have reached the service, and may have been charged
  70 the console itself failed"""


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
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for add in (_add_open, _add_send, _add_validate, _add_schema, _add_sandbox):
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


def _add_sandbox(commands: Any) -> None:
    command = _command(
        commands,
        "sandbox",
        "run the sandbox until stopped",
        "--port 8642 --seed 7",
        "Prints its address as one line. It listens on this computer alone, and takes any access key.",
    )
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
        "--until-stdin-closes",
        action="store_true",
        help="end when standard input closes, so with the program that started it",
    )


def _command(commands: Any, name: str, purpose: str, example: str, more: str = "") -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
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


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(
            f"{text} is not a port; ports run from 1 to 65535, and 0 takes a free one"
        )
    return number
