"""Files that are never half written: bounded reading, and writing that leaves the old file or the new one."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from app.contract.wire import shorten

MEGABYTE = 1_000_000
READ_LIMIT = 20 * MEGABYTE
"""Bytes of a file that are read at most; a preset with every field set is a thousandth of it."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.ENOENT}


class FileError(Exception):
    """A file that can't be used; `message` is one sentence that names it and says what to do."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message

    def __reduce__(self) -> tuple[type["FileError"], tuple[Path, str]]:
        return type(self), (self.path, self.message)


def path_named(text: str) -> Path:
    """The path that a command was given. Raises FileError for an empty one, which would be this folder."""
    if not text:
        raise FileError(Path(), "The file's name is empty; name a file.")
    return Path(text)


def words_of(path: Path | str) -> str:
    """A path, or a name, as text: read as UTF-8 whatever the system's locale is, other bytes escaped."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return ascii(str(path))[1:-1]


def shown(path: Path | str) -> str:
    """A path as a sentence shows it: quoted, with what can't be printed escaped."""
    return f'"{shorten(words_of(path), 1_000)}"'


def read_bytes(path: Path, limit: int = READ_LIMIT) -> bytes:
    """The bytes of a regular file of at most `limit` bytes, looked at before anything is read.

    Raises FileError for a folder, a pipe or device, a missing, refused or larger file.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileError(path, f"{shown(path)} is a folder, not a file; choose a file inside it.")
        if not stat.S_ISREG(found.st_mode):
            raise FileError(path, f"{shown(path)} is a pipe or a device and was not read; choose a file.")
        if found.st_size > limit:
            raise _too_large(path, found.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise FileError(path, _unreadable(path, error)) from None
    except ValueError:
        raise FileError(path, f"{shown(path)} can't be the name of a file; choose another one.") from None
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    return data


def write_bytes(path: Path, data: bytes, *, new: bool = False) -> None:
    """Put `data` at `path` whole, or leave everything as it was; folders on the way are made.

    A temporary file beside is written, fsynced, read back and compared, then renamed over `path`, and the
    folder is fsynced. It is read back before the rename: a bad write must not cost the old file, and after
    the rename another window's save may already stand there. A link stays a link. Raises FileError, and
    with `new` FileExistsError where a file stands at `path`, even one that another process just made.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode_of(target, path)
        temporary = target.with_name(f".saving-{secrets.token_hex(8)}")
        try:
            _write_new(temporary, data, mode)
            if temporary.read_bytes() != data:
                raise FileError(
                    path,
                    f"{shown(path)} was not saved: the disk gave back other bytes than were "
                    "written; save to another disk. The file is as it was.",
                )
            if new:
                _place_new(temporary, target)
            else:
                temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        if new and isinstance(error, FileExistsError) and target.exists():
            raise
        raise FileError(path, _unwritable(path, error)) from None
    except ValueError:
        raise FileError(path, f"{shown(path)} can't be the name of a file; choose another one.") from None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _place_new(temporary: Path, target: Path) -> None:
    """A rename that never goes over a file: a second name, as far as the file system has such."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
        temporary.replace(target)


def _mode_of(target: Path, path: Path) -> int | None:
    """The permissions to keep, None for a new file. A rename would replace a read-only file: refuse it."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise FileError(path, f"{shown(path)} is not a file, so nothing was saved; choose another name.")
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileError(path, f"{shown(path)} is read-only and was left as it was; save under another name.")
    return stat.S_IMODE(found.st_mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows has no such call, and some network folders refuse it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _too_large(path: Path, size: int, limit: int) -> FileError:
    return FileError(
        path,
        f"{shown(path)} is {size / MEGABYTE:,.0f} MB large and was not read; "
        f"at most {limit // MEGABYTE} MB are.",
    )


def _unreadable(path: Path, error: OSError) -> str:
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"{shown(path)} does not exist; check the name, or choose another file."
    if error.errno in _REFUSED:
        return f"{shown(path)} can't be read: you don't have permission; change its permissions, or copy it."
    return f"{shown(path)} can't be read: {_reason(error)}; check the disk, or choose another file."


def _unwritable(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        why = "the disk is full; free some space and save again"
    elif error.errno in _REFUSED:
        why = "its folder is read-only; choose another folder"
    elif error.errno in _NO_FOLDER:
        why = "a file stands where a folder has to be; choose another folder"
    elif error.errno == errno.ENAMETOOLONG:
        why = "its name is too long; choose a shorter one"
    else:
        why = f"{_reason(error)}; choose another folder"
    return f"{shown(path)} was not saved: {why}. What stood there before is unchanged."


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).rstrip(".")
