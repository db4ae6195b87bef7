"""What the sandbox is started with."""

from dataclasses import dataclass

from app.sandbox.faults.names import Share

HOST = "127.0.0.1"
"""The address that it listens on by itself: nothing outside this computer reaches it."""

TOKEN = "sandbox"  # noqa: S105 - any non-empty token is taken; this is the one that the console sends
"""The access key that the console uses for it."""


@dataclass(frozen=True)
class SandboxOptions:
    """The options of the `sandbox` command."""

    port: int = 0
    """0 takes any free port."""
    seed: int = 0
    """The same seed, clock and request give the same answer."""
    speed: float = 1000.0
    """Every delay is divided by it: 1 plays the delays in full. Above 0."""
    until_stdin_closes: bool = False
    """Ends with the program that started it, however that program ends."""
    host: str = HOST
    """An IP address of this computer, or `localhost`."""
    allow_network: bool = False
    """Whether `host` may be an address that other computers reach."""
    faults: tuple[Share, ...] = ()
    """The faults that are switched on, with their rates."""
    deviations: tuple[str, ...] = ()
    """The documented rules that are broken on purpose, by the names of the deviations."""
    access_key: str | None = None
    """The one bearer token that is taken; None takes any."""
