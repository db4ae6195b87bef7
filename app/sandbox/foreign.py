"""Tells whether a text is in a language that the request does not name."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from app.sandbox.phrasebook import LANGUAGES, Phrasebook, Shelf, words

LETTERS: Final = {
    "Latin": ("LATIN",),
    "Greek": ("GREEK",),
    "Cyrillic": ("CYRILLIC",),
    "Hebrew": ("HEBREW",),
    "Japanese": ("HIRAGANA", "KATAKANA", "CJK"),
}
"""How the Unicode names of a script's letters begin."""
_LOOKED_AT: Final = 2000
"""Characters at the end of a text, so that a long one takes no longer."""
_ENOUGH_LETTERS: Final = 10
_ENOUGH_WORDS: Final = 5
_MANY_WORDS: Final = 12
_LEAST_ELSEWHERE: Final = 4
_KNOWN_ELSEWHERE: Final = 0.4


def is_foreign(text: str, books: Sequence[Phrasebook], shelf: Shelf) -> bool:
    """Whether a text is in a language of none of the books.

    Errs on the side of no: a foreign word, a name, emojis, or a language written in Latin letters (Greeklish)
    are none. It is where four of five letters are of another script than Latin and the books'; where another
    book knows four words, four of ten, and three times as many as these; or where these know none of twelve.
    """
    end = text[-_LOOKED_AT:]
    return _of_other_script(end, books) or _of_other_words(end, books, shelf)


def _of_other_script(text: str, books: Sequence[Phrasebook]) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < _ENOUGH_LETTERS:
        return False
    known = ("LATIN", *(start for book in books for start in LETTERS[book.script]))
    strange = sum(not unicodedata.name(letter, "").startswith(known) for letter in letters)
    return strange >= 0.8 * len(letters)


def _of_other_words(text: str, books: Sequence[Phrasebook], shelf: Shelf) -> bool:
    said = words(text)
    if len(said) < _ENOUGH_WORDS:
        return False
    own = max(_known(said, book) for book in books)
    if own == 0 and len(said) >= _MANY_WORDS and all(book.spaced for book in books):
        return True
    if own > len(said) / 3:
        return False
    elsewhere = max(_known(said, shelf.book(language)) for language in LANGUAGES)
    return elsewhere >= max(_LEAST_ELSEWHERE, _KNOWN_ELSEWHERE * len(said), 3 * own)


def _known(said: Sequence[str], book: Phrasebook) -> int:
    return sum(word in book.vocabulary for word in said)
