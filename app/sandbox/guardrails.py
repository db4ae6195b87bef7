"""The Core Guardian's guardrails: what each listens for, and how the conversation stops when one fires."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from app.contract.guardrails import GuardrailOptions
from app.sandbox.draft import Draft
from app.sandbox.foreign import is_foreign
from app.sandbox.kinds import Kind
from app.sandbox.stop import LADDER, Held, Stop
from app.sandbox.turn import Turn

REPEATS: Final = 3
"""So many of the user's messages in a row with the very same text are a repetition."""
_LONGEST: Final = 10**12
"""Seconds; past every date."""
PAUSE: Final = "PAUSE_CONVERSATION"


@dataclass(frozen=True)
class Guardrail:
    """What is listened for, and what follows."""

    reason: str
    says: Kind
    hears: Callable[[Turn], bool]
    switch: str | None = None
    """Its switch, as an attribute of Guardrails; None where the API has none for it."""
    can_be_off: bool = True
    ladder: tuple[float, ...] = LADDER
    """Seconds; empty stops for good the first time."""


def _word(wish: str) -> Callable[[Turn], bool]:
    return lambda turn: turn.hears(wish)


def _repeats(turn: Turn) -> bool:
    texts = [message.text or "" for message in turn.messages if message.sender == "USER"][-REPEATS:]
    return len(texts) == REPEATS and len(set(texts)) == 1 and bool(re.search(r"\w", texts[0]))


def _foreign(turn: Turn) -> bool:
    return is_foreign(turn.said, turn.books, turn.shelf)


GUARDRAILS: Final = (
    Guardrail(
        "USER_UNDERAGE", Kind.STOP, _word("under_age"), "underage_detection", can_be_off=False, ladder=()
    ),
    Guardrail("MALICIOUS_CONTENT", Kind.STOP, _word("malicious"), "malicious_content"),
    Guardrail("USER_SUSPICIOUS", Kind.STOP, _word("suspicious"), ladder=()),
    Guardrail("USER_HOSTILE", Kind.STOP, _word("hostile")),
    Guardrail("AI_SUSPICIOUS", Kind.NEUTRAL, _word("ai_suspicion"), "ai_suspicion"),
    Guardrail("USER_MESSAGE_REPETITION", Kind.REPEATED, _repeats, "message_repetition"),
    Guardrail("UNKNOWN_LANGUAGE", Kind.NOT_UNDERSTOOD, _foreign, "unknown_language"),
)
"""In the order in which they are asked; the first one that fires counts."""

_BY_REASON: Final = {guardrail.reason: guardrail for guardrail in GUARDRAILS}


def stay_stopped(turn: Turn, draft: Draft) -> Draft:
    """A stop that runs: no text, the same reason and date again. One that is switched off holds nothing."""
    held = turn.past.held
    if held is None or not held.runs(turn.time) or not _still_on(turn, held):
        return draft
    return replace(draft, stop=Stop(held.reason, held=held))


def guard(turn: Turn, draft: Draft) -> Draft:
    """Stop the conversation where a guardrail fires on what the user wrote."""
    if draft.stop or not turn.fresh:
        return draft
    fired = (rail for rail in GUARDRAILS if is_on(turn, rail) and rail.hears(turn))
    guardrail = next(fired, None)
    return replace(draft, stop=stop_of(turn, guardrail)) if guardrail else draft


def is_on(turn: Turn, guardrail: Guardrail) -> bool:
    """Whether a guardrail watches: its switch is not off, and safety features are not disabled."""
    if not guardrail.can_be_off:
        return True
    if turn.parameters.disable_safety_features:
        return False
    switches = turn.parameters.guardrails
    return switches is None or guardrail.switch is None or getattr(switches, guardrail.switch) is not False


def stop_of(turn: Turn, guardrail: Guardrail) -> Stop:
    """The stop that a guardrail makes now."""
    options = _options(turn, guardrail)
    asked = tuple(float(min(seconds, _LONGEST)) for seconds in options.ban_durations or ())
    return Stop(
        guardrail.reason,
        ladder=(asked or guardrail.ladder) if guardrail.ladder else (),
        strike=turn.past.strikes.get(guardrail.reason, 0) + 1,
        says=None if options.answer is False else turn.say(guardrail.says),
    )


def pause(turn: Turn, draft: Draft) -> Draft:
    """`action`: the persona says that it has to go, and not when it is back."""
    action = turn.parameters.action
    if draft.stop or action is None or action.type != PAUSE:
        return draft
    duration = action.pause_conversation.duration if action.pause_conversation else None
    ladder = () if duration is None else (float(duration),)
    stop = Stop(PAUSE, ladder, says=turn.say(Kind.PAUSE), holds=duration is not None)
    return replace(draft, stop=stop)


def _options(turn: Turn, guardrail: Guardrail) -> GuardrailOptions:
    switches = turn.parameters.guardrails
    found = getattr(switches, f"{guardrail.switch}_option_set", None) if guardrail.switch else None
    return found or GuardrailOptions()


def _still_on(turn: Turn, held: Held) -> bool:
    return held.reason == PAUSE or is_on(turn, _BY_REASON[held.reason])
