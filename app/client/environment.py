"""Environments: where a request goes, with which token, limits and trust."""

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import SplitResult, urlsplit

from app.contract.endpoint import BASE_URL, ENDPOINT_PATH
from app.contract.wire import shorten

TokenKind: TypeAlias = Literal["keychain", "variable", "ask", "sandbox"]
Tone: TypeAlias = Literal["blue", "green", "amber", "red", "grey"]
"""The colour that tells environments apart at a glance; the theme says how each looks."""

TOKEN_VARIABLE = "DUMGUM_TOKEN"  # noqa: S105 - the variable's name, not a secret
SANDBOX_NAME = "Sandbox"
PRODUCTION_NAME = "DumGum"

_BREAKS = re.compile(r"[\s\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class TokenReference:
    """Where a token is kept; never the token itself."""

    kind: TokenKind
    key: str
    """The keychain's id, or the environment variable's name."""


@dataclass(frozen=True)
class Environment:
    """One place that answers requests; only addresses and references, no secrets."""

    name: str
    base_url: str
    token: TokenReference | None = None
    connect_timeout: float = 10.0
    """Seconds until the connection stands: name, TCP, proxy and TLS together."""
    timeout: float = 330.0
    """Seconds from the first byte sent to the last received; the service's own limit is 300 by default."""
    verify: bool = True
    """Whether the server's certificate is checked."""
    ca_file: Path | None = None
    """A PEM file of authorities trusted beside the usual ones."""
    proxy: str | None = None
    """`http://host:port` or `https://host:port`; variables such as HTTPS_PROXY are not read."""
    colour: Tone = "amber"
    production: bool = False
    """Whether it is the service that real people talk to."""

    @property
    def url(self) -> str:
        """The endpoint's whole address; a base address that already ends with the endpoint stays as it is."""
        base = self.base_url.rstrip("/")
        return base if base.endswith(ENDPOINT_PATH) else base + ENDPOINT_PATH


def sandbox_environment(base_url: str) -> Environment:
    """The environment of a sandbox that listens at `base_url`."""
    return Environment(SANDBOX_NAME, base_url, TokenReference("sandbox", "sandbox"), colour="green")


def production_environment() -> Environment:
    """The documented service, with the token from DUMGUM_TOKEN."""
    token = TokenReference("variable", TOKEN_VARIABLE)
    return Environment(PRODUCTION_NAME, BASE_URL, token, production=True)


@dataclass(frozen=True)
class EnvironmentProblem:
    """What keeps requests from being sent: the environment's field that is wrong, and a sentence."""

    field: str
    message: str


def described(environment: Environment) -> str:
    """`The environment "Staging" (https://host)`; never a user or password that stands in the address."""
    address = shorten(environment.base_url.strip().rpartition("@")[2], 100) or "no address"
    return f'The environment "{shorten(environment.name)}" ({address})'


def problems(environment: Environment) -> list[str]:
    """What keeps requests from being sent to it, a sentence each; looks whether the CA file can be read."""
    return [problem.message for problem in field_problems(environment)]


def field_problems(environment: Environment) -> list[EnvironmentProblem]:
    """The same with the field of each."""
    found = {"base_url": _address("base address", environment.base_url, user=False)}
    for field, words, seconds in (
        ("connect_timeout", "time limit to connect", environment.connect_timeout),
        ("timeout", "time limit", environment.timeout),
    ):
        sound = math.isfinite(seconds) and seconds > 0
        found[field] = [] if sound else [f"The {words} must be a number of seconds above 0."]
    if environment.ca_file is not None:
        found["ca_file"] = _ca_file(environment.ca_file)
    if environment.proxy is not None:
        found["proxy"] = _address("proxy's address", environment.proxy, user=True)
    return [EnvironmentProblem(field, message) for field, said in found.items() for message in said]


def _address(words: str, address: str, *, user: bool) -> list[str]:
    if not address.strip():
        return [f"The {words} is empty."]
    if _BREAKS.search(address):
        return [f"The {words} holds a space or another character that no address has."]
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return [f"The {words} can't be read; it looks like https://host or https://host:8443."]
    if parts.scheme not in {"http", "https"}:
        return [f"The {words} must start with https:// or http://."]
    return _parts(words, parts, port, user=user)


def _parts(words: str, parts: SplitResult, port: int | None, *, user: bool) -> list[str]:
    if not parts.hostname:
        return [f"The {words} names no host."]
    if port == 0:
        return [f"The {words} has port 0; ports run from 1 to 65535."]
    if "@" in parts.netloc and not user:
        return [f"The {words} holds a user name; leave it out, the token is sent instead."]
    if parts.query or parts.fragment:
        return [f"The {words} must end before any ? or #."]
    return []


def _ca_file(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            content = file.read(1)
    except OSError as error:
        return [f"The CA file {path} can't be read: {error.strerror or type(error).__name__}."]
    return [] if content else [f"The CA file {path} is empty."]
