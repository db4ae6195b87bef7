"""What the sandbox says of itself on standard error when it starts."""

from collections.abc import Iterator

from app.contract.endpoint import ENDPOINT_PATH
from app.sandbox.deviations.names import BY_NAME as DEVIATIONS
from app.sandbox.faults.names import BY_NAME, Share
from app.sandbox.options import SandboxOptions


def opening(options: SandboxOptions, *, seen: bool) -> str:
    """What it plays, a sentence a line; `seen` says that other computers reach it."""
    return "\n".join(_lines(options, seen=seen)) + "\n"


def _lines(options: SandboxOptions, *, seen: bool) -> Iterator[str]:
    if seen:
        yield (
            f"Warning: other computers can reach this sandbox. It takes {_key(options)}, "
            "and what they send is not encrypted."
        )
    yield (
        f"The sandbox plays the conversation service: POST {ENDPOINT_PATH} with {_key(options)}. "
        "Its sentences come from a phrasebook, not from a model, and cost nothing."
    )
    yield f"Seed {options.seed}; delays are divided by {options.speed:g}."
    for share in options.faults:
        if share.rate > 0:
            yield f"Fault {share.name}, {_of_what(share)}: {BY_NAME[share.name].does}"
    for name in options.deviations:
        yield f"Deviation {name}: {DEVIATIONS[name].breaks}"
    yield "GET / tells every rule, fault and deviation, GET /openapi.json the form of request and answer."
    yield "Ctrl+C ends it."


def _key(options: SandboxOptions) -> str:
    return "any access key" if options.access_key is None else "the access key given"


def _of_what(share: Share) -> str:
    what = "requests" if BY_NAME[share.name].by_tag else "connections"
    return f"all {what}" if share.rate == 1 else f"{share.rate:.4g} of the {what}"
