"""For each deviation the documented rule that it breaks, as a question that a player's answers decide."""

import re
from datetime import datetime, timedelta
from statistics import median, pstdev

from tests.sandbox.player import NOON, Player, emojis, request, said, share, speaks, texts

HOUR = 3600
TWO_PICTURES = [
    {"id": "a", "url": "https://example.org/a.jpg", "caption": "My blue bicycle"},
    {"id": "b", "url": "https://example.org/b.jpg", "caption": "My blue bicycle"},
]
SENT = said("Look", pictureUrls=["https://example.org/images/dog.jpg"])
SEVERAL = {"multipleMessagesPerReply": True, "multipleMessagesPerReplyFrequency": "VERY_FREQUENT"}
FIXED = {"fixedResponseLength": True, "questionFrequency": 0}
PAUSE = {"action": {"type": "PAUSE_CONVERSATION", "pauseConversation": {"duration": 600}}}
BOT = "Are you a bot?"
SLOW = {
    "bufferSeconds": "180",
    "replyTypingDelay": "NORMAL",
    "messageLength": "VERY_LONG",
    "sentenceLength": "LONG",
    **SEVERAL,
}


def replies(player, count=60, *messages, language="EN", **parameters):
    return player.many(request(*(messages or ("Hello",)), parameters=parameters, language=language), count)


def first(player, *messages, language="EN", user=None, persona=None, tags=None, **parameters):
    asked = request(*messages, parameters=parameters, language=language, user=user, persona=persona)
    return player.one(asked if tags is None else {**asked, "tags": tags})


def with_emoji(player, value):
    return share(replies(player, emojis=value), emojis)


def letters(player, **parameters):
    return [len(texts(reply)) for reply in replies(player, 60, **FIXED, **parameters)]


def typical(player, **parameters):
    return median(letters(player, **parameters))


def of_several(player):
    return [reply for reply in replies(player, 40, **SEVERAL) if len(reply) > 1]


def seconds(answer):
    until = answer["conversationStoppedUntil"]
    created = datetime.fromisoformat(answer["createdAt"])
    return until and (datetime.fromisoformat(until) - created).total_seconds()


def bans(player, steps, **parameters):
    """The lengths of one ban after another."""
    lengths = []
    for _ in range(steps):
        lengths.append(seconds(first(player, BOT, **parameters)))
        player.clock.move(days=4)
    return lengths


def in_a_ban(player, text=BOT, **parameters):
    """What is told when a stop is set, and what is told to the next message."""
    told = first(player, text, **parameters)
    player.clock.move(minutes=5)
    return told, first(player, "How was your day?")


def same(field):
    def holds(player):
        told, later = in_a_ban(player)
        return told[field] == later[field]

    return holds


def strange_words(player, level):
    """The share of words that no plain reply holds."""
    plain = replies(Player(), 80, fluencyDegradation="NONE")
    known = {word for reply in plain for word in texts(reply).split()}
    spoilt = replies(player, 80, fluencyDegradation=level)
    said_words = [word for reply in spoilt for word in texts(reply).split()]
    return sum(word not in known for word in said_words) / len(said_words)


def unrefreshed(player, version, city):
    """Whether the persona still lives in Lyon once its profile was sent again."""
    life = {"countryCode": "FR", "city": "Lyon", "version": "1", "expiresAt": "2026-11-24T12:00:00Z"}
    wanted = {"messageLength": "VERY_LONG", **FIXED}
    first(player, "Hello", persona=life, **wanted)
    player.clock.move(days=city)
    moved = request("Hello", parameters=wanted, persona={**life, "city": "Nice", "version": version})
    return "in Lyon" in "".join(texts(reply) for reply in player.many(moved, 20))


def greek(player, **parameters):
    return first(player, "Γεια", language="EL_GR", questionFrequency=1, **parameters)["text"]


def field(name, test):
    return lambda player: test(first(player, "Hello", tags={"run": 7})[name])


def has(name):
    return lambda player: name in first(player, "Hello")


def sharing(player, *, model="chat-2-pro", pictures=TWO_PICTURES, text="Send me a picture, please"):
    return first(player, text, chatModel=model, shareablePictures=pictures)


def swapped_policies(player):
    held = {"CHAT_ONLY": "meeting_chat_only", "DEFERRED_MEETING": "meeting_deferred", None: "meeting_default"}
    asked = {policy: first(player, "Let's meet up", meetingPolicy=policy) for policy in held}
    return all(speaks([asked[policy]], kind) for policy, kind in held.items())


def guardrails_off(player):
    off = [{"guardrails": {"aiSuspicion": False}}, {"disableSafetyFeatures": True}]
    return all(first(player, BOT, **parameters)["conversationStopReason"] is None for parameters in off)


def wait_of(player, **parameters):
    return player.outcome(request("Hello", parameters=parameters)).seconds


def dropped(player, **parameters):
    return [player.outcome(request("Hello", parameters=parameters)) for _ in range(20)]


RULES = {
    "emojis-although-never": lambda player: with_emoji(player, "NEVER") == 0,
    "emojis-too-few-for-frequent": lambda player: with_emoji(player, "FREQUENT") >= 0.5,
    "emojis-too-often-for-sometimes": lambda player: with_emoji(player, "SOMETIMES") < 0.9,
    "emojis-too-often-for-rarely": lambda player: with_emoji(player, "RARELY") < 0.45,
    "emojis-too-many-at-once": lambda player: max(map(emojis, replies(player, emojis="FREQUENT"))) <= 2,
    "questions-far-off": lambda player: (
        share(replies(player, questionFrequency=0.9), lambda reply: "?" in texts(reply)) > 0.7
    ),
    "message-lengths-swapped": lambda player: (
        typical(player, messageLength="SHORT") < typical(player, messageLength="VERY_LONG")
    ),
    "sentence-lengths-swapped": lambda player: (
        typical(player, sentenceLength="SHORT") < typical(player, sentenceLength="LONG")
    ),
    "lengths-not-fixed": lambda player: pstdev(letters(player, sentenceLength="SHORT")) < 20,
    "fluency-swapped": lambda player: strange_words(player, "HIGH") > strange_words(player, "LOW"),
    "fluency-left-out-is-high": lambda player: strange_words(player, None) < 0.2,
    "another-language": lambda player: speaks(
        replies(player, 1, "Salut", language="FR")[0], "greeting", "FR"
    ),
    "greek-not-rewritten": lambda player: "?" in greek(player, postProcessing={"greekRewrite": True}),
    "greek-rewritten-unasked": lambda player: ";" in greek(player),
    "text-empty": field("text", bool),
    "several-although-off": lambda player: all(len(reply) == 1 for reply in replies(player)),
    "several-frequencies-swapped": lambda player: (
        share(replies(player, 60, **SEVERAL), lambda reply: len(reply) > 1) > 0.5
    ),
    "sequence-with-gaps": lambda player: all(
        [answer["sequenceNumber"] for answer in reply] == list(range(1, len(reply) + 1))
        for reply in of_several(player)
    ),
    "sequence-all-zero": lambda player: all(
        answer["sequenceNumber"] > 0 for reply in of_several(player) for answer in reply
    ),
    "parent-unknown": lambda player: all(
        answer["parentAnswerId"] in (None, *(other["id"] for other in reply))
        for reply in of_several(player)
        for answer in reply
    ),
    "created-backwards": lambda player: all(
        reply[0]["createdAt"] < reply[-1]["createdAt"] for reply in of_several(player)
    ),
    "ids-repeated": lambda player: len({reply[0]["id"] for reply in replies(player)}) == 60,
    "profile-not-refreshed": lambda player: not unrefreshed(player, "2", 0),
    "profile-refreshed-without-need": lambda player: unrefreshed(player, "1", 0),
    "profile-outlives-its-expiry": lambda player: not unrefreshed(player, "1", 3),
    "duplicates-answered": lambda player: (
        not player.ask(request(said(id="same"), said(sender="PERSONA"), said(id="same")))
    ),
    "nothing-new-answered": lambda player: not player.ask(request()),
    "engage-ignored": lambda player: bool(player.ask(request(parameters={"engage": "ICEBREAKER"}))),
    "photo-comment-without-picture": lambda player: speaks(
        [first(player, engage="ICEBREAKER", icebreakerType="PHOTO_COMMENT")], "icebreaker"
    ),
    "meeting-accepted": lambda player: not speaks([first(player, "Let's meet up")], "meeting_accepted"),
    "meeting-policies-swapped": swapped_policies,
    "personality-ignored": lambda player: speaks(
        [first(player, "Hello", personaPersonality="POETIC")], "personality_poetic"
    ),
    "gift-ignored": lambda player: speaks([first(player, said(gifts=[{"name": "Rose"}]))], "gift"),
    "poke-ignored": lambda player: speaks([first(player, said(None, poke=True))], "poke"),
    "picture-not-in-the-list": lambda player: (
        sharing(player)["pictureUrl"] in [picture["url"] for picture in TWO_PICTURES]
    ),
    "picture-without-a-list": lambda player: first(player, "Hello")["pictureUrl"] is None,
    "picture-with-another-model": lambda player: sharing(player, model="dating-pro-1")["pictureUrl"] is None,
    "caption-ignored": lambda player: "My blue bicycle" in sharing(player)["text"],
    "vision-unasked": lambda player: not speaks([first(player, SENT, chatModel="chat-2-pro")], "vision"),
    "buffer-ignored": lambda player: wait_of(player, bufferSeconds="30") >= 30,
    "typing-delays-swapped": lambda player: (
        wait_of(player, replyTypingDelay="INSTANT") < wait_of(player, replyTypingDelay="NORMAL")
    ),
    "dropped-too-late": lambda player: (
        max(outcome.seconds for outcome in dropped(player, **SLOW, **FIXED)) <= 300
    ),
    "dropped-too-early": lambda player: {outcome.status for outcome in dropped(player)} == {200},
    "guardrails-deaf": lambda player: first(player, BOT)["conversationStopReason"] == "AI_SUSPICIOUS",
    "guardrails-fire-although-off": guardrails_off,
    "guardrails-fire-on-anything": field("conversationStopReason", lambda reason: reason is None),
    "stop-reason-wrong": lambda player: first(player, "Shut up")["conversationStopReason"] == "USER_HOSTILE",
    "stop-reason-missing": lambda player: first(player, BOT)["conversationStopReason"] is not None,
    "for-good-ends": lambda player: first(player, "I'm 16.")["conversationStoppedUntil"] is None,
    "ban-of-wrong-length": lambda player: bans(player, 1) == [2 * HOUR],
    "ban-not-progressive": lambda player: bans(player, 2) == [2 * HOUR, 12 * HOUR],
    "ban-never-for-good": lambda player: bans(player, 5)[-1] is None,
    "ban-for-good-at-once": lambda player: bans(player, 1) != [None],
    "ban-answered": lambda player: in_a_ban(player)[1]["text"] is None,
    "ban-date-moves": same("conversationStoppedUntil"),
    "ban-reason-changes": same("conversationStopReason"),
    "text-although-answer-is-off": lambda player: (
        first(player, BOT, guardrails={"aiSuspicionOptionSet": {"answer": False}})["text"] is None
    ),
    "no-text-although-answer-is-on": lambda player: bool(
        first(player, BOT, guardrails={"aiSuspicionOptionSet": {"answer": True}})["text"]
    ),
    "ban-durations-ignored": lambda player: (
        bans(player, 2, guardrails={"aiSuspicionOptionSet": {"banDurations": [7, 70]}}) == [7, 70]
    ),
    "pause-of-wrong-length": lambda player: seconds(first(player, "Good night", **PAUSE)) == 600,
    "pause-without-duration-ends": lambda player: (
        first(player, "Night", action={"type": "PAUSE_CONVERSATION"})["conversationStoppedUntil"] is None
    ),
    "pause-not-told": lambda player: (
        first(player, "Good night", **PAUSE)["conversationStopReason"] == "PAUSE_CONVERSATION"
    ),
    "pause-names-a-time": lambda player: not re.search(r"\d", first(player, "Good night", **PAUSE)["text"]),
    "pause-answered": lambda player: in_a_ban(player, "Good night", **PAUSE)[1]["text"] is None,
    "tags-lost": has("tags"),
    "tags-changed": field("tags", lambda tags: tags == {"run": 7}),
    "user-id-not-echoed": field("userProfileId", lambda id_: id_ == "user-1"),
    "persona-id-not-echoed": field("personaProfileId", lambda id_: id_ == "persona-1"),
    "cost-missing": has("cost"),
    "cost-malformed": field("cost", lambda cost: "," not in cost),
    "cost-negative": field("cost", lambda cost: float(cost) >= 0),
    "cost-too-precise": field("cost", lambda cost: len(cost.partition(".")[2]) <= 4),
    "cost-as-a-number": field("cost", lambda cost: isinstance(cost, str)),
    "created-without-offset": field(
        "createdAt", lambda time: datetime.fromisoformat(time).tzinfo is not None
    ),
    "created-without-milliseconds": field("createdAt", lambda time: re.search(r":\d\d\.\d{3}\+", time)),
    "created-before-sent": field(
        "createdAt", lambda time: datetime.fromisoformat(time) >= NOON - timedelta(seconds=1)
    ),
    "response-time-too-long": field("responseTime", lambda seconds: seconds < 60),
    "response-time-negative": field("responseTime", lambda seconds: seconds >= 0),
}
