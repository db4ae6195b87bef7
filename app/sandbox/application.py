"""The sandbox as a web application: paths, token, size limit, and every refusal as JSON."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.contract.adult import minors
from app.contract.endpoint import ENDPOINT_PATH
from app.contract.pointer import NOT_SENT, resolve
from app.contract.wire import Json, NotJson, encode, loads
from app.sandbox.card import card
from app.sandbox.described.document import openapi
from app.sandbox.faults.choice import POINTER, Faults
from app.sandbox.faults.names import TAG, Fault, FaultError
from app.sandbox.faults.play import instead_of_reply, spoilt
from app.sandbox.incoming import incoming
from app.sandbox.service import Service
from app.sandbox.state import STATE_PATH, forget

Endpoint = Callable[[Request], Awaitable[Response]]


def application(service: Service, faults: Faults, access_key: str | None = None) -> Starlette:
    """The web application that plays `service` and the faults that are asked for.

    `access_key` is the one bearer token that it takes; None takes any.
    """
    routes = [
        Route("/", _fixed(card(service, faults)), methods=["GET"]),
        Route("/openapi.json", _described(service), methods=["GET"]),
        Route(STATE_PATH, forget(service), methods=["DELETE"]),
        Route(ENDPOINT_PATH, _generate(service, faults, access_key), methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _refused, Exception: _broken})


def _generate(service: Service, faults: Faults, access_key: str | None) -> Endpoint:
    async def generate(request: Request) -> Response:
        body = await incoming(request, access_key)
        try:
            fault = _fault(body, service, faults)
        except FaultError as error:
            return _json(_unknown_fault(body, str(error)), 422)
        instead = instead_of_reply(fault) if fault else None
        if instead is not None:
            return instead
        outcome = service.generate(body)
        await asyncio.sleep(outcome.seconds / service.speed)
        if fault is not None and outcome.status == 200:
            return spoilt(fault, outcome.body, service.speed)
        return _json(outcome.body, outcome.status)

    return generate


def _fault(body: bytes, service: Service, faults: Faults) -> Fault | None:
    """What strikes this request. A profile under 18 keeps its 422, whatever else was asked for."""
    document: Json = None
    # An escape could spell the tag too. Any other request is read once, by the service.
    if faults.shares or TAG.encode() in body or b"\\u" in body:
        with suppress(NotJson):
            document = loads(body)
    if minors(document, service.clock.now().date()):
        return None
    return faults.hits(document)


def _unknown_fault(body: bytes, message: str) -> Json:
    told: dict[str, Json] = {"path": POINTER, "message": message}
    value = resolve(loads(body), POINTER)
    return {"detail": [told if value is NOT_SENT else {**told, "value": value}]}


def _fixed(content: Json) -> Endpoint:
    body = encode(content)

    async def fixed(_request: Request) -> Response:
        return Response(body, media_type="application/json")

    return fixed


def _described(service: Service) -> Endpoint:
    async def described(_request: Request) -> Response:
        # Made each time: who is an adult changes with the day.
        return _json(openapi(service.clock.now().date()))

    return described


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _broken(_request, error)
    return _json({"detail": error.detail}, error.status_code, error.headers)


async def _broken(_request: Request, error: Exception) -> Response:
    return _json({"detail": f"The sandbox itself failed: {error}"}, 500)


def _json(content: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(encode(content), status, headers, "application/json")
