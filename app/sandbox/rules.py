"""The table of what the sandbox does; the behaviours in it are applied in its order."""

from typing import Final

from app.sandbox.draft import Behaviour, Rule, Source
from app.sandbox.reacting import (
    engage,
    greet,
    react_to_gestures,
    refuse_meeting,
    show_personality,
    stay_silent,
)
from app.sandbox.writing import add_emojis, rewrite_greek, write

DOCUMENTED, ASSUMED = Source.DOCUMENTED, Source.ASSUMED

BEHAVIOURS: Final = (
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
            "engage",
            DOCUMENTED,
            "ICEBREAKER opens, NUDGE and REVIVE re-engage; PHOTO_COMMENT without a main picture is AUTO.",
        ),
        engage,
    ),
    Behaviour(Rule("greeting", ASSUMED, "The persona's first message begins with a greeting."), greet),
    Behaviour(
        Rule("gifts, pokes and pictures", DOCUMENTED, "Each gets a sentence of its own."),
        react_to_gestures,
    ),
    Behaviour(
        Rule("meeting policy", DOCUMENTED, "A wish to meet, known by a few words, is refused as asked for."),
        refuse_meeting,
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
        Rule(
            "lengths, questions and several messages",
            ASSUMED,
            "Sentences are counted where lengths are fixed and vary by one otherwise; questions come at the "
            "share asked for, at 0.4 when left out; several messages come with a chance of 0.9, 0.6, 0.3 "
            "or 0.1, at 0.3 when left out.",
        ),
        write,
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

RULES: Final = (
    Rule("token", ASSUMED, "Any bearer token is taken; without one the answer is 401."),
    Rule(
        "contract",
        ASSUMED,
        "A body that is not JSON gets 400; one that breaks the contract gets 422 with every broken rule.",
    ),
    Rule("adults only", DOCUMENTED, "A profile under 18 gets 422, whatever else the request says."),
    Rule("duplicates", DOCUMENTED, "Of messages with the same id the first one counts."),
    Rule(
        "language",
        DOCUMENTED,
        "The answers are in the request's language, or in the additional one when the user writes in it; "
        "EN when left out, which is our assumption.",
    ),
    *(behaviour.rule for behaviour in BEHAVIOURS),
    Rule("cost", ASSUMED, "Depends on the model and the length; generatePersonality costs more."),
    Rule(
        "delays",
        DOCUMENTED,
        "bufferSeconds, the model's time and replyTypingDelay are waited for, divided by the speed.",
    ),
    Rule("repeatable", ASSUMED, "The same seed, clock and request give the same bytes."),
)
"""Everything that `GET /` tells of."""
