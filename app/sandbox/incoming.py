"""What a request must be before its body is looked at: with a token, JSON by its label, and not too large."""

import hmac
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

MAX_BODY: Final = 10 * 1024 * 1024
"""Bytes of a request body; a larger one is read to its end, unkept, so that its sender sees the 413."""


async def incoming(request: Request, access_key: str | None) -> bytes:
    """The body of a request; `access_key` None takes any. Raises HTTPException with 401, 413 or 415."""
    token = _token(request)
    if not token:
        which = "any text will do here" if access_key is None else "the sandbox was started with one"
        raise _unauthorized(f"Send a bearer token: {which}.")
    if access_key is not None and not hmac.compare_digest(token.encode(), access_key.encode()):
        raise _unauthorized("This access key is not the one that the sandbox was started with.")
    body = await _body(request)
    if not _is_json(request.headers.get("content-type", "application/json")):
        raise HTTPException(415, "Send JSON, with Content-Type: application/json.")
    return body


def _unauthorized(words: str) -> HTTPException:
    return HTTPException(401, words, {"WWW-Authenticate": "Bearer"})


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


def _is_json(content_type: str) -> bool:
    """Whether a media type is JSON (RFC 6839 names the suffix); parameters don't matter."""
    media = content_type.partition(";")[0].strip().casefold()
    return media == "application/json" or (media.startswith("application/") and media.endswith("+json"))


async def _body(request: Request) -> bytes:
    kept = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY:
            kept += chunk
    if size > MAX_BODY:
        raise HTTPException(413, "The body is larger than 10 MB.")
    return bytes(kept)
