"""The shared client: sends a request and gives back the whole exchange."""

from app.client.answers import ReceivedAnswer, Reply
from app.client.calls import Call, Client
from app.client.connection import Connection
from app.client.environment import (
    Environment,
    TokenReference,
    production_environment,
    sandbox_environment,
)
from app.client.exchange import Clocks, Exchange, Phase
from app.client.failures import (
    BadEnvironment,
    BrokenAnswer,
    Cancelled,
    Failure,
    Mistake,
    NoToken,
    NotReached,
    NotSendable,
    Refused,
    TimedOut,
    UnderAge,
)

__all__ = [
    "BadEnvironment",
    "BrokenAnswer",
    "Call",
    "Cancelled",
    "Client",
    "Clocks",
    "Connection",
    "Environment",
    "Exchange",
    "Failure",
    "Mistake",
    "NoToken",
    "NotReached",
    "NotSendable",
    "Phase",
    "ReceivedAnswer",
    "Refused",
    "Reply",
    "TimedOut",
    "TokenReference",
    "UnderAge",
    "production_environment",
    "sandbox_environment",
]
