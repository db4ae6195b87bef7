"""The two streams of a command: machine output on standard output, words on standard error."""

from dataclasses import dataclass
from typing import TextIO

from app.contract.visible import written_out


class OutputError(Exception):
    """Standard output can't be written to, for another reason than its reader having gone."""


@dataclass(frozen=True)
class Terminal:
    """Where a command writes; nothing that came from outside can steer the terminal."""

    out: TextIO
    err: TextIO

    def put(self, text: str) -> None:
        """A line of machine output. Raises OutputError, and BrokenPipeError where the reader has gone."""
        self._write(written_out(text) + "\n")

    def put_body(self, body: bytes) -> None:
        """The bytes of a body as they are; on a screen as text. A line end follows where there is none."""
        binary = getattr(self.out, "buffer", None)
        if binary is None or self.out.isatty():
            self.put(body.decode("utf-8", "replace").removesuffix("\n"))
            return
        try:
            self.out.flush()
            binary.write(body if body.endswith(b"\n") else body + b"\n")
            binary.flush()
        except OSError as error:
            raise _output_error(error) from None

    def tell(self, text: str) -> None:
        """A line of words for the user; silence where standard error is closed."""
        try:
            self.err.write(written_out(text) + "\n")
            self.err.flush()
        except (OSError, ValueError):
            return

    def _write(self, text: str) -> None:
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as error:
            raise _output_error(error) from None


def _output_error(error: OSError) -> OSError | OutputError:
    if isinstance(error, BrokenPipeError):
        return error
    return OutputError(f"Standard output can't be written: {error.strerror or type(error).__name__}.")
