"""The program: a command or the window, with an exit code and words for whatever happens."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

from app import cli
from app.commands.codes import Exit
from app.commands.terminal import OutputError, Terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments`, the command line's by default; returns the exit code."""
    terminal = Terminal(_utf8(sys.stdout), _utf8(sys.stderr))
    debug = "--debug" in (sys.argv if arguments is None else arguments)
    try:
        return int(cli.run(cli.parse(arguments), terminal))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return Exit.READER_GONE
    except OutputError as error:
        terminal.tell(str(error))
        _drop_output()
        return Exit.BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the one place where what nobody expected becomes words
        if debug:
            terminal.tell("".join(traceback.format_exception(error)))
        terminal.tell(
            f"The console failed ({type(error).__name__}), which is a mistake in it and not in your files. "
            "Run the command again with --debug, and report what it shows with the command at the project's "
            "issue tracker."
        )
        return Exit.MISTAKE


def _utf8(stream: TextIO | None) -> TextIO:
    """A stream that takes every character, whatever the system's locale; a closed one takes and drops all."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _drop_output() -> None:
    """Keep the interpreter from failing on standard output once more at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


if __name__ == "__main__":
    sys.exit(main())
