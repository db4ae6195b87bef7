"""The responses of the OpenAPI description: every status that the sandbox gives without a fault."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

_ALLOW: Final = {"Allow": {"description": "The methods that this path takes.", "schema": {"type": "string"}}}
_AUTHENTICATE: Final = {
    "WWW-Authenticate": {
        "description": "Bearer: what kind of access key is asked for.",
        "required": True,
        "schema": {"type": "string"},
    }
}
_REFUSALS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "400": ("The body is not one JSON value in UTF-8, or names a key twice.", {}),
    "401": ("There is no bearer token, or another one than the sandbox was started with.", _AUTHENTICATE),
    "404": ("There is nothing at this path.", {}),
    "405": ("This path does not take this method.", _ALLOW),
    "413": ("The body is larger than 10 MB.", {}),
    "415": ("Content-Type says that the body is something else than JSON.", {}),
    "504": ("The answer took longer than maxProcessingTimeSeconds; the conversation is dropped.", {}),
}


def responses() -> dict[str, Any]:
    """The components: each status by its number, `BrokenRules` for 422."""
    found = {
        f"Refused{status}": content("Refusal", words) | ({"headers": headers} if headers else {})
        for status, (words, headers) in _REFUSALS.items()
    }
    words = "The body breaks the contract: every broken rule with its path, message and value."
    return found | {"Refused422": content("BrokenRules", words)}


def refused(statuses: Iterable[str]) -> dict[str, Any]:
    """References to some of them."""
    return {status: {"$ref": f"#/components/responses/Refused{status}"} for status in statuses}


def content(schema: str, description: str) -> dict[str, Any]:
    """A response with a JSON body."""
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


def schemas() -> dict[str, Any]:
    """The schemas of what the sandbox says beside answers."""
    text = {"type": "string"}
    rule = {
        "type": "object",
        "required": ["path", "message"],
        "properties": {
            "path": text | {"description": "A JSON pointer (RFC 6901) into the request."},
            "message": text | {"description": "What must be, and what was found."},
            "value": {"description": "What was found; left out where nothing was sent."},
        },
    }
    source = {"type": "string", "enum": ["documented", "assumed"]}
    told = _object({"name": text, "source": source, "does": text}, ["name", "source", "does"])
    fault = _object({"name": text, "does": text, "clientSees": text, "byTag": {"type": "boolean"}}, ["name"])
    deviation = _object({"name": text, "path": text, "breaks": text}, ["name", "breaks"])
    card = {
        "name": text,
        "does": text,
        "endpoint": text,
        "seed": {"type": "integer"},
        "speed": {"type": "number", "exclusiveMinimum": 0},
        "languages": {"type": "array", "items": text},
        "rules": {"type": "array", "items": told},
        "state": text,
        "deviationsOn": {"type": "array", "items": text},
        "deviations": {"type": "array", "items": deviation},
        "faultTag": text,
        "faultsOn": {
            "type": "array",
            "items": _object({"name": text, "rate": {"type": "number", "minimum": 0, "maximum": 1}}, []),
        },
        "faults": {"type": "array", "items": fault},
    }
    return {
        "Refusal": _object({"detail": text}, ["detail"]),
        "BrokenRules": _object({"detail": {"type": "array", "minItems": 1, "items": rule}}, ["detail"]),
        "Card": _object(card, list(card)),
    }


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "properties": properties}
    return found | ({"required": required} if required else {})
