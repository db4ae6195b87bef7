"""The sandbox as a web application: paths, token, size limit, and every refusal as JSON."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import Json, encode
from app.sandbox.openapi import openapi
from app.sandbox.phrasebook import LANGUAGES
from app.sandbox.rules import RULES
from app.sandbox.service import Service

MAX_BODY: Final = 10 * 1024 * 1024
"""Bytes of a request body; a larger one is read to its end, unkept, so that its sender sees the 413."""

Endpoint = Callable[[Request], Awaitable[Response]]


def application(service: Service) -> Starlette:
    """The web application that plays `service`."""
    routes = [
        Route("/", _fixed(_card(service)), methods=["GET"]),
        Route("/openapi.json", _fixed(openapi()), methods=["GET"]),
        Route(ENDPOINT_PATH, _generate(service), methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _refused, Exception: _broken})


def _generate(service: Service) -> Endpoint:
    async def generate(request: Request) -> Response:
        if not _token(request):
            raise HTTPException(
                401, "Send a bearer token: any text will do here.", {"WWW-Authenticate": "Bearer"}
            )
        outcome = service.generate(await _body(request))
        await asyncio.sleep(outcome.seconds / service.speed)
        return _json(outcome.body, outcome.status)

    return generate


def _fixed(content: Json) -> Endpoint:
    body = encode(content)

    async def fixed(_request: Request) -> Response:
        return Response(body, media_type="application/json")

    return fixed


def _card(service: Service) -> Json:
    """What `GET /` tells: who answers here, and by which rules."""
    return {
        "name": "DumGum Console sandbox",
        "does": "Plays the conversation service on this computer. Its sentences come from a phrasebook, "
        "not from a model, and cost nothing.",
        "endpoint": f"POST {ENDPOINT_PATH}",
        "seed": service.seed,
        "speed": service.speed,
        "languages": list(LANGUAGES),
        "rules": [{"name": rule.name, "source": rule.source.value, "does": rule.does} for rule in RULES],
    }


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


async def _body(request: Request) -> bytes:
    kept = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY:
            kept += chunk
    if size > MAX_BODY:
        raise HTTPException(413, "The body is larger than 10 MB.")
    return bytes(kept)


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _broken(_request, error)
    return _json({"detail": error.detail}, error.status_code, error.headers)


async def _broken(_request: Request, error: Exception) -> Response:
    return _json({"detail": f"The sandbox itself failed: {error}"}, 500)


def _json(content: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(encode(content), status, headers, "application/json")
