"""The sentences that the sandbox answers with, one file for each language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from app.contract.values import Language
from app.contract.wire import NotJson, loads
from app.sandbox.kinds import Kind

LANGUAGES: Final[tuple[str, ...]] = get_args(Language)
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")
_SPELLING: Final[Mapping[str, tuple[str, str]]] = {"DE_CH": ("ß", "ss")}
"""What a regional language writes otherwise than the file that it shares."""


class PhrasebookError(Exception):
    """A phrasebook that is missing or broken; the sentence names the file."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    script: str
    triggers: dict[str, list[str]]
    common: list[str]
    sentences: dict[str, list[str]]
    interests: dict[str, str]


@dataclass(frozen=True)
class Phrasebook:
    """The sentences of one language, by kind; `{name}` and the like are filled in when they are said."""

    language: str
    name: str
    script: str
    triggers: Mapping[str, tuple[str, ...]]
    """Whole words by which a wish is known, such as `meeting`; `*` at the end takes any ending.

    `{age}` is a number from 10 to 17, and nothing of the same sentence may follow it.
    """
    common: tuple[str, ...]
    """The language's commonest short words, by which it is told from others."""
    sentences: Mapping[Kind, tuple[str, ...]]
    interests: Mapping[str, str]
    """The contract's interests in this language."""

    @property
    def spaced(self) -> bool:
        """Whether a space stands between words and sentences."""
        return self.script != "Japanese"

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of all sentences, folded; single characters where words aren't spaced."""
        said = (word for group in self.sentences.values() for text in group for word in words(text))
        return frozenset((*self.common, *said))

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {
            wish: re.compile("|".join(_pattern(trigger, spaced=self.spaced) for trigger in triggers))
            for wish, triggers in self.triggers.items()
        }

    def hears(self, wish: str, text: str) -> bool:
        """Whether a text speaks of a wish (a key of `triggers`)."""
        return self._patterns[wish].search(text.casefold().replace("’", "'")) is not None


def _pattern(trigger: str, *, spaced: bool) -> str:
    """The regular expression of one trigger, for a folded text."""
    core = re.escape(trigger.removesuffix("*")).replace(re.escape("{age}"), "1[0-7]")
    start = r"(?<!\w)" if spaced else r"(?<!\d)"
    if trigger.endswith("{age}"):
        return rf"{start}{core}(?=\s*(?:[^\s\w%:+-]|$))"
    return start + core + (r"(?!\w)" if spaced and not trigger.endswith("*") else "")


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(text.casefold())


def file_of(folder: Path, language: str) -> Path:
    """The file of a language: its own, or the one that its region shares (`DE_AT` reads `DE.json`)."""
    own = folder / f"{language}.json"
    return own if own.exists() else folder / f"{language.partition('_')[0]}.json"


def read(folder: Path, language: str) -> Phrasebook:
    """The phrasebook of a language of the contract. Raises PhrasebookError."""
    path = file_of(folder, language)
    try:
        content = _File.model_validate(loads(path.read_bytes()))
        sentences = {kind: tuple(content.sentences[kind]) for kind in Kind}
    except (OSError, NotJson, ValidationError, KeyError) as error:
        raise PhrasebookError(f"The phrasebook {path} can't be read: {error}") from error
    book = Phrasebook(
        language=language,
        name=content.name,
        script=content.script,
        triggers={wish: tuple(triggers) for wish, triggers in content.triggers.items()},
        common=tuple(content.common),
        sentences=sentences,
        interests=content.interests,
    )
    return _respelt(book, *_SPELLING[language]) if language in _SPELLING else book


def _respelt(book: Phrasebook, old: str, new: str) -> Phrasebook:
    return replace(
        book,
        sentences={
            kind: tuple(text.replace(old, new) for text in group) for kind, group in book.sentences.items()
        },
        interests={key: text.replace(old, new) for key, text in book.interests.items()},
    )


@dataclass(frozen=True)
class Shelf:
    """All phrasebooks of a folder, each read when it is first asked for."""

    folder: Path
    _read: dict[str, Phrasebook]

    @classmethod
    def at(cls, folder: Path) -> "Shelf":
        return cls(folder, {})

    def book(self, language: str) -> Phrasebook:
        """The phrasebook of a language. Raises PhrasebookError."""
        if language not in self._read:
            self._read[language] = read(self.folder, language)
        return self._read[language]
