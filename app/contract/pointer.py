"""JSON pointers (RFC 6901): the address of a value in a document, the same in forms, problems and files."""

from enum import Enum
from typing import Final

from app.contract.wire import Json


class NotSent(Enum):
    """The third state of a field: its key is not in the document."""

    NOT_SENT = "not sent"

    def __repr__(self) -> str:
        return "NOT_SENT"


NOT_SENT: Final = NotSent.NOT_SENT


def join(pointer: str, *keys: str | int) -> str:
    """The address of what lies below `pointer` under `keys`."""
    return pointer + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def split(pointer: str) -> tuple[str, ...]:
    """The keys of a pointer, none for the whole document (`""`). Raises ValueError for a malformed one."""
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"A JSON pointer starts with '/': {pointer!r}")
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in pointer[1:].split("/"))


def parent(pointer: str) -> str:
    """The address of the object or list that holds `pointer`; the root's parent is the root."""
    return pointer.rpartition("/")[0]


def last(pointer: str) -> str:
    """The last key of a pointer, `""` for the root."""
    keys = split(pointer)
    return keys[-1] if keys else ""


def is_within(pointer: str, ancestor: str) -> bool:
    """Whether `pointer` is `ancestor` or lies below it."""
    return pointer == ancestor or pointer.startswith(ancestor + "/")


def index(key: str, length: int) -> int | None:
    """The list index that a key names, None where it names none of `length` items."""
    if key.isascii() and key.isdigit() and (key == "0" or not key.startswith("0")) and int(key) < length:
        return int(key)
    return None


def resolve(document: Json, pointer: str) -> Json | NotSent:
    """The value at `pointer`, NOT_SENT where there is none."""
    value = document
    for key in split(pointer):
        if isinstance(value, dict):
            if key not in value:
                return NOT_SENT
            value = value[key]
        elif isinstance(value, list):
            place = index(key, len(value))
            if place is None:
                return NOT_SENT
            value = value[place]
        else:
            return NOT_SENT
    return value


def field_path(pointer: str) -> str:
    """The contract's path of a pointer: `/messages/3/text` is `messages[].text`."""
    path = ""
    for key in split(pointer):
        path += "[]" if key.isascii() and key.isdigit() else f".{key}" if path else key
    return path
