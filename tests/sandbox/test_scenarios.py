"""The shipped scenarios show on the sandbox what their descriptions say."""

import json

import pytest

from app.shipped import presets_folder
from tests.sandbox.player import Player, speaks

FOLDER = presets_folder() / "scenarios"
STOPS = {
    "repeats-himself": "USER_MESSAGE_REPETITION",
    "asks-whether-it-is-a-bot": "AI_SUSPICIOUS",
    "writes-in-another-language": "UNKNOWN_LANGUAGE",
    "loses-his-temper": "USER_HOSTILE",
    "says-good-night": "PAUSE_CONVERSATION",
    "every-field-set": "PAUSE_CONVERSATION",
}
SAYS = {
    "asks-to-meet": ("meeting_deferred", "ES"),
    "sends-a-picture": ("vision", "EN_GB"),
    "sends-a-rose": ("gift", "EN_GB"),
    "only-a-poke": ("poke", "SV_SE"),
    "opens-the-conversation": ("icebreaker_nearby", "IT"),
    "comes-back-after-months": ("revive", "EN_GB"),
    "says-good-night": ("pause", "DE_AT"),
    "repeats-himself": ("repeated", "DE"),
    "rainy-sunday": ("meeting_default", "FR"),
}


def content(name):
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["content"]


def plainly(name):
    """A scenario without the mistakes that are made by default."""
    request = content(name)
    parameters = {**request["replyParameters"], "fluencyDegradation": "NONE"}
    return {**request, "replyParameters": parameters}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_each_scenario_is_answered_and_stops_only_where_it_says_so(path):
    answers = Player().ask(content(path.stem))
    assert answers, "a newcomer sees an answer"
    assert {answer["conversationStopReason"] for answer in answers} == {STOPS.get(path.stem)}
    assert all(answer["text"] for answer in answers)


@pytest.mark.parametrize("name", SAYS)
def test_the_answer_shows_what_the_scenario_is_about(name):
    user = content(name)["userProfile"]
    kind, language = SAYS[name]
    answers = Player().ask(plainly(name))
    assert speaks(answers, kind, language, user.get("firstName", "")), answers


def test_a_picture_comes_where_one_is_asked_for():
    wanted = content("asks-for-a-picture")
    urls = [picture["url"] for picture in wanted["replyParameters"]["shareablePictures"]]
    assert Player().one(wanted)["pictureUrl"] in urls


def test_greek_questions_are_rewritten():
    text = Player().one(content("greek-question-marks"))["text"]
    assert "?" in text
    assert not set(text) & set(";άέήίόύώ")


def test_three_messages_in_a_row_bring_several_answers():
    replies = Player().many(content("three-messages-in-a-row"), 10)
    assert max(map(len, replies)) > 1


def test_stops_of_one_scenario_hold_no_other():
    player = Player()
    for name in (*STOPS, *SAYS):
        first = {answer["conversationStopReason"] for answer in player.ask(content(name))}
        assert first == {STOPS.get(name)}, name
