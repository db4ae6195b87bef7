"""What another program did to the presets: the difference between two listings of the library."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.workspace.workspace import Entry


@dataclass(frozen=True)
class FolderChanges:
    """Entries by what happened to their files."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    """As they are now."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def words(self) -> str:
        """One sentence: `2 presets were added and 1 was removed outside the console.`"""
        parts = [
            f"{_count(entries, first=place == 0)} {did}"
            for place, (entries, did) in enumerate(
                (entries, did)
                for entries, did in (
                    (self.added, "added"),
                    (self.removed, "removed"),
                    (self.changed, "changed"),
                )
                if entries
            )
        ]
        said = " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
        return f"{said} outside the console; the library shows it."


def folder_changes(before: Iterable[Entry], after: Iterable[Entry]) -> FolderChanges:
    """What was added, removed and changed between two listings; entries are told apart by their path."""
    old = {entry.path: entry for entry in before}
    new = {entry.path: entry for entry in after}
    return FolderChanges(
        added=tuple(entry for path, entry in new.items() if path not in old),
        removed=tuple(entry for path, entry in old.items() if path not in new),
        changed=tuple(
            entry for path, entry in new.items() if path in old and _told(entry) != _told(old[path])
        ),
    )


def _told(entry: Entry) -> tuple[object, str]:
    # Errors are compared by their words: each reading makes a new one.
    return entry.stamp, entry.error.message if entry.error else ""


def _count(entries: tuple[Entry, ...], *, first: bool) -> str:
    if len(entries) == 1:
        return f"{entries[0].name} was"
    return f"{len(entries)} {'presets ' if first else ''}were"
