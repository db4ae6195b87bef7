"""The rules across fields: what contradicts, and what has no effect beside something else."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeAlias

from app.contract.describe import by_path
from app.contract.description import FieldDescription, Kind
from app.contract.forms import read_time
from app.contract.pointer import join
from app.contract.problem import Mend, Problem, Severity
from app.contract.sentences import listed
from app.contract.wire import Json

Fields: TypeAlias = dict[str, Json]
Found: TypeAlias = Iterator[Problem]

_BINDING: Final = ("sentenceLength", "messageLength")


def fields(value: Json, key: str | None = None) -> Fields:
    """The object that a value is, or holds under `key`; an empty one where there is none."""
    found = value.get(key) if key is not None and isinstance(value, dict) else value
    return found if isinstance(found, dict) else {}


def items(value: Json, key: str) -> list[Json]:
    """The list that a value holds under `key`; an empty one where there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def is_set(value: Json) -> bool:
    """Whether a value asks for something: not null, not off, not empty."""
    return value is not None and value is not False and value not in ("", [], {})


def hint(pointer: str, rule: str, message: str, mend: Mend | None = None) -> Problem:
    """A finding that something has no effect, or is better otherwise."""
    return Problem(pointer, Severity.HINT, message, rule, mend)


def has_name(profile: Fields, at: str, _today: date) -> Found:
    """First name or nickname: at least one must be given."""
    names = (profile.get("firstName"), profile.get("nickname"))
    if not any(isinstance(name, str) and name.strip() for name in names):
        message = "A profile needs a first name or a nickname."
        yield Problem(join(at, "firstName"), Severity.PROBLEM, message, "name")


def place_needs_country(profile: Fields, at: str, _today: date) -> Found:
    """City and postal code are ignored without a country."""
    for name in ("city", "postalCode"):
        if is_set(profile.get(name)) and not is_set(profile.get("countryCode")):
            yield hint(join(at, name), "country", "The service ignores this without a country.")


def surgery_of_transgender(profile: Fields, at: str, _today: date) -> Found:
    """The field surgeryStatus is for transgender profiles."""
    gender = profile.get("gender")
    if is_set(fields(profile, "features").get("surgeryStatus")) and not str(gender).startswith("TRANS"):
        pointer = join(at, "features", "surgeryStatus")
        yield hint(pointer, "surgery-status", "This has a meaning for transgender profiles only.")


def expires_late_enough(profile: Fields, at: str, today: date) -> Found:
    """An expiry less than 24 hours ahead is advised against; `today` began at midnight UTC."""
    text = profile.get("expiresAt")
    moment = read_time(text) if isinstance(text, str) else None
    if moment is None:
        return
    now = datetime.combine(today, time(), UTC)
    if moment < now:
        yield hint(join(at, "expiresAt"), "expires", "This time is already past.")
    elif moment - now < timedelta(hours=24):
        message = "This is less than 24 hours ahead. To renew a profile, change its version instead."
        yield hint(join(at, "expiresAt"), "expires", message)


def models_support(reply: Fields, at: str) -> Found:
    """Pictures to share and vision work on some chat models alone."""
    path = "replyParameters.chatModel"
    chosen = reply.get("chatModel", by_path()[path].default)
    if chosen not in [value.wire for value in by_path()[path].values]:
        return
    for field, value, pointer in _with_models(reply, at):
        if chosen not in field.models and is_set(value):
            works = "Vision works" if "vision" in field.path else f"{field.label} work"
            mend = Mend("Switch model", join(at, "chatModel"), "chat-2-smart")
            yield hint(pointer, "chat-model", f"{works} on {listed(field.models, 'and')} only.", mend)


def _with_models(reply: Fields, at: str) -> Iterator[tuple[FieldDescription, Json, str]]:
    """The fields that are sent and not for all models, an object by its fields."""
    for field in by_path()["replyParameters"].children:
        if not field.models or field.name not in reply:
            continue
        value = reply[field.name]
        if field.kind is not Kind.OBJECT or field.many:
            yield field, value, join(at, field.name)
            continue
        for child in field.children:
            yield child, fields(value).get(child.name), join(at, field.name, child.name)


def icebreaker_needs_engage(reply: Fields, at: str) -> Found:
    """An icebreakerType needs engage AUTO or ICEBREAKER."""
    if is_set(reply.get("icebreakerType")) and reply.get("engage") not in ("AUTO", "ICEBREAKER"):
        mend = Mend("Set engage to Auto", join(at, "engage"), "AUTO")
        message = "This counts only when Engage is Auto or Icebreaker."
        yield hint(join(at, "icebreakerType"), "icebreaker", message, mend)


def frequency_needs_several(reply: Fields, at: str) -> Found:
    """The frequency of several messages needs multipleMessagesPerReply."""
    name = "multipleMessagesPerReplyFrequency"
    if is_set(reply.get(name)) and reply.get("multipleMessagesPerReply") is not True:
        mend = Mend("Turn Several messages on", join(at, "multipleMessagesPerReply"), value=True)
        yield hint(join(at, name), "several-messages", "This counts only when Several messages is on.", mend)


def length_needs_fixed(reply: Fields, at: str) -> Found:
    """Both sentenceLength and messageLength bind only with fixedResponseLength."""
    for name in _BINDING:
        if is_set(reply.get(name)) and reply.get("fixedResponseLength") is not True:
            mend = Mend("Turn Fixed length on", join(at, "fixedResponseLength"), value=True)
            yield hint(
                join(at, name), "fixed-length", "This binds the reply only when Fixed length is on.", mend
            )


def bans_need_guardrail(reply: Fields, at: str) -> Found:
    """Bans belong to a guardrail that is on; one left out is not known to be off."""
    guardrails = fields(reply, "guardrails")
    for name, options in guardrails.items():
        switch = name.removesuffix("OptionSet")
        if switch == name or not items(options, "banDurations"):
            continue
        pointer = join(at, "guardrails", name, "banDurations")
        if reply.get("disableSafetyFeatures") is True:
            yield hint(pointer, "bans", "Safety features are off, so nothing is banned.")
        elif guardrails.get(switch) is False:
            mend = Mend("Turn the guardrail on", join(at, "guardrails", switch), value=True)
            yield hint(pointer, "bans", "This guardrail is off, so nothing is banned.", mend)


def photo_comment_needs_picture(document: Fields) -> Found:
    """PHOTO_COMMENT falls back to AUTO where the user has no main picture."""
    kind = fields(document, "replyParameters").get("icebreakerType")
    if kind == "PHOTO_COMMENT" and not is_set(fields(document, "userProfile").get("mainPictureUrl")):
        message = "The user has no main picture, so the service takes Auto instead."
        yield hint("/replyParameters/icebreakerType", "photo-comment", message)


def greek_rewrite_needs_greek(document: Fields) -> Found:
    """The Greek rewrite is for EL_GR."""
    rewrite = fields(fields(document, "replyParameters"), "postProcessing").get("greekRewrite")
    languages = (document.get("language"), *items(document, "additionalLanguages"))
    if rewrite is True and "EL_GR" not in languages:
        mend = Mend("Set language to Greek", "/language", "EL_GR")
        pointer = "/replyParameters/postProcessing/greekRewrite"
        yield hint(pointer, "greek", "This is for Greek replies, and the language is another.", mend)


def languages_differ(document: Fields) -> Found:
    """A second language that is the first one adds nothing."""
    for place, language in enumerate(items(document, "additionalLanguages")):
        if language is not None and language == document.get("language"):
            message = "This is the language of the reply already."
            yield hint(join("/additionalLanguages", place), "same-language", message)


def profiles_differ(document: Fields) -> Found:
    """Two profiles with one id are one profile to the service."""
    user, persona = (fields(document, name).get("id") for name in ("userProfile", "personaProfile"))
    if isinstance(user, str) and user == persona and user.strip("<>") != "string":
        message = "Both profiles have this id, so the service takes them for one."
        yield hint("/personaProfile/id", "same-profile", message)


def message_ids_differ(document: Fields) -> Found:
    """Message ids are unique: the service drops the later message."""
    seen: dict[str, int] = {}
    for place, message in enumerate(items(document, "messages")):
        name = message.get("id") if isinstance(message, dict) else None
        if not isinstance(name, str):
            continue
        first = seen.setdefault(name, place)
        if first != place:
            text = f"Message {first + 1} has this id already, so the service drops one of the two."
            yield Problem(f"/messages/{place}/id", Severity.PROBLEM, text, "message-id")


def messages_in_order(document: Fields) -> Found:
    """Messages run oldest first; the first one out of order is told."""
    latest: tuple[datetime, int] | None = None
    for place, message in enumerate(items(document, "messages")):
        text = message.get("date") if isinstance(message, dict) else None
        moment = read_time(text) if isinstance(text, str) else None
        if moment is None:
            continue
        if latest is not None and moment < latest[0]:
            sentence = f"This is earlier than message {latest[1] + 1}. Messages run from the oldest on."
            yield Problem(f"/messages/{place}/date", Severity.PROBLEM, sentence, "message-order")
            return
        latest = (moment, place)


def messages_say_something(document: Fields) -> Found:
    """A message without text, picture, gift or poke says nothing."""
    for place, message in enumerate(items(document, "messages")):
        if not isinstance(message, dict):
            continue
        text = message.get("text")
        blank = text is None or (isinstance(text, str) and not text.strip())
        if blank and not any(is_set(message.get(name)) for name in ("pictureUrls", "gifts", "poke")):
            yield hint(
                f"/messages/{place}", "empty-message", "This message has no text, picture, gift or poke."
            )


PROFILE_RULES: Final[tuple[tuple[str, Callable[[Fields, str, date], Found]], ...]] = (
    ("name", has_name),
    ("country", place_needs_country),
    ("surgery-status", surgery_of_transgender),
    ("expires", expires_late_enough),
)
"""Rules within one profile, which lies at the given pointer."""

REPLY_RULES: Final[tuple[tuple[str, Callable[[Fields, str], Found]], ...]] = (
    ("chat-model", models_support),
    ("icebreaker", icebreaker_needs_engage),
    ("several-messages", frequency_needs_several),
    ("fixed-length", length_needs_fixed),
    ("bans", bans_need_guardrail),
)
"""Rules within the reply parameters, which lie at the given pointer."""

REQUEST_RULES: Final[tuple[tuple[str, Callable[[Fields], Found]], ...]] = (
    ("photo-comment", photo_comment_needs_picture),
    ("greek", greek_rewrite_needs_greek),
    ("same-language", languages_differ),
    ("same-profile", profiles_differ),
    ("message-id", message_ids_differ),
    ("message-order", messages_in_order),
    ("empty-message", messages_say_something),
)
"""Rules across the whole request."""
