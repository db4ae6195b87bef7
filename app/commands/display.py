"""Whether a window can open here: Qt itself would end the program without a word that helps."""

import ctypes
import importlib.util
import socket
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 2.0
_NO_DISPLAY = "The window needs a display, and there is none here: start it in a desktop session."
_XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0"


def missing_display(environ: Mapping[str, str], platform: str) -> str | None:
    """A sentence where no window can open, else None.

    On Windows and macOS, and where QT_QPA_PLATFORM names a platform, Qt is left to find out.
    """
    if platform in {"win32", "darwin"} or environ.get("QT_QPA_PLATFORM"):
        return None
    wayland, display = environ.get("WAYLAND_DISPLAY", ""), environ.get("DISPLAY", "")
    if not wayland and not display:
        return f"{_NO_DISPLAY} (DISPLAY and WAYLAND_DISPLAY are not set.)"
    if wayland and _answers(Path(environ.get("XDG_RUNTIME_DIR", "/"), wayland)):
        return None
    if not display:
        return f'{_NO_DISPLAY} (Nothing answers at WAYLAND_DISPLAY "{wayland}".)'
    if not _x_answers(display):
        return f'{_NO_DISPLAY} (Nothing answers at DISPLAY "{display}".)'
    return _missing_library()


def _x_answers(display: str) -> bool:
    """Whether an X server listens; an address of a form that is not known here is left to Qt."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isascii() or not number.isdigit() or "/" in host:
        return True
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return _answers(path) or _answers(f"\0{path}")
    try:
        socket.create_connection((host, 6000 + int(number)), _SECONDS).close()
    except (OSError, OverflowError, UnicodeError):
        return False
    return True


def _answers(path: Path | str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_SECONDS)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _missing_library() -> str | None:
    """What keeps Qt's X plugin from loading: Qt names another library than the one that is missing."""
    package = importlib.util.find_spec("PySide6")
    for folder in (package.submodule_search_locations or ()) if package else ():
        plugin = Path(folder, "Qt", "plugins", "platforms", "libqxcb.so")
        if plugin.exists():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                library = str(error).partition(":")[0]
                return (
                    f"The window can't open: {library} is missing here. Install it "
                    f"(on Debian and Ubuntu: apt-get install {_XCB_PACKAGES})."
                )
    return None
