"""The schema of the requests that the sandbox accepts: the contract's, open to the unknown, adults alone."""

from datetime import date
from typing import Any

from app.contract.adult import ADULT_AGE
from app.contract.schema import request_schema
from app.sandbox.described import patterns


def accepted_schema(today: date) -> dict[str, Any]:
    """What a request must be for an answer on `today`, as far as JSON Schema can say it.

    It can't say that messages run from the oldest on. Unknown fields are accepted, as by the service, so no
    object is closed.
    """
    schema: dict[str, Any] = _opened(request_schema(), latest_birthdate(today))
    for named in schema["$defs"]["profile"]["anyOf"]:
        for rule in named["properties"].values():
            rule["pattern"] = patterns.NAME
    return schema


def latest_birthdate(today: date) -> date:
    """The birthdate of the youngest adult."""
    try:
        return today.replace(year=today.year - ADULT_AGE)
    except ValueError:  # today is 29 February
        return date(today.year - ADULT_AGE, 2, 28)


def _opened(node: Any, born: date) -> Any:
    if isinstance(node, list):
        return [_opened(item, born) for item in node]
    if not isinstance(node, dict):
        return node
    opened = {key: _opened(item, born) for key, item in node.items() if key != "additionalProperties"}
    match node.get("format"):
        case "date":
            opened["pattern"] = patterns.no_later_than(born)
        case "date-time":
            opened["pattern"] = patterns.MOMENT
        case "uri":
            secure = str(node.get("pattern", "")).startswith("^https:")
            opened["pattern"] = patterns.address("https" if secure else "https?")
            # The pattern says it all. Letters beyond ASCII are taken as well, which the format forbids.
            del opened["format"]
    return opened
