"""The two streams of a command: machine output on standard output, words on standard error."""

import unicodedata
from dataclasses import dataclass
from typing import TextIO


class OutputError(Exception):
    """Standard output can't be written to, for another reason than its reader having gone."""


@dataclass(frozen=True)
class Terminal:
    """Where a command writes; nothing that came from outside can steer the terminal."""

    out: TextIO
    err: TextIO

    def put(self, text: str) -> None:
        """A line of machine output. Raises OutputError, and BrokenPipeError where the reader has gone."""
        self._write(visible(text) + "\n")

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
            self.err.write(visible(text) + "\n")
            self.err.flush()
        except (OSError, ValueError):
            return

    def _write(self, text: str) -> None:
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as error:
            raise _output_error(error) from None


def visible(text: str) -> str:
    """A text with its control characters shown (`␛`), but for tabs and line ends."""
    return "".join(
        letter if letter in "\n\t" or unicodedata.category(letter) != "Cc" else _picture(letter)
        for letter in text
    )


def _picture(letter: str) -> str:
    code = ord(letter)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\x{code:02x}"


def _output_error(error: OSError) -> OSError | OutputError:
    if isinstance(error, BrokenPipeError):
        return error
    return OutputError(f"Standard output can't be written: {error.strerror or type(error).__name__}.")
