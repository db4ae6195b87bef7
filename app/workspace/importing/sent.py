"""What a command or a HAR entry would send, before secrets are taken out: it never leaves this package."""

from dataclasses import dataclass, field

from app.workspace.importing.words import Word


@dataclass
class Sent:
    """One request as it was written down. It may hold a token, so its repr shows nothing."""

    line: int | None = None
    method: str | None = None
    url: Word | None = field(default=None, repr=False)
    headers: list[tuple[str, str]] = field(default_factory=list, repr=False)
    body: Word | None = field(default=None, repr=False)
    secrets: list[str] = field(default_factory=list, repr=False)
    """Tokens and passwords given in another way than by a header."""
    left_out: list[str] = field(default_factory=list)
    """Options that the console has an own place for, as the user wrote them."""

    def add_header(self, text: str) -> None:
        """Add a header as `Name: value`; one without a value, or without a colon, takes a header away."""
        name, colon, value = text.partition(":")
        if colon and name.strip() and value.strip():
            self.headers.append((name.strip(), value.strip()))
