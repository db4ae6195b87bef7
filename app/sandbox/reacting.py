"""What the persona reacts to: gifts, pokes, wishes, parameters that ask for a sentence of their kind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.sandbox.draft import Draft
from app.sandbox.kinds import PERSONALITIES, Kind
from app.sandbox.turn import Turn

_MEETING: Final[Mapping[str, Kind]] = {
    "DEFAULT_MODE": Kind.MEETING_DEFAULT,
    "DEFERRED_MEETING": Kind.MEETING_DEFERRED,
    "CHAT_ONLY": Kind.MEETING_CHAT_ONLY,
}
_ICEBREAKERS: Final[Mapping[str, Kind]] = {
    "EROTIC": Kind.NEUTRAL,
    "NO_PHOTO": Kind.ICEBREAKER_NO_PHOTO,
    "MISSING_DETAIL": Kind.ICEBREAKER_MISSING_DETAIL,
    "MUCH_YOUNGER": Kind.ICEBREAKER_AGE,
    "MUCH_OLDER": Kind.ICEBREAKER_AGE,
    "NEARBY": Kind.ICEBREAKER_NEARBY,
    "USER_ONLINE": Kind.ICEBREAKER_USER_ONLINE,
    "USER_OFFLINE": Kind.ICEBREAKER_USER_OFFLINE,
    "JUST_JOINED": Kind.ICEBREAKER_JUST_JOINED,
    "PHOTO_COMMENT": Kind.ICEBREAKER_PHOTO_COMMENT,
}


def stay_silent(turn: Turn, draft: Draft) -> Draft:
    """Nothing new and no `engage`: nothing to answer."""
    return draft if turn.fresh or turn.parameters.engage else replace(draft, silent=True)


def engage(turn: Turn, draft: Draft) -> Draft:
    """AUTO writes first where nothing is new; the other values do so whatever the context."""
    wanted = turn.parameters.engage
    if wanted is None or (wanted == "AUTO" and turn.fresh):
        return draft
    if wanted == "AUTO":
        wanted = "NUDGE" if turn.messages else "ICEBREAKER"
    if wanted == "ICEBREAKER":
        return draft.saying(turn.say(_icebreaker(turn)))
    return draft.saying(turn.say(Kind.NUDGE if wanted == "NUDGE" else Kind.REVIVE))


def _icebreaker(turn: Turn) -> Kind:
    wanted = turn.parameters.icebreaker_type
    if wanted == "PHOTO_COMMENT" and not turn.request.user_profile.main_picture_url:
        return Kind.ICEBREAKER
    return _ICEBREAKERS.get(wanted or "AUTO", Kind.ICEBREAKER)


def greet(turn: Turn, draft: Draft) -> Draft:
    """A greeting where the persona has written nothing yet, and was not told to write first."""
    first = all(message.sender != "PERSONA" for message in turn.messages)
    greets = first and turn.fresh and not draft.must_say
    return replace(draft, greeting=turn.say(Kind.GREETING)) if greets else draft


def react_to_gestures(turn: Turn, draft: Draft) -> Draft:
    """Thanks for a gift, an answer to a poke, thanks for a picture."""
    if any(message.gifts for message in turn.fresh):
        draft = draft.saying(turn.say(Kind.GIFT))
    if any(message.poke for message in turn.fresh):
        draft = draft.saying(turn.say(Kind.POKE))
    if any(message.picture_urls for message in turn.fresh):
        draft = draft.saying(turn.say(Kind.PICTURE))
    return draft


def stay_decent(turn: Turn, draft: Draft) -> Draft:
    """Asked for anything sexual, by words or by parameters, the sandbox has a neutral sentence."""
    return draft.saying(turn.say(Kind.NEUTRAL)) if turn.hears("sexual") else draft


def refuse_meeting(turn: Turn, draft: Draft) -> Draft:
    """Asked to meet, the persona refuses as `meetingPolicy` says."""
    if not turn.hears("meeting"):
        return draft
    return draft.saying(turn.say(_MEETING[turn.parameters.meeting_policy or "DEFAULT_MODE"]))


def show_personality(turn: Turn, draft: Draft) -> Draft:
    """A sentence of the personality that the request asks for, so that a tester sees it arrive."""
    parameters = turn.parameters
    if parameters.generate_personality:
        return draft.saying(turn.say(turn.dice.of("generated personality").choice(PERSONALITIES)))
    wanted = parameters.persona_personality
    return draft.saying(turn.say(Kind(f"personality_{wanted.lower()}"))) if wanted else draft


def stay_calm(turn: Turn, draft: Draft) -> Draft:
    """`preventAggressiveTone`: a calm sentence."""
    return draft.saying(turn.say(Kind.CALM)) if turn.parameters.prevent_aggressive_tone else draft


def mention_distance(turn: Turn, draft: Draft) -> Draft:
    """`profileDistance`: a sentence with the number, which has no unit in the API."""
    return draft.saying(turn.say(Kind.DISTANCE)) if "distance" in turn.facts else draft
