"""What the contract has to say about a document: a problem or a hint at one place, with its mend."""

from dataclasses import dataclass
from enum import StrEnum

from app.contract.pointer import NotSent
from app.contract.wire import Json


class Severity(StrEnum):
    """A problem breaks a documented rule; a hint says that something has no effect or is better otherwise."""

    PROBLEM = "problem"
    HINT = "hint"


@dataclass(frozen=True)
class Mend:
    """One edit that makes a problem go away: put `value` at `pointer` (NOT_SENT removes it)."""

    label: str
    pointer: str
    value: Json | NotSent


@dataclass(frozen=True)
class Problem:
    """One finding. `message` is a whole sentence for the user; `rule` names it for code and tests."""

    pointer: str
    severity: Severity
    message: str
    rule: str
    mend: Mend | None = None
    blocks: bool = False
    """True for the one rule that has no override: a profile under 18."""
