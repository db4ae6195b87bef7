"""The exit codes, one meaning each across all commands."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    DONE = 0
    PROBLEM = 1
    """A problem was found, or the service refused or broke a documented rule."""
    BAD_INPUT = 2
    NOT_REACHED = 3
    UNKNOWN = 4
    """The request may have reached the service, and may have been charged."""
    MISTAKE = 70
    """The console itself failed (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    READER_GONE = 141
