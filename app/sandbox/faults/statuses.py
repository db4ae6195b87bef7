"""The refusals that faults give instead of a reply: nothing of the request is worked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.responses import Response

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import Json, encode

RETRY_SECONDS: Final = 30
_RULE: Final[Json] = [
    {"path": "/replyParameters", "message": "This rule is broken because a fault was asked for."}
]
_PAGE: Final = b"""<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>proxy</center>
</body>
</html>
"""


@dataclass(frozen=True)
class Refusal:
    """A response with another status than 200."""

    status: int
    detail: Json
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """The response as it goes out."""
        return Response(encode({"detail": self.detail}), self.status, self.headers, "application/json")


_REFUSALS: Final[Mapping[str, Refusal]] = {
    "400": Refusal(400, "The request can't be read."),
    "401": Refusal(401, "The token is not known.", {"WWW-Authenticate": 'Bearer error="invalid_token"'}),
    "402": Refusal(402, "The balance is used up."),
    "403": Refusal(403, "The token may not do this."),
    "404": Refusal(404, "There is nothing here."),
    "409": Refusal(409, "This conversation is being answered already."),
    "413": Refusal(413, "The request is too large."),
    "422": Refusal(422, _RULE),
    "429": Refusal(429, "There were too many requests.", {"Retry-After": str(RETRY_SECONDS)}),
    "429-no-retry-after": Refusal(429, "There were too many requests."),
    "500": Refusal(500, "The service failed."),
    "503": Refusal(503, "The service is not available."),
    "504": Refusal(504, "The service took too long."),
}


def refusal(name: str) -> Response | None:
    """The response of a fault that refuses, None for any other fault."""
    if name == "502":
        return Response(_PAGE, 502, {"Connection": "close"}, "text/html")
    if name == "redirect":
        return Response(b"", 307, {"Location": f"https://elsewhere.invalid{ENDPOINT_PATH}"})
    found = _REFUSALS.get(name)
    return found.response() if found else None
