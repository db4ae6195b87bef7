"""The wire: the only module that opens connections and hands bytes to httpx, and the gate in front of it."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import httpx

from app.client import bodies, troubles, trust
from app.client.environment import Environment, described
from app.client.exchange import Phase
from app.client.failures import BadEnvironment, BrokenAnswer, Failure
from app.client.gate import refusal
from app.client.record import METHOD, Record
from app.client.redact import Secret

_Key: TypeAlias = tuple[str, bool, Path | None, str | None]
_Trace: TypeAlias = Callable[[str, Mapping[str, Any]], Awaitable[None]]


class _Closable(Protocol):
    async def aclose(self) -> None: ...


_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": bodies.ACCEPTED,
    "Content-Type": "application/json",
    "User-Agent": "dumgum-console",
}


class Transport:
    """Long-lived connections, one pool for each setting of base address, trust and proxy."""

    def __init__(self) -> None:
        self._pools: dict[_Key, httpx.AsyncClient] = {}

    async def post(self, record: Record, token: Secret | Failure) -> Failure | None:
        """Send the record's bytes once and fill the record; None when the whole response is there.

        The gate stands here, on the very bytes that httpx gets, so that no other part can pass it by.
        `token` is what stands in for it where there is none: that failure comes back.
        """
        barred = refusal(record.request_body, datetime.now(UTC).date())
        if barred is not None:
            return barred
        if isinstance(token, Failure):
            return token
        return await self._ask(record, METHOD, record.request_body, token)

    async def probe(self, record: Record, token: Secret | None) -> Failure | None:
        """Ask the endpoint with a GET, which has no body: nothing in it can be answered or charged."""
        return await self._ask(record, "GET", None, token)

    async def aclose(self) -> None:
        """Close every connection."""
        pools = list(self._pools.values())
        self._pools.clear()
        for pool in pools:
            await pool.aclose()

    async def _ask(
        self, record: Record, method: str, body: bytes | None, token: Secret | None
    ) -> Failure | None:
        headers = {} if token is None else {"Authorization": f"Bearer {token.reveal()}"}
        try:
            pool = self._pool(record.environment)
            request = pool.build_request(method, record.environment.url, content=body, headers=headers)
        except (OSError, httpx.InvalidURL, ValueError) as error:
            return _unusable(error, record.environment)
        record.asked(_pairs(request.headers))
        return await _exchange(pool, request, record)

    def _pool(self, environment: Environment) -> httpx.AsyncClient:
        key = (environment.base_url, environment.verify, environment.ca_file, environment.proxy)
        if key not in self._pools:
            self._pools[key] = _open(environment)
        return self._pools[key]


def _open(environment: Environment) -> httpx.AsyncClient:
    # At level DEBUG these two write response headers down, where a server may echo the token.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    trusted = trust.context(environment)
    proxy = None
    if environment.proxy is not None:
        secure = environment.proxy.lower().startswith("https:")
        proxy = httpx.Proxy(environment.proxy, ssl_context=trusted if secure else None)
    pool = httpx.AsyncClient(
        headers=_HEADERS,
        verify=trusted,
        proxy=proxy,
        trust_env=False,
        http2=False,
        follow_redirects=False,
        timeout=None,  # noqa: S113 - one deadline over the whole exchange, below
        # 4 s: servers drop idle connections after 5 s or later; a request must not meet one that goes.
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=20, keepalive_expiry=4),
    )
    # Cookies would be state between requests that no exchange shows.
    pool.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return pool


async def _exchange(pool: httpx.AsyncClient, request: httpx.Request, record: Record) -> Failure | None:
    environment = record.environment
    deadline = asyncio.timeout(environment.connect_timeout)
    opened: list[_Closable] = []
    request.extensions = {**request.extensions, "trace": _trace(record, deadline, opened)}
    try:
        async with deadline:
            return await _send(pool, request, record)
    except TimeoutError:
        if record.complete:
            return None
        return troubles.timed_out(environment, sending=record.sending)
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        answering = record.status is not None
        return troubles.explain(error, environment, sending=record.sending, answering=answering)
    finally:
        if not record.sending:
            # httpcore 1.0 leaves the socket open when a TLS handshake is cancelled.
            for stream in opened:
                await stream.aclose()


async def _send(pool: httpx.AsyncClient, request: httpx.Request, record: Record) -> Failure | None:
    response = await pool.send(request, stream=True)
    try:
        record.answered(response.status_code, _pairs(response.headers))
        async for chunk in response.aiter_raw():
            record.response_body += chunk
            if len(record.response_body) > bodies.LIMIT:
                del record.response_body[bodies.LIMIT :]
                return too_large(f"The answer is larger than {bodies.LIMIT_WORDS}; reading stopped there.")
        record.complete = True
    finally:
        await _close(response, record)
    return None


async def _close(response: httpx.Response, record: Record) -> None:
    try:
        await response.aclose()
    except asyncio.CancelledError:
        # Whoever stops waiting now has the whole answer already.
        if not record.complete:
            raise


def _trace(
    record: Record, deadline: asyncio.Timeout, opened: list[_Closable]
) -> Callable[[str, Mapping[str, Any]], Awaitable[None]]:
    async def trace(event: str, info: Mapping[str, Any]) -> None:
        request = info.get("request")
        # A proxy's CONNECT passes here as well; it carries nothing of the request.
        if request is not None and request.method == b"CONNECT":
            return
        match event:
            case "connection.connect_tcp.complete":
                opened.append(info["return_value"])
            case "http11.send_request_headers.started":
                record.sending = True
                record.reach(Phase.CONNECTED)
                with contextlib.suppress(RuntimeError):  # the deadline has just passed
                    deadline.reschedule(asyncio.get_running_loop().time() + record.environment.timeout)
            case "http11.send_request_body.complete":
                record.reach(Phase.SENT)
            case "http11.receive_response_headers.complete":
                record.reach(Phase.FIRST_BYTE)

    return trace


def too_large(message: str) -> BrokenAnswer:
    """The failure for a body over the bound."""
    advice = "Ask for less, or look at the response with another tool; it was most likely charged."
    return BrokenAnswer(reason="large", message=message, advice=advice)


def _unusable(error: Exception, environment: Environment) -> BadEnvironment:
    words = f"{described(environment)} can't be used: the base address or the proxy's is none"
    if isinstance(error, OSError):
        words = f"No certificates can be read from {environment.ca_file or 'the system'}"
    return BadEnvironment(
        message=f"{words} ({type(error).__name__}), so nothing was sent.",
        advice="Correct the environment's settings.",
    )


def _pairs(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)
