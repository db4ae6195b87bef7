"""The sandbox's own path for its memory, which the API doesn't have."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.sandbox.service import Service

STATE_PATH: Final = "/state"


def forget(service: Service) -> Callable[[Request], Awaitable[Response]]:
    """Answers `DELETE /state`: everything remembered is forgotten, and 204 says so. It takes no token."""

    async def forget_all(_request: Request) -> Response:
        service.memory.clear()
        return Response(status_code=204)

    return forget_all
