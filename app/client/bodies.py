"""Response bodies: undoing gzip and deflate within a bound."""

import zlib
from dataclasses import dataclass, field

LIMIT = 64 * 1024 * 1024
"""Bytes of a body that are read, encoded and decoded."""
LIMIT_WORDS = "64 MB"
ACCEPTED = "gzip, deflate"


@dataclass(frozen=True)
class Decoded:
    """The bytes as far as they could be decoded, and what was in the way."""

    data: bytes = field(repr=False)
    problem: str = ""
    too_large: bool = False


def decode(body: bytes, encodings: str, limit: int = LIMIT) -> Decoded | None:
    """Undo a `content-encoding` value, last one first; None where nothing was encoded."""
    names = [name.strip().lower() for name in encodings.split(",")]
    names = [name for name in names if name not in {"", "identity"}]
    if not names:
        return None
    result = Decoded(body)
    for name in reversed(names):
        if name not in {"gzip", "x-gzip", "deflate"}:
            return Decoded(b"", f"its encoding is one that was not asked for ({name[:40]!r})")
        result = _inflate(result.data, 31 if name.endswith("gzip") else _deflate_bits(result.data), limit)
        if result.problem:
            break
    return result


def _deflate_bits(data: bytes) -> int:
    """Some servers send bare deflate streams without zlib's header (RFC 9110, 8.4.1.2)."""
    zlib_header = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return 15 if zlib_header else -15


def _inflate(data: bytes, bits: int, limit: int) -> Decoded:
    parts = bytearray()
    while data:
        stream = zlib.decompressobj(bits)
        try:
            parts += stream.decompress(data, limit + 1 - len(parts))
        except zlib.error:
            return Decoded(bytes(parts), "its compressed bytes are damaged")
        if len(parts) > limit:
            return Decoded(bytes(parts[:limit]), f"it unpacks to more than {LIMIT_WORDS}", too_large=True)
        if not stream.eof:
            return Decoded(bytes(parts), "its compressed bytes end too early")
        data = stream.unused_data
    return Decoded(bytes(parts))
