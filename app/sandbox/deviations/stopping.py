"""Deviations in stops: guardrails, bans and pauses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from app.sandbox.deviations.deviation import Deviation, each, with_stop
from app.sandbox.draft import Draft
from app.sandbox.guardrails import GUARDRAILS, PAUSE, Guardrail, is_on, stop_of
from app.sandbox.kinds import Kind
from app.sandbox.stop import LADDER, Stop
from app.sandbox.turn import Turn

_REASON: Final = "answers[].conversationStopReason"
_UNTIL: Final = "answers[].conversationStoppedUntil"
_DURATION: Final = "replyParameters.action.pauseConversation.duration"
_SWITCHES: Final = "replyParameters.guardrails"
_FOR_GOOD: Final = ("USER_UNDERAGE", "USER_SUSPICIOUS")
_HOUR: Final = timedelta(hours=1)


def _ban(change: Callable[[Turn, Stop], Stop | None]) -> Callable[[Turn, Draft], Draft]:
    """Changes a ban where it is set, and nothing else."""
    return with_stop(lambda turn, stop: stop if stop.held or stop.reason == PAUSE else change(turn, stop))


def _pause(change: Callable[[Turn, Stop], Stop | None]) -> Callable[[Turn, Draft], Draft]:
    """Changes a pause where it is announced, and nothing else."""
    return with_stop(
        lambda turn, stop: change(turn, stop) if stop.reason == PAUSE and not stop.held else stop
    )


def _running(change: Callable[[Stop], Stop | None], *, pause: bool) -> Callable[[Turn, Draft], Draft]:
    """Changes what is told of a ban, or of a pause, that runs already."""
    return with_stop(
        lambda _turn, stop: change(stop) if stop.held and (stop.reason == PAUSE) is pause else stop
    )


def _fires(wanted: Callable[[Turn, Guardrail], bool]) -> Callable[[Turn, Draft], Draft]:
    """The first guardrail of a kind fires where nothing stopped the conversation."""

    def watched(turn: Turn, draft: Draft) -> Draft:
        found = (rail for rail in GUARDRAILS if wanted(turn, rail))
        guardrail = next(found, None) if turn.fresh and not draft.stop else None
        return replace(draft, stop=stop_of(turn, guardrail)) if guardrail else draft

    return watched


def _moved(stop: Stop) -> Stop:
    held = stop.held
    if held is None or held.until is None:
        return stop
    return replace(stop, held=replace(held, until=held.until + _HOUR))


def _other_reason(stop: Stop) -> Stop:
    reason = "USER_HOSTILE" if stop.reason == "AI_SUSPICIOUS" else "AI_SUSPICIOUS"
    return replace(stop, reason=reason)


STOPPING: Final = (
    Deviation(
        "guardrails-deaf",
        _SWITCHES,
        "A guardrail that is on fires on what it listens for. Here none does.",
        watched=_ban(lambda _turn, _stop: None),
    ),
    Deviation(
        "guardrails-fire-although-off",
        _SWITCHES,
        "A guardrail that is off, by its switch or by disableSafetyFeatures, doesn't fire. Here it does.",
        watched=_fires(lambda turn, rail: not is_on(turn, rail) and rail.hears(turn)),
    ),
    Deviation(
        "guardrails-fire-on-anything",
        _SWITCHES,
        "A guardrail fires on what it listens for alone. Here every message is under suspicion.",
        watched=_fires(lambda turn, rail: rail.switch == "ai_suspicion" and is_on(turn, rail)),
    ),
    Deviation(
        "stop-reason-wrong",
        _REASON,
        "The stop reason is the one of the guardrail that fired. Here it is another one's.",
        watched=_ban(lambda _turn, stop: _other_reason(stop)),
    ),
    Deviation(
        "stop-reason-missing",
        _REASON,
        "A stop has its reason. Here it is null.",
        answers=each(lambda _answer: {"conversationStopReason": None}),
    ),
    Deviation(
        "for-good-ends",
        _UNTIL,
        "USER_UNDERAGE and USER_SUSPICIOUS stop for good. Here they stop for hours.",
        watched=_ban(lambda _turn, stop: replace(stop, ladder=LADDER) if stop.reason in _FOR_GOOD else stop),
    ),
    Deviation(
        "ban-of-wrong-length",
        _UNTIL,
        "A ban lasts as long as its place in the ladder says. Here it lasts half as long.",
        watched=_ban(lambda _turn, stop: replace(stop, ladder=tuple(rung / 2 for rung in stop.ladder))),
    ),
    Deviation(
        "ban-not-progressive",
        _UNTIL,
        "Each ban is longer than the one before. Here all are as long as the first.",
        watched=_ban(lambda _turn, stop: replace(stop, strike=1)),
    ),
    Deviation(
        "ban-never-for-good",
        _UNTIL,
        "After the last of the ladder a ban is for good. Here it is as long as the last.",
        watched=_ban(lambda _turn, stop: replace(stop, strike=min(stop.strike, len(stop.ladder)))),
    ),
    Deviation(
        "ban-for-good-at-once",
        _UNTIL,
        "The first ban ends. Here it is for good.",
        watched=_ban(lambda _turn, stop: replace(stop, ladder=())),
    ),
    Deviation(
        "ban-answered",
        _REASON,
        "During a ban there is no text. Here the persona goes on talking.",
        watched=_running(lambda _stop: None, pause=False),
    ),
    Deviation(
        "ban-date-moves",
        _UNTIL,
        "During a ban its end stays the same. Here it is an hour later.",
        watched=_running(_moved, pause=False),
    ),
    Deviation(
        "ban-reason-changes",
        _REASON,
        "During a ban its reason stays the same. Here it is another one.",
        watched=_running(_other_reason, pause=False),
    ),
    Deviation(
        "text-although-answer-is-off",
        f"{_SWITCHES}.aiSuspicionOptionSet.answer",
        "With answer false a guardrail that fires gives no text (so we read it). Here it gives one.",
        watched=_ban(lambda turn, stop: replace(stop, says=stop.says or turn.say(Kind.STOP))),
    ),
    Deviation(
        "no-text-although-answer-is-on",
        f"{_SWITCHES}.aiSuspicionOptionSet.answer",
        "With answer true a guardrail that fires gives a text (so we read it). Here it gives none.",
        watched=_ban(lambda _turn, stop: replace(stop, says=None)),
    ),
    Deviation(
        "ban-durations-ignored",
        f"{_SWITCHES}.aiSuspicionOptionSet.banDurations",
        "They take the place of the documented ladder. Here they don't.",
        watched=_ban(lambda _turn, stop: replace(stop, ladder=LADDER) if stop.ladder else stop),
    ),
    Deviation(
        "pause-of-wrong-length",
        _DURATION,
        "The service pauses for as many seconds. Here it pauses for as many minutes.",
        watched=_pause(lambda _turn, stop: replace(stop, ladder=tuple(60 * rung for rung in stop.ladder))),
    ),
    Deviation(
        "pause-without-duration-ends",
        _DURATION,
        "Left out, the service itself does not pause, and no end is told. Here it pauses for an hour.",
        watched=_pause(
            lambda _turn, stop: stop if stop.holds else replace(stop, ladder=(3600.0,), holds=True)
        ),
    ),
    Deviation(
        "pause-not-told",
        "replyParameters.action.type",
        "PAUSE_CONVERSATION stops the conversation. Here it has no effect.",
        watched=_pause(lambda _turn, _stop: None),
    ),
    Deviation(
        "pause-names-a-time",
        "replyParameters.action.type",
        "The persona doesn't say when it is back. Here it does.",
        watched=_pause(lambda _turn, stop: replace(stop, says=f"{stop.says} 20:30")),
    ),
    Deviation(
        "pause-answered",
        _DURATION,
        "While paused, the service answers no new message. Here it does.",
        watched=_running(lambda _stop: None, pause=True),
    ),
)
"""All of them break a rule of a stop."""
