"""The phrasebooks: complete, in their script, and used in the request's language."""

import re
import unicodedata
from typing import get_args

import pytest

from app.contract.values import Interest
from app.sandbox.kinds import Kind
from app.sandbox.phrasebook import LANGUAGES, PhrasebookError, Shelf, read
from app.shipped import resources_folder

FOLDER = resources_folder() / "phrasebook"
LETTERS = {
    "Latin": ("LATIN",),
    "Greek": ("GREEK",),
    "Cyrillic": ("CYRILLIC",),
    "Hebrew": ("HEBREW",),
    "Japanese": ("HIRAGANA", "KATAKANA", "CJK"),
}
WISHES = {
    "meeting",
    "picture",
    "ai_suspicion",
    "malicious",
    "suspicious",
    "under_age",
    "hostile",
    "sexual",
}
OF_ANY_SCRIPT = ("MODIFIER LETTER", "COMBINING")


def in_script(text, script):
    letters = [letter for letter in re.sub(r"\{\w+\}", "", text) if letter.isalpha()]
    return all(
        unicodedata.name(letter).startswith((*LETTERS[script], *OF_ANY_SCRIPT)) for letter in letters
    ) and bool(letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_kind_in_its_script(language):
    book = read(FOLDER, language)
    assert sum(len(group) for group in book.sentences.values()) >= 24
    for kind in Kind:
        assert book.sentences[kind], kind
        assert len(set(book.sentences[kind])) == len(book.sentences[kind]), kind
        for sentence in book.sentences[kind]:
            assert in_script(sentence, book.script), sentence
            assert set(re.findall(r"\{(.*?)\}", sentence)) <= {
                "name",
                "city",
                "job",
                "interest",
                "pet",
                "distance",
            }
    assert list(book.interests) == list(get_args(Interest))
    assert set(book.triggers) == WISHES
    for group in book.triggers.values():
        assert group == tuple(word.casefold() for word in group)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_and_only_questions_ask(language):
    book = read(FOLDER, language)
    mark = {"Greek": ";", "Japanese": "？"}.get(book.script, "?")
    for kind, group in book.sentences.items():
        for sentence in group:
            assert sentence.endswith(mark if kind is Kind.QUESTION else (".", "!", "。", "！")), sentence
            assert kind is Kind.QUESTION or not set(sentence) & set("?;？¿"), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_answers_in_its_own_words(answers, request_with, language):
    book = read(FOLDER, language)
    (answer,) = answers(
        request_with(
            language=language, parameters={"fixedResponseLength": True, "fluencyDegradation": "NONE"}
        )
    )
    known = [text.replace("{name}", "Nora") for group in book.sentences.values() for text in group]
    rest = answer["text"]
    for sentence in sorted(known, key=len, reverse=True):
        rest = rest.replace(sentence, "")
    assert not rest.strip(), "every sentence is of this language's phrasebook"


def test_no_two_files_share_their_sentences():
    books = {
        path.stem: set(read(FOLDER, path.stem).sentences[Kind.STATEMENT]) for path in FOLDER.glob("*.json")
    }
    assert len(books) == 30
    for name, sentences in books.items():
        for other, others in books.items():
            assert name == other or len(sentences & others) <= 1, (name, other)


def test_swiss_german_has_no_sharp_s():
    swiss, german = read(FOLDER, "DE_CH"), read(FOLDER, "DE")
    assert any("ß" in text for group in german.sentences.values() for text in group)
    assert not any("ß" in text for group in swiss.sentences.values() for text in group)


def test_the_additional_language_answers_who_writes_in_it(answers, request_with):
    french = request_with(
        "Quelle musique aimes-tu, et comment était ta journée ?", additionalLanguages=["FR"]
    )
    english = request_with("What music do you like, and how was your day?", additionalLanguages=["FR"])
    assert answers(french)[0]["text"] != answers(english)[0]["text"]
    book = read(FOLDER, "FR")
    greetings = [text.replace("{name}", "Nora") for text in book.sentences[Kind.GREETING]]
    assert answers(french)[0]["text"].startswith(tuple(greetings))
    assert not answers(english)[0]["text"].startswith(tuple(greetings))


def test_a_broken_phrasebook_names_its_file(tmp_path):
    (tmp_path / "EN.json").write_text('{"name": "English"}')
    with pytest.raises(PhrasebookError, match=r"EN\.json"):
        Shelf.at(tmp_path).book("EN_GB")
