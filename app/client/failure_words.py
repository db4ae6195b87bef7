"""A failure in the words that window and terminal share."""

from app.client.failures import Failure, Refused
from app.contract.visible import written_out

_CHARGED_WORDS = {
    "no": "Nothing was charged.",
    "maybe": "The call may have been charged.",
    "yes": "The call was charged.",
}


def failure_words(failure: Failure) -> tuple[str, ...]:
    """What happened, what the service says about it, and what to do with what it may have cost."""
    said = f"The service says: {failure.said}" if isinstance(failure, Refused) and failure.said else ""
    told = "charged" in failure.advice or "charged" in failure.message
    advice = f"{failure.advice} {'' if told else _CHARGED_WORDS[failure.charged]}".strip()
    return tuple(written_out(words) for words in (failure.message, said, advice) if words)
