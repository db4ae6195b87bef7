"""Each phrasebook is in the language that it claims."""

import re
import unicodedata

import pytest
from lingua import Language, LanguageDetectorBuilder

from app.sandbox.foreign import LETTERS
from app.sandbox.phrasebook import words
from tests.sandbox.player import FOLDER, SHELF

CODES = {"NB": Language.BOKMAL, "NN": Language.NYNORSK}
BY_ISO = {language.iso_code_639_1.name: language for language in Language.all()}
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))


def claimed(file):
    code = file.partition("_")[0]
    return CODES.get(code) or BY_ISO[code]


@pytest.fixture(scope="module")
def detector():
    """Knows the languages of the contract; the low mode takes 46 MiB, and is as right on joined texts."""
    languages = {claimed(file) for file in FILES}
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


@pytest.mark.parametrize("file", FILES)
def test_joined_its_sentences_are_in_the_language_of_the_file(detector, file):
    sentences = [text for group in SHELF.book(file).sentences.values() for text in group]
    assert len(sentences) >= 24
    joined = " ".join(re.sub(r"\{\w+\}", "", text) for text in sentences)
    confidence = {
        found.language: found.value for found in detector.compute_language_confidence_values(joined)
    }
    best = max(confidence, key=confidence.__getitem__)
    assert best == claimed(file), f"{file} reads like {best.name}"


@pytest.mark.parametrize("file", FILES)
def test_its_common_words_are_single_words_in_its_script(file):
    book = SHELF.book(file)
    assert len(set(book.common)) == len(book.common) >= 30
    for word in book.common:
        assert words(word) == [word], word
        assert all(unicodedata.name(letter).startswith(LETTERS[book.script]) for letter in word), word
