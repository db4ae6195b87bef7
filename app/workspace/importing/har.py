"""HAR 1.2, as browsers and proxies save it: the requests to the endpoint among its entries."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import Json
from app.workspace.importing.sent import Sent
from app.workspace.importing.words import NotUnderstood, Word

_HEADER_FIELDS: Final = ("name", "value")


def is_har(value: Json) -> bool:
    """Whether a JSON value is a HAR file's object."""
    log = value.get("log") if isinstance(value, dict) else None
    return isinstance(log, dict) and isinstance(log.get("entries"), list)


def requests(value: Json) -> list[Sent]:
    """The posts to the endpoint, in the file's order. Raises NotUnderstood where there is none."""
    found = [sent for entry in _entries(value) if (sent := _sent(entry)) is not None]
    if not found:
        raise NotUnderstood(f"the HAR file has no POST to an address that ends in {ENDPOINT_PATH}")
    return found


def _entries(value: Json) -> Iterator[dict[str, Json]]:
    log = value.get("log") if isinstance(value, dict) else None
    entries = log.get("entries") if isinstance(log, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        request = entry.get("request") if isinstance(entry, dict) else None
        if isinstance(request, dict):
            yield request


def _sent(request: dict[str, Json]) -> Sent | None:
    method, url = request.get("method"), request.get("url")
    if (
        not isinstance(method, str)
        or not isinstance(url, str)
        or method.upper() != "POST"
        or not _is_endpoint(url)
    ):
        return None
    data = request.get("postData")
    text = data.get("text") if isinstance(data, dict) else None
    return Sent(
        method="POST",
        url=Word(url),
        headers=list(_headers(request.get("headers"))),
        body=Word(text) if isinstance(text, str) else None,
        secrets=[value for _, value in _headers(request.get("cookies"))],
    )


def _is_endpoint(url: str) -> bool:
    try:
        return urlsplit(url).path.rstrip("/").endswith(ENDPOINT_PATH)
    except ValueError:
        return False


def _headers(value: Json) -> Iterator[tuple[str, str]]:
    for pair in value if isinstance(value, list) else []:
        name, text = (pair.get(key) if isinstance(pair, dict) else None for key in _HEADER_FIELDS)
        # HTTP/2's own fields (:authority) are no headers that anyone sets.
        if isinstance(name, str) and isinstance(text, str) and not name.startswith(":"):
            yield name, text
