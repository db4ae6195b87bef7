"""The sections of the library: which presets stand there, and where they load to."""

from dataclasses import dataclass
from typing import Final

from app.workspace.presets import PresetKind
from app.workspace.workspace import Side


@dataclass(frozen=True)
class Section:
    """One heading of the library."""

    title: str
    kind: PresetKind
    pointer: str
    """Where in the document a preset of this section loads to."""
    side: Side | None = None
    """For profiles: as the folder says."""
    noun: str = ""
    """One preset of it in words: `a scenario`."""


SECTIONS: Final = (
    Section("Scenarios", PresetKind.SCENARIO, "", noun="scenario"),
    Section("Personas", PresetKind.PROFILE, "/personaProfile", Side.PERSONA, "persona"),
    Section("User profiles", PresetKind.PROFILE, "/userProfile", Side.USER, "user profile"),
    Section(
        "Reply parameters", PresetKind.REPLY_PARAMETERS, "/replyParameters", noun="set of reply parameters"
    ),
)
