"""The table of what the sandbox does; the behaviours in it are applied in its order."""

from typing import Final

from app.sandbox.draft import Behaviour, Rule, Source
from app.sandbox.guardrails import guard, pause, stay_stopped
from app.sandbox.mistakes import make_mistakes
from app.sandbox.pictures import share_picture, speak_of_pictures
from app.sandbox.reacting import (
    engage,
    greet,
    mention_distance,
    react_to_gestures,
    refuse_meeting,
    show_personality,
    stay_calm,
    stay_decent,
    stay_silent,
)
from app.sandbox.writing import add_emojis, rewrite_greek, write

DOCUMENTED, ASSUMED = Source.DOCUMENTED, Source.ASSUMED

WATCHING: Final = (
    Behaviour(
        Rule(
            "nothing new",
            DOCUMENTED,
            "With no message after the persona's last one and no engage, there are no answers.",
        ),
        stay_silent,
    ),
    Behaviour(
        Rule(
            "stopped conversations",
            DOCUMENTED,
            "Until a ban or pause ends there is no text, only the same stop reason and date again. What "
            "turns a guardrail off lifts its bans too, and such an answer costs 0: both are our assumption.",
        ),
        stay_stopped,
    ),
    Behaviour(
        Rule(
            "guardrails",
            DOCUMENTED,
            "A guardrail fires when its switch is on, null or left out, and not with disableSafetyFeatures. "
            "USER_HOSTILE and USER_SUSPICIOUS have no switch.",
        ),
        guard,
    ),
    Behaviour(
        Rule(
            "pause",
            DOCUMENTED,
            "PAUSE_CONVERSATION says that the persona has to go. With a duration, the service pauses too; "
            "without one, conversationStoppedUntil is null and nothing is paused.",
        ),
        pause,
    ),
)
"""What decides whether there is a reply at all, and whether the conversation stops."""

SPEAKING: Final = (
    Behaviour(
        Rule(
            "engage",
            DOCUMENTED,
            "ICEBREAKER opens, NUDGE and REVIVE re-engage; PHOTO_COMMENT without a main picture is AUTO.",
        ),
        engage,
    ),
    Behaviour(Rule("greeting", ASSUMED, "The persona's first message begins with a greeting."), greet),
    Behaviour(
        Rule(
            "shareable pictures",
            DOCUMENTED,
            "Asked for a picture, known by a few words, a chat-2 model sends one of the list, with its "
            "caption; other models, or an empty list, send none.",
        ),
        share_picture,
    ),
    Behaviour(
        Rule("meeting policy", DOCUMENTED, "A wish to meet, known by a few words, is refused as asked for."),
        refuse_meeting,
    ),
    Behaviour(
        Rule("no sexual text", ASSUMED, "Asked for any, the persona says a neutral sentence instead."),
        stay_decent,
    ),
    Behaviour(
        Rule("gifts, pokes and pictures", DOCUMENTED, "Each gets a sentence of its own."),
        react_to_gestures,
    ),
    Behaviour(
        Rule(
            "vision",
            DOCUMENTED,
            "A chat-2 model speaks of the pictures that vision allows it to see, and of no others.",
        ),
        speak_of_pictures,
    ),
    Behaviour(
        Rule("calm tone", ASSUMED, "preventAggressiveTone adds a calm sentence, so that it is seen."),
        stay_calm,
    ),
    Behaviour(
        Rule(
            "personality",
            ASSUMED,
            "A personality that the request asks for or generates adds a sentence of that kind.",
        ),
        show_personality,
    ),
    Behaviour(
        Rule("distance", ASSUMED, "profileDistance adds a sentence with the number."), mention_distance
    ),
)
"""What the persona speaks of, where the conversation doesn't stop."""

WRITING: Final = (
    Behaviour(
        Rule(
            "lengths, questions and several messages",
            ASSUMED,
            "A message has 2, 3, 5 or 7 sentences: so many where lengths are fixed, one more or less "
            "otherwise. Questions come at the share asked for, at 0.4 when left out; several messages come "
            "with a chance of 0.9, 0.6, 0.3 or 0.1, at 0.3 when left out.",
        ),
        write,
    ),
    Behaviour(
        Rule(
            "fluency",
            DOCUMENTED,
            "NONE or LOW when left out, half and half. That LOW, MEDIUM and HIGH misspell 10, 25 and 50 % of "
            "the longer words is our assumption.",
        ),
        make_mistakes,
    ),
    Behaviour(
        Rule("emojis", DOCUMENTED, "At the documented rates; none when left out, which is our assumption."),
        add_emojis,
    ),
    Behaviour(
        Rule("Greek rewrite", DOCUMENTED, "; becomes ?, and accented letters lose their accents."),
        rewrite_greek,
    ),
)
"""How the reply is put into words."""

BEFORE: Final = (
    Rule(
        "token",
        ASSUMED,
        "Any bearer token is taken, or the one of --access-key alone; without one the answer is 401.",
    ),
    Rule(
        "body",
        ASSUMED,
        "A body of over 10 MB gets 413, one that Content-Type calls something else than JSON gets 415.",
    ),
    Rule(
        "contract",
        ASSUMED,
        "A body that is not JSON gets 400; one that breaks the contract gets 422 with every broken rule.",
    ),
    Rule(
        "placeholders",
        ASSUMED,
        'The documentation\'s "<string>" is left out where it breaks a rule: its command is answered.',
    ),
    Rule("adults only", DOCUMENTED, "A profile under 18 gets 422, whatever else the request says."),
    Rule("duplicates", DOCUMENTED, "Of messages with the same id the first one counts."),
    Rule(
        "stored profiles",
        DOCUMENTED,
        "Kept by id until expiresAt, or for a week; another version refreshes them. That one sent without a "
        "version is taken anew each time is our assumption.",
    ),
    Rule(
        "language",
        DOCUMENTED,
        "The answers are in the request's language, or in the additional one when the user writes in it; "
        "EN when left out, which is our assumption.",
    ),
)

AFTER: Final = (
    Rule(
        "triggers",
        ASSUMED,
        "Guardrails fire on a few phrases of each language in resources/phrasebook; messageRepetition on the "
        "very same text three times in a row; unknownLanguage on another script, or on words that only the "
        "phrasebook of another language knows.",
    ),
    Rule(
        "under-age detection",
        ASSUMED,
        "It can't be switched off here, not even by disableSafetyFeatures.",
    ),
    Rule(
        "bans",
        DOCUMENTED,
        "For each two profiles and each reason 2, 12, 24 and 48 h, then for good; USER_UNDERAGE and "
        "USER_SUSPICIOUS at once for good.",
    ),
    Rule(
        "ban durations",
        ASSUMED,
        "banDurations takes the ladder's place, in seconds; an empty list is none. For good is a "
        "conversationStoppedUntil of null. Bans and pauses are not divided by the speed.",
    ),
    Rule(
        "answer of a guardrail",
        ASSUMED,
        "With answer false in its options a guardrail that fires gives no text, only the stop; left out or "
        "null, it says a sentence.",
    ),
    Rule("one answer to a stop", ASSUMED, "A reply that stops the conversation is a single short answer."),
    Rule("cost", ASSUMED, "Depends on the model and the length; generatePersonality costs more."),
    Rule(
        "delays",
        DOCUMENTED,
        "bufferSeconds, the model's time and replyTypingDelay are waited for, divided by the speed.",
    ),
    Rule(
        "dropped conversations",
        DOCUMENTED,
        "A reply that takes longer than maxProcessingTimeSeconds is dropped. That this shows as a 504 "
        "without answers is our assumption.",
    ),
    Rule(
        "repeatable",
        ASSUMED,
        "The same seed, clock, request and state give the same bytes. A request that comes again draws anew; "
        "DELETE /state forgets all that is remembered, and begins again.",
    ),
    Rule(
        "bounded memory",
        ASSUMED,
        "10,000 profiles, pairs of profiles and requests are remembered; those used longest ago go first.",
    ),
)

RULES: Final = (*BEFORE, *(behaviour.rule for behaviour in (*WATCHING, *SPEAKING, *WRITING)), *AFTER)
"""Everything that `GET /` tells of."""
