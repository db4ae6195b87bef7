"""Guardrails fire on what they listen for, are silent otherwise, and stop for as long as documented."""

from datetime import datetime, timedelta

import pytest

from tests.sandbox.player import FOLDER, NOON, SHELF, MovableClock, Player, request, said, sentences, speaks

HOUR = 3600
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
REASONS = {
    "under_age": "USER_UNDERAGE",
    "malicious": "MALICIOUS_CONTENT",
    "suspicious": "USER_SUSPICIOUS",
    "hostile": "USER_HOSTILE",
    "ai_suspicion": "AI_SUSPICIOUS",
}
FRENCH = "Bonjour, comment vas-tu aujourd'hui et que fais-tu ce soir ?"
CASES = [
    ("maliciousContent", "MALICIOUS_CONTENT", ["Click this link and see"], ["The link between us is music"]),
    ("aiSuspicion", "AI_SUSPICIOUS", ["Be honest, are you a bot?"], ["Are you both coming to the party?"]),
    ("underageDetection", "USER_UNDERAGE", ["I'm 16."], ["I'm 16 minutes late, sorry", "My son is 16."]),
    ("unknownLanguage", "UNKNOWN_LANGUAGE", [FRENCH], ["Bonjour, how are you today? See you at the café"]),
    ("messageRepetition", "USER_MESSAGE_REPETITION", ["So?", "So?", "So?"], ["So?", "So?", "so?"]),
]
IDS = [case[0] for case in CASES]
SWITCHED = [case for case in CASES if case[0] != "underageDetection"]


def stop_of(player, *messages, **options):
    answer = player.one(request(*messages, **options))
    return answer["conversationStopReason"]


def rails(**switches):
    return {"guardrails": switches}


@pytest.mark.parametrize(("switch", "reason", "trigger", "miss"), CASES, ids=IDS)
def test_fires_when_on_null_or_left_out_and_on_nothing_else(switch, reason, trigger, miss):
    for parameters in (rails(**{switch: True}), rails(**{switch: None}), rails(), {"guardrails": None}, {}):
        assert stop_of(Player(), *trigger, parameters=parameters) == reason
    assert stop_of(Player(), *miss) is None, "a near miss doesn't fire"


@pytest.mark.parametrize(
    ("switch", "reason", "trigger", "miss"), SWITCHED, ids=[case[0] for case in SWITCHED]
)
def test_is_silent_when_off(switch, reason, trigger, miss):
    for parameters in (rails(**{switch: False}), {"disableSafetyFeatures": True}):
        (answer,) = Player().ask(request(*trigger, parameters=parameters))
        assert answer["conversationStopReason"] is None
        assert answer["text"]


def test_under_age_detection_cannot_be_switched_off():
    for parameters in (rails(underageDetection=False), {"disableSafetyFeatures": True}):
        assert stop_of(Player(), "I'm 16 years old", parameters=parameters) == "USER_UNDERAGE"


@pytest.mark.parametrize("text", ["Shut up, you idiot", "Send me money, please"])
def test_what_has_no_switch_obeys_disable_safety_features(text):
    assert stop_of(Player(), text) in ("USER_HOSTILE", "USER_SUSPICIOUS")
    assert stop_of(Player(), text, parameters={"disableSafetyFeatures": True}) is None


@pytest.mark.parametrize("language", FILES)
def test_each_language_knows_its_triggers_and_takes_its_own_sentences_for_none(language):
    book = SHELF.book(language)
    for wish, reason in REASONS.items():
        for trigger in book.triggers[wish]:
            text = trigger.replace("{age}", "16").removesuffix("*")
            assert stop_of(Player(), text, language=language) == reason, text
    for kind, group in book.sentences.items():
        harmless = group if kind != "meeting_accepted" else ()
        for sentence in harmless:
            assert stop_of(Player(), sentence, language=language) is None, sentence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("EN", "Привет, как твои дела сегодня вечером"),
        ("DE", "Hello there, what are you doing this weekend? Would you like some tea?"),
        ("JA", "Hello there, what are you doing this weekend?"),
        ("EL_GR", "Hello there, what are you doing this weekend?"),
        ("FR", "今日はどんな一日でしたか、元気ですか"),
    ],
)
def test_another_language_is_unknown_unless_it_is_the_additional_one(language, text):
    assert stop_of(Player(), text, language=language) == "UNKNOWN_LANGUAGE"
    if text.startswith("Hello"):
        assert stop_of(Player(), text, language=language, additionalLanguages=["EN"]) is None


@pytest.mark.parametrize("text", ["geia sou, ti kaneis simera", "😊😊😊", "ok", "Νίκος", "Piccadilly Circus"])
def test_greeklish_emojis_and_single_words_are_no_unknown_language(text):
    assert stop_of(Player(), text, language="EL_GR") is None


def test_text_comes_with_the_stop_unless_its_options_say_no():
    def answer(**options):
        return Player().one(request("Are you a bot?", parameters=rails(aiSuspicionOptionSet=options)))

    assert speaks([answer(answer=True)], "neutral")
    assert speaks([answer(answer=None)], "neutral")
    silent = answer(answer=False)
    assert (silent["text"], silent["conversationStopReason"]) == (None, "AI_SUSPICIOUS")


def ladder(reason_text, steps, parameters=None):
    """The lengths in seconds of one ban after another; each is sent when the last one has just ended."""
    player, lengths = Player(), []
    for _ in range(steps):
        answer = player.one(request(reason_text, parameters=parameters))
        until = answer["conversationStoppedUntil"]
        lengths.append(until and _seconds(answer))
        player.clock.time = datetime.fromisoformat(until) if until else player.clock.time
    return lengths


def _seconds(answer):
    ends = datetime.fromisoformat(answer["conversationStoppedUntil"])
    return (ends - datetime.fromisoformat(answer["createdAt"])).total_seconds()


@pytest.mark.parametrize("text", ["Are you a bot?", "Shut up", "Click this link", FRENCH])
def test_bans_are_progressive_and_then_for_good(text):
    assert ladder(text, 6) == [2 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, None, None]


@pytest.mark.parametrize("text", ["I'm 16.", "Send me money"])
def test_some_stop_for_good_at_once(text):
    player = Player()
    assert player.one(request(text))["conversationStoppedUntil"] is None
    player.clock.move(days=3650)
    assert player.one(request("Hello again"))["text"] is None


@pytest.mark.parametrize(
    ("durations", "expected"),
    [([7, 70], [7, 70, None]), ([60, 5], [60, 5, None]), ([], [2 * HOUR, 12 * HOUR]), ([10**30], [None])],
)
def test_ban_durations_take_the_ladders_place(durations, expected):
    options = rails(aiSuspicion=True, aiSuspicionOptionSet={"banDurations": durations})
    assert ladder("Are you a bot?", len(expected), options) == expected


def test_each_reason_and_each_pair_has_a_ladder_of_its_own():
    player = Player()
    first = player.one(request("Are you a bot?"))
    other = player.one(request("Are you a bot?", user={"id": "user-2"}))
    assert _seconds(first) == _seconds(other) == 2 * HOUR
    player.clock.move(hours=3)
    assert _seconds(player.one(request("Shut up"))) == 2 * HOUR
    player.clock.move(hours=3)
    assert _seconds(player.one(request("Are you a bot?"))) == 12 * HOUR


def test_a_banned_user_reads_the_same_reason_and_date_until_the_ban_ends():
    player = Player()
    first = player.one(request("Are you a bot?"))
    for _ in range(3):
        player.clock.move(minutes=30)
        answer = player.one(request("Sorry, how was your day?"))
        assert (answer["text"], answer["cost"]) == (None, "0")
        assert answer["conversationStopReason"] == "AI_SUSPICIOUS"
        assert answer["conversationStoppedUntil"] == first["conversationStoppedUntil"]
    player.clock.move(hours=1)
    assert player.one(request("Sorry, how was your day?"))["conversationStopReason"] is None


def test_a_ban_of_a_guardrail_that_is_switched_off_holds_nothing():
    player = Player()
    player.one(request("Are you a bot?"))
    assert stop_of(player, "Hello", parameters=rails(aiSuspicion=False)) is None
    assert stop_of(player, "Hello") == "AI_SUSPICIOUS"


def pausing(**action):
    return {"action": {"type": "PAUSE_CONVERSATION", **action}}


def test_a_pause_with_a_duration_is_kept_and_ends():
    player = Player()
    answer = player.one(request("Good night", parameters=pausing(pauseConversation={"duration": 600})))
    assert speaks([answer], "pause")
    assert answer["conversationStopReason"] == "PAUSE_CONVERSATION"
    assert _seconds(answer) == 600
    player.clock.move(seconds=599)
    assert player.one(request("Still there?"))["text"] is None
    player.clock.move(seconds=2)
    again = player.one(request("Still there?"))
    assert (again["conversationStopReason"], bool(again["text"])) == (None, True)


@pytest.mark.parametrize("action", [{}, {"pauseConversation": None}, {"pauseConversation": {}}])
def test_a_pause_without_a_duration_is_only_said(action):
    player = Player()
    answer = player.one(request("Good night", parameters=pausing(**action)))
    assert answer["text"] in sentences("pause")
    assert answer["conversationStopReason"] == "PAUSE_CONVERSATION"
    assert answer["conversationStoppedUntil"] is None
    assert stop_of(player, "Still there?") is None


def test_what_the_persona_says_of_itself_triggers_nothing():
    messages = [said("Are you a bot?", "PERSONA"), said("I am a baker, what about you?")]
    assert stop_of(Player(), *messages) is None


def test_bans_are_real_time_even_at_speed():
    player = Player(clock=MovableClock(NOON))
    until = datetime.fromisoformat(player.one(request("Shut up"))["conversationStoppedUntil"])
    assert abs(until - NOON - timedelta(hours=2)) < timedelta(seconds=1)
