"""Whether a load would go over edits that stand in no file."""

from dataclasses import dataclass

from app.contract import pointer as pointers
from app.contract.pointer import NotSent
from app.contract.wire import Json, same
from app.workspace.document import Document


@dataclass(frozen=True)
class Unsaved:
    """Edits at one place of the document, which are in no file."""

    name: str
    """Of the preset that was edited."""
    content: Json
    """What stands at the place, edits included."""


def unsaved_at(document: Document, at: str) -> Unsaved | None:
    """The edits at `at` that a load there would take off the bench; None where there are none.

    They are measured against the preset nearest above: that of the profile, or else the scenario's.
    """
    now = document.get(at)
    if isinstance(now, NotSent):
        return None
    above = [where for where in document.origins if pointers.is_within(at, where)]
    if not above:
        return Unsaved("a new scenario", now) if now else None
    nearest = max(above, key=len)
    origin = document.origins[nearest]
    if same_or_absent(pointers.resolve(origin.content, at.removeprefix(nearest)), now):
        return None
    return Unsaved(origin.name, now)


def same_or_absent(saved: Json | NotSent, now: Json) -> bool:
    """Whether nothing was edited: the same value, or nothing worth keeping where the preset has none."""
    return now in ({}, [], None) if isinstance(saved, NotSent) else same(saved, now)
