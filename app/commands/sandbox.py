"""`sandbox`: the stand-in for the service, until stopped."""

import argparse

from app.commands.terminal import Terminal
from app.sandbox.options import SandboxOptions
from app.sandbox.server import serve


def run(options: argparse.Namespace, terminal: Terminal) -> int:  # noqa: ARG001 - the server prints its address
    """Serve on loopback until Ctrl+C, or until standard input closes."""
    return serve(
        SandboxOptions(
            port=options.port,
            seed=options.seed,
            speed=options.speed,
            until_stdin_closes=options.until_stdin_closes,
            host=options.listen,
            allow_network=options.allow_network,
            faults=tuple(options.faults),
            deviations=tuple(options.deviations),
            access_key=options.access_key,
        )
    )
