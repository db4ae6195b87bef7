"""The documentation's placeholder: its command is answered as it stands, though it is no valid request."""

from collections.abc import Iterable
from typing import Final

from app.contract.pointer import resolve, split
from app.contract.problem import Problem
from app.contract.wire import Json

PLACEHOLDER: Final = "<string>"
"""What the documented example request holds in place of texts, addresses of pictures among them."""


def without_placeholders(document: Json, problems: Iterable[Problem]) -> Json:
    """The document with every placeholder that breaks a rule left out; the document itself stays as it is."""
    places = {
        split(problem.pointer) for problem in problems if resolve(document, problem.pointer) == PLACEHOLDER
    }
    return _without(document, places, ()) if places else document


def _without(value: Json, places: set[tuple[str, ...]], here: tuple[str, ...]) -> Json:
    if isinstance(value, dict):
        return {
            key: _without(item, places, (*here, key))
            for key, item in value.items()
            if (*here, key) not in places
        }
    if isinstance(value, list):
        return [
            _without(item, places, (*here, str(place)))
            for place, item in enumerate(value)
            if (*here, str(place)) not in places
        ]
    return value
