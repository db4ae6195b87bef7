"""File names from the names of presets: readable in every script, and safe on Linux, macOS and Windows."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

MAX_BYTES: Final = 120
"""UTF-8 bytes of a stem; file systems take 255 a name, some encrypted ones 143."""

_MAX_TRIES: Final = 10_000
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces")."""


def stem_for(name: str, fallback: str) -> str:
    """The kebab-case stem of a file for a preset's name: letters and digits of any script, lower case.

    `fallback` is taken for a name without a letter or digit.
    """
    text = unicodedata.normalize("NFC", name).lower()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    stem = _cut("-".join(kept.split())) or fallback
    return f"{stem}-preset" if stem in _RESERVED else stem


def candidates(name: str, taken: Iterable[str], fallback: str) -> Iterator[str]:
    """Free stems for a name: `anna`, `anna-2`, `anna-3` and so on.

    `taken` are the file names that stand there. Two names that differ in capitals or in the form of their
    accents are one and the same file on Windows and macOS, and count as taken.
    """
    stands = {_same_file(other) for other in taken}
    stem = stem_for(name, fallback)
    for number in range(1, _MAX_TRIES):
        candidate = stem if number == 1 else f"{stem}-{number}"
        if _same_file(f"{candidate}.json") not in stands:
            yield candidate


def _same_file(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _cut(stem: str) -> str:
    if len(stem.encode("utf-8")) <= MAX_BYTES:
        return stem
    return stem.encode("utf-8")[:MAX_BYTES].decode("utf-8", "ignore").rstrip("-")
