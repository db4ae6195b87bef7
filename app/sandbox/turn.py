"""One request as the sandbox understands it: what is new, in which language, about whom."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

import regex

from app.contract.conversation import Message
from app.contract.profile import Features, Profile
from app.contract.reply_parameters import ReplyParameters
from app.contract.request import GenerateRequest
from app.sandbox.dice import Dice
from app.sandbox.kinds import Kind
from app.sandbox.phrasebook import Phrasebook, Shelf, words
from app.sandbox.stop import Past

DEFAULT_LANGUAGE: Final = "EN"
"""Where the request names none: our assumption, the API documents no default."""
DEFAULT_MODEL: Final = "dating-smart-1"
SEEING: Final = ("chat-2-pro", "chat-2-smart")
"""The chat models that look at pictures and share them."""
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Turn:
    """Everything that a behaviour may read."""

    request: GenerateRequest
    messages: tuple[Message, ...]
    """The conversation without its duplicates."""
    fresh: tuple[Message, ...]
    """What the user wrote after the persona's last message."""
    books: tuple[Phrasebook, ...]
    """Those of the request's language and of the additional one."""
    book: Phrasebook
    """The one of them that the reply is written from."""
    shelf: Shelf
    """All phrasebooks."""
    dice: Dice
    time: datetime
    """When the request came."""
    past: Past
    """What is remembered of these two profiles."""

    @cached_property
    def parameters(self) -> ReplyParameters:
        """The reply parameters; all left out where none were sent."""
        return self.request.reply_parameters or ReplyParameters()

    @cached_property
    def said(self) -> str:
        """All the user's new words."""
        return "\n".join(message.text or "" for message in self.fresh)

    @property
    def sees(self) -> bool:
        """Whether the chat model looks at pictures and shares them."""
        return (self.parameters.chat_model or DEFAULT_MODEL) in SEEING

    def hears(self, wish: str) -> bool:
        """Whether the user's new words speak of a wish, in any language of the request."""
        return any(book.hears(wish, self.said) for book in self.books)

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """What the placeholders of a sentence stand for: the user's name, and facts of the persona."""
        user, persona = self.request.user_profile, self.request.persona_profile
        features = persona.features or Features()
        interest = next((self.book.interests.get(item) for item in features.interests or ()), None)
        pet = next((pet.name for pet in persona.pets or () if pet.name), None)
        known = {
            "name": _name(user),
            # A city counts only with its country (userProfile.city in the contract).
            "city": persona.city if persona.country_code else None,
            "job": features.job,
            "interest": interest,
            "pet": pet,
            "distance": _distance(self.parameters),
        }
        return {key: value for key, value in known.items() if value}

    def sayable(self, kinds: Iterable[Kind]) -> list[str]:
        """The sentences of some kinds, filled in: those with known facts, and if possible not said before."""
        texts = [text for kind in kinds for text in self.book.sentences[kind]]
        filled = [self._fill(text) for text in texts if set(_PLACE.findall(text)) <= self.facts.keys()]
        before = "\n".join(message.text or "" for message in self.messages if message.sender == "PERSONA")
        return [text for text in filled if text not in before] or filled

    def say(self, kind: Kind) -> str:
        """One sentence of a kind, as long as the request wants it."""
        fitting = self.of_length(self.sayable([kind]))
        return self.dice.of(kind).choice(fitting)

    def of_length(self, texts: Sequence[str]) -> list[str]:
        """The sentences that fit `sentenceLength`: a third of them where lengths are fixed, else a half.

        Lengths are graphemes, and are compared within one language, as languages differ.
        """
        wanted, fixed = self.parameters.sentence_length, bool(self.parameters.fixed_response_length)
        if wanted is None or len(texts) < 2:
            return list(texts)
        ranked = sorted(texts, key=lambda text: (graphemes(text), text))
        share = max(1, len(ranked) // 3 if fixed else len(ranked) // 2)
        middle = (len(ranked) - share) // 2
        start = {"SHORT": 0, "REGULAR": middle, "LONG": len(ranked) - share}[wanted]
        return ranked[start : start + share]

    def _fill(self, text: str) -> str:
        # One pass, so that a name that holds braces is said as it stands.
        return _PLACE.sub(lambda match: self.facts[match[1]], text)


def graphemes(text: str) -> int:
    """The length of a text as a reader counts it."""
    return len(regex.findall(r"\X", text))


def understand(request: GenerateRequest, shelf: Shelf, dice: Dice, time: datetime, past: Past) -> Turn:
    """Read a request that keeps the contract. Raises PhrasebookError."""
    messages = tuple(without_duplicates(request.messages or ()))
    fresh = after_last_answer(messages)
    languages = (request.language or DEFAULT_LANGUAGE, *(request.additional_languages or ()))
    books = tuple(shelf.book(language) for language in languages)
    return Turn(request, messages, fresh, books, _book(books, fresh), shelf, dice, time, past)


def without_duplicates(messages: Iterable[Message]) -> Iterable[Message]:
    """The messages, of those with one id the first; those without an id are all kept."""
    seen: set[str] = set()
    for message in messages:
        if message.id is None or message.id not in seen:
            yield message
        if message.id is not None:
            seen.add(message.id)


def after_last_answer(messages: Sequence[Message]) -> tuple[Message, ...]:
    """What came after the persona's last message."""
    last = max((place for place, message in enumerate(messages) if message.sender == "PERSONA"), default=-1)
    return tuple(messages[last + 1 :])


def _book(books: Sequence[Phrasebook], fresh: Sequence[Message]) -> Phrasebook:
    """The first of the books, or the other one where the user's last words are written in its language."""
    text = next((message.text for message in reversed(fresh) if message.text), "")
    said = words(text) if len(books) > 1 else []
    return max(books, key=lambda book: sum(word in book.vocabulary for word in said))


def _distance(parameters: ReplyParameters) -> str | None:
    distance = parameters.profile_distance
    return f"{distance:g}" if distance is not None and math.isfinite(distance) else None


def _name(profile: Profile) -> str | None:
    return profile.first_name or profile.nickname
