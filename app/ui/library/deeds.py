"""What the library can be asked to do with a preset."""

from enum import Enum, auto


class Deed(Enum):
    """The library only asks; the desk behind it does."""

    NEW = auto()
    """Save the bench's part as a new preset of the section."""
    RENAME = auto()
    DUPLICATE = auto()
    MOVE = auto()
    DELETE = auto()
    DIFFERENCE = auto()
    """Show what differs between the bench and the preset."""
    TAKE_FILE = auto()
    """Of a preset whose file changed outside: load the file."""
    KEEP_MINE = auto()
    KEEP_BOTH = auto()
