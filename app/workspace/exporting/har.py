"""A request as a HAR 1.2 file, which browsers and API tools open."""

import importlib.metadata
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from app.client.environment import TOKEN_VARIABLE
from app.contract.wire import Json, dumps

_PROGRAM: Final = "dumgum-console"
_NOT_KNOWN: Final = -1
"""HAR's word for a size that is not known."""


def as_har(body: bytes, url: str, when: datetime) -> str:
    """A HAR file of one entry that was not sent: its response is empty, with status 0.

    `when` is the entry's time, which HAR asks for; it has to know its time zone.
    """
    entry: Json = {
        "startedDateTime": when.isoformat(timespec="milliseconds"),
        "time": 0,
        "request": _request(body, url),
        "response": _no_response(),
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    }
    creator: Json = {"name": _PROGRAM, "version": _version()}
    return dumps({"log": {"version": "1.2", "creator": creator, "entries": [entry]}})


def _request(body: bytes, url: str) -> Json:
    return {
        "method": "POST",
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [
            {"name": "Authorization", "value": f"Bearer ${TOKEN_VARIABLE}"},
            {"name": "Content-Type", "value": "application/json"},
        ],
        "queryString": [{"name": name, "value": value} for name, value in parse_qsl(urlsplit(url).query)],
        "postData": {"mimeType": "application/json", "text": body.decode("utf-8", "replace")},
        "headersSize": _NOT_KNOWN,
        "bodySize": len(body),
    }


def _no_response() -> Json:
    return {
        "status": 0,
        "statusText": "",
        "httpVersion": "",
        "cookies": [],
        "headers": [],
        "content": {"size": 0, "mimeType": "x-unknown"},
        "redirectURL": "",
        "headersSize": _NOT_KNOWN,
        "bodySize": _NOT_KNOWN,
    }


def _version() -> str:
    try:
        return importlib.metadata.version(_PROGRAM)
    except importlib.metadata.PackageNotFoundError:
        return ""
