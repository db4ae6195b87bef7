"""The files that a command takes its body from, read where somebody gives them."""

from app.workspace.files import FileError
from app.workspace.importing.words import FileReader, NotUnderstood, Word


def read_file(name: Word, files: FileReader | None) -> Word:
    """The text of a file that a command names. Raises NotUnderstood where it can't be read."""
    if name.filled_in:
        raise NotUnderstood(f"the file's name has {name.filled_in}, which the shell fills in", name.line)
    if files is None:
        raise NotUnderstood("the body is in a file; paste what the file holds", name.line)
    try:
        return Word(files(name.text).decode("utf-8-sig"), name.line)
    except FileError as error:
        raise NotUnderstood(
            f"the body's file can't be used: {error.message.rstrip('.')}", name.line
        ) from None
    except UnicodeDecodeError:
        raise NotUnderstood("the body's file is not UTF-8", name.line) from None
