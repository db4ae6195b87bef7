"""From the transport's exceptions to failures: told apart by type and error number, never by wording."""

import errno
import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import h11
import httpx

from app.client.environment import Environment
from app.client.failures import BrokenAnswer, Failure, NotReached, TimedOut

_MAYBE = "It may have been received and charged; send again only if that does not matter."
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETDOWN})


def timed_out(environment: Environment, *, sending: bool) -> TimedOut:
    """A time limit passed, before or after a byte was sent."""
    if sending:
        limit = environment.timeout
        message = f"No complete answer came within {limit:g} s; the service may still be working on it."
        return TimedOut(stage="waiting", limit=limit, message=message, advice=_MAYBE, charged="maybe")
    limit = environment.connect_timeout
    message = f"No connection to {_target(environment)} came about within {limit:g} s, so nothing was sent."
    advice = "Check the base address, the network and the proxy, or raise the time limit to connect."
    return TimedOut(stage="connecting", limit=limit, message=message, advice=advice)


def explain(error: Exception, environment: Environment, *, sending: bool, answering: bool) -> Failure:
    """The failure for what httpx or the system raised; `answering` says that the response had begun."""
    if sending:
        return _broken(error, answering=answering)
    causes = tuple(_chain(error))
    if any(isinstance(cause, httpx.ProxyError) for cause in causes):
        return NotReached(
            reason="proxy",
            message="The proxy refused to connect to the service, so nothing was sent.",
            advice="Check the proxy's address, user and password, and whether it allows this host.",
        )
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        where = _target(environment)
        return NotReached(
            reason="tls",
            message=f"The certificate of {where} is not trusted{_why(causes)}, so nothing was sent.",
            advice="Check the base address; behind a company's proxy, put its CA file into the environment.",
        )
    return _not_connected(causes, _target(environment))


def _broken(error: Exception, *, answering: bool) -> BrokenAnswer:
    if not answering and any(isinstance(cause, h11.RemoteProtocolError) for cause in _chain(error)):
        message = "What came back is not HTTP, so no answer can be read from it."
        return BrokenAnswer(reason="garbled", message=message, advice=_MAYBE)
    if answering:
        message = "The connection broke in the middle of the answer; the part that came is kept."
        return BrokenAnswer(reason="cut", message=message, advice=_MAYBE)
    message = "The connection was closed before an answer came."
    return BrokenAnswer(reason="closed", message=message, advice=_MAYBE)


def _not_connected(causes: tuple[BaseException, ...], target: str) -> NotReached:
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return NotReached(
            reason="name",
            message=f"The name of {target} can't be found, so nothing was sent.",
            advice="Check the spelling of the base address and whether this computer is online.",
        )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return NotReached(
            reason="tls",
            message=f"No secure connection to {target} came about, so nothing was sent.",
            advice="Check whether the address is meant to start with http:// and whether the port is right.",
        )
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return NotReached(
            reason="refused",
            message=f"Nothing listens at {target}, so nothing was sent.",
            advice="Check the address and the port, and whether the server is running.",
        )
    if any(isinstance(cause, OSError) and cause.errno in _UNREACHABLE for cause in causes):
        return NotReached(
            reason="unreachable",
            message=f"The network has no way to {target}, so nothing was sent.",
            advice="Check the network, the VPN and the proxy.",
        )
    closed = any(isinstance(cause, ConnectionResetError | BrokenPipeError) for cause in causes)
    return NotReached(
        reason="closed" if closed else "other",
        message=f"The connection to {target} broke before anything was sent.",
        advice="Check the address, the network and the proxy, then send again.",
    )


def _why(causes: tuple[BaseException, ...]) -> str:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError) and cause.verify_message:
            return f" ({cause.verify_message})"
    return ""


def _target(environment: Environment) -> str:
    """Host and port that are connected to first; never a user or password."""
    if environment.proxy is not None:
        return f"the proxy {_host(environment.proxy)}"
    return _host(environment.base_url)


def _host(address: str) -> str:
    return urlsplit(address).netloc.rpartition("@")[2]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that led to it; connecting to several addresses raises groups."""
    pending: list[BaseException] = [error]
    seen: set[int] = set()
    while pending:
        item = pending.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        pending += [cause for cause in (item.__cause__, item.__context__) if cause is not None]
        if isinstance(item, BaseExceptionGroup):
            pending += item.exceptions
