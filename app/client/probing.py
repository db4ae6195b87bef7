"""Carries out a test of the connection (see app.client.connection)."""

import time

from app.client import connection
from app.client.connection import Connection
from app.client.failures import BadEnvironment, Failure, NoToken
from app.client.record import Record
from app.client.redact import Secret
from app.client.transport import Transport


async def probe(transport: Transport, record: Record, token: Secret | Failure) -> Connection:
    """Ask once; `token` is what stands in for it where there is none."""
    if isinstance(token, BadEnvironment):
        return connection.not_usable(token)
    secret = token if isinstance(token, Secret) else None
    missing = token if isinstance(token, NoToken) else None
    begun = time.perf_counter()
    failure = await transport.probe(record, secret)
    verdict: connection.TokenVerdict = "none" if secret is None else "untold"
    if isinstance(failure, BadEnvironment):
        return connection.not_usable(failure)
    if record.status is not None:
        seconds = time.perf_counter() - begun
        return connection.answered(record.status, verdict, missing, seconds=seconds)
    if failure is None:
        raise AssertionError("a test without a failure has a status")
    return connection.failed(failure, sending=record.sending, token=verdict, environment=record.environment)
