"""What the contract says of a document: each broken rule at its place, in words, and never a crash."""

import copy
import timeit
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.describe import by_path
from app.contract.judge import judge, judge_profile, judge_reply_parameters
from app.contract.pointer import NOT_SENT, parent, resolve, split
from app.contract.problem import Problem, Severity
from app.contract.wire import NumberText, loads

TODAY = date(2026, 11, 22)
DATA = Path(__file__).parents[1] / "data"
EXAMPLE = loads((DATA / "request-example.json").read_bytes())


def profile(**fields):
    return {"id": "p", "firstName": "Marc", "birthdate": "1990-05-14"} | fields


def request(user=None, persona=None, reply=None, **fields):
    document = {
        "userProfile": profile(id="marc") | (user or {}),
        "personaProfile": profile(id="lea") | (persona or {}),
        **fields,
    }
    return document if reply is None else document | {"replyParameters": reply}


def found(document, severity=None) -> dict[str, Problem]:
    return {p.pointer: p for p in judge(document, TODAY) if severity in (None, p.severity)}


def put(document, pointer, value):
    """A copy of the document with `value` at `pointer`."""
    changed = copy.deepcopy(document)
    holder, key = resolve(changed, parent(pointer)), split(pointer)[-1]
    key = int(key) if isinstance(holder, list) else key
    if value is NOT_SENT:
        del holder[key]
    else:
        holder[key] = value
    return changed


def test_a_plain_request_has_no_findings():
    assert judge(request(), TODAY) == ()


def test_the_documented_example_breaks_nothing_but_its_placeholders():
    assert list(found(EXAMPLE, Severity.PROBLEM)) == [
        "/messages/0/pictureUrls/0",
        "/replyParameters/shareablePictures/0/url",
    ]


@pytest.mark.parametrize(
    ("pointer", "value", "sentence"),
    [
        ("/replyParameters/maxProcessingTimeSeconds", "120", 'Must be 300 to 86 400 s, not "120".'),
        ("/replyParameters/maxProcessingTimeSeconds", 86401, "Must be 300 to 86 400 s, not 86 401."),
        ("/replyParameters/bufferSeconds", "five", 'Must be 0 to 180 s, not "five".'),
        ("/replyParameters/bufferSeconds", True, "Must be 0 to 180 s, not true."),
        ("/replyParameters/questionFrequency", NumberText("1.50"), "Must be 0 to 1, not 1.50."),
        (
            "/replyParameters/action/pauseConversation/duration",
            0,
            "Must be a whole number, 1 to 43 200 s, not 0.",
        ),
        ("/replyParameters/emojis", "OFTEN", 'Must be FREQUENT, SOMETIMES, RARELY or NEVER, not "OFTEN".'),
        ("/replyParameters/vision", [], "Must be an object, not a list."),
        ("/replyParameters/chatModel", None, "Must not be null. Give a value or leave it out."),
        ("/language", "XX", 'Must be one of the 39 documented values, not "XX".'),
        ("/additionalLanguages", ["FR", "DE"], "Must be 1 item or fewer, not 2."),
        ("/messages", "hello", 'Must be a list, not "hello".'),
        ("/messages/0", 5, "Must be an object, not 5."),
        ("/messages/0/text", "x" * 513, "Must be 512 characters or fewer, not 513."),
        ("/messages/0/poke", "yes", 'Must be true or false, not "yes".'),
        (
            "/messages/0/date",
            "2023-04-25",
            "Must be a date and time with offset, such as 2025-01-01T12:34:20Z",
        ),
        ("/userProfile/birthdate", "1990-02-30", "Must be a date such as 1990-05-14"),
        ("/userProfile/countryCode", "FRA", "Must be exactly 2 characters, not 3."),
        (
            "/userProfile/mainPictureUrl",
            "http://example.org/a.jpg",
            "Must be an address that begins with https://",
        ),
        ("/userProfile/features/interests/0", "KNITTING", "Must be one of the 33 documented values"),
        ("/userProfile/features/childrenCount", 1.0, "Must be a whole number, not 1.0."),
        ("/userProfile/pets/0/name", "", "Must not be empty. Give a text or leave it out."),
        ("/userProfile/id", NOT_SENT, "Profile id is missing. Every request needs it."),
        ("/personaProfile", NOT_SENT, "Persona is missing. Every request needs it."),
    ],
)
def test_a_broken_limit_is_told_at_its_place(pointer, value, sentence):
    problem = found(put(EXAMPLE, pointer, value), Severity.PROBLEM).get(pointer)

    assert problem is not None, f"nothing was said at {pointer}"
    assert problem.message.startswith(sentence.removesuffix("."))


@pytest.mark.parametrize("value", [5, 5.5, "5", "5.5", "0", 0, "180", 180, "180.0"])
def test_seconds_may_be_a_number_or_its_text(value):
    assert found(request(reply={"bufferSeconds": value})) == {}


@pytest.mark.parametrize("value", ["http://example.org/a", "https://example.org", "https://[::1]:8080/a?b=c"])
def test_an_address_without_a_pattern_may_be_any_absolute_one(value):
    reply = {"chatModel": "chat-2-pro", "shareablePictures": [{"url": value}]}

    assert found(request(reply=reply)) == {}


@pytest.mark.parametrize(
    "value", ["ftp://example.org/a", "/a.jpg", "https://", "https://ex ample.org", "http://:80/a"]
)
def test_what_is_no_absolute_address_is_refused(value):
    reply = {"chatModel": "chat-2-pro", "shareablePictures": [{"url": value}]}

    assert list(found(request(reply=reply), Severity.PROBLEM)) == ["/replyParameters/shareablePictures/0/url"]


def example_pointer(field):
    """Where the field stands in the example, which shows every one."""
    return "/" + field.path.replace("[]", ".0").replace(".", "/")


def test_null_is_refused_exactly_where_the_contract_does_not_say_nullable():
    for field in by_path().values():
        pointer = example_pointer(field)
        problems = judge(put(EXAMPLE, pointer, None), TODAY)
        refused = [p for p in problems if p.pointer == pointer and p.message.startswith("Must not be null")]
        assert bool(refused) is not field.nullable, (
            f"{field.path}: null is {'refused' if refused else 'taken'}"
        )


def test_what_the_contract_does_not_know_is_a_hint():
    document = request(
        user={"shoeSize": 41}, messages=[{"id": "1", "gifts": [{"name": "Rose", "tier": "GOLD"}]}]
    )
    document["first_name"] = 5

    hints = found(document)
    assert [(p.severity, p.rule) for p in hints.values()] == [
        (Severity.HINT, "unknown-field"),
        (Severity.HINT, "unknown-value"),
        (Severity.HINT, "unknown-field"),
    ]
    assert list(hints) == ["/userProfile/shoeSize", "/messages/0/gifts/0/tier", "/first_name"]
    assert hints["/first_name"].message == "The contract does not know this field. It is sent as it is."


def test_snake_case_is_unknown_on_the_wire_and_the_right_spelling_is_named():
    hints = found(request(user={"first_name": 5}))

    assert (
        hints["/userProfile/first_name"].message
        == "The contract spells this field firstName. It is sent as it is."
    )


def test_a_value_in_the_wrong_case_can_be_mended():
    problem = found(request(language="en-gb"))["/language"]

    assert problem.mend is not None
    assert (problem.mend.pointer, problem.mend.value) == ("/language", "EN_GB")


SEE = {"sharedPicturesAnalysis": True}
SHARE = [{"id": "1", "url": "https://example.org/1.jpg"}]
BANS = {"aiSuspicionOptionSet": {"banDurations": [7200]}}
RULES = [
    ("no name", request(user={"firstName": " "}), "/userProfile/firstName", "name"),
    ("city without country", request(user={"city": "Lyon"}), "/userProfile/city", "country"),
    (
        "postal code without country",
        request(persona={"postalCode": "1"}),
        "/personaProfile/postalCode",
        "country",
    ),
    (
        "surgery status",
        request(user={"gender": "MAN", "features": {"surgeryStatus": "NON_OP"}}),
        "/userProfile/features/surgeryStatus",
        "surgery-status",
    ),
    ("expired", request(user={"expiresAt": "2026-11-21T23:59:59Z"}), "/userProfile/expiresAt", "expires"),
    (
        "expires soon",
        request(user={"expiresAt": "2026-11-22T20:00:00Z"}),
        "/userProfile/expiresAt",
        "expires",
    ),
    (
        "vision",
        request(reply={"vision": SEE}),
        "/replyParameters/vision/sharedPicturesAnalysis",
        "chat-model",
    ),
    (
        "shareable pictures",
        request(reply={"chatModel": "dating-pro-1", "shareablePictures": SHARE}),
        "/replyParameters/shareablePictures",
        "chat-model",
    ),
    (
        "icebreaker",
        request(reply={"icebreakerType": "NEARBY"}),
        "/replyParameters/icebreakerType",
        "icebreaker",
    ),
    (
        "photo comment",
        request(reply={"icebreakerType": "PHOTO_COMMENT", "engage": "AUTO"}),
        "/replyParameters/icebreakerType",
        "photo-comment",
    ),
    (
        "how often",
        request(reply={"multipleMessagesPerReplyFrequency": "RARE"}),
        "/replyParameters/multipleMessagesPerReplyFrequency",
        "several-messages",
    ),
    (
        "greek",
        request(reply={"postProcessing": {"greekRewrite": True}}, language="FR"),
        "/replyParameters/postProcessing/greekRewrite",
        "greek",
    ),
    ("length", request(reply={"sentenceLength": "SHORT"}), "/replyParameters/sentenceLength", "fixed-length"),
    (
        "bans of a guardrail that is off",
        request(reply={"guardrails": {"aiSuspicion": False} | BANS}),
        "/replyParameters/guardrails/aiSuspicionOptionSet/banDurations",
        "bans",
    ),
    (
        "bans without safety",
        request(reply={"guardrails": BANS, "disableSafetyFeatures": True}),
        "/replyParameters/guardrails/aiSuspicionOptionSet/banDurations",
        "bans",
    ),
    (
        "deprecated",
        request(reply={"guardrails": {"dangerousDrugUse": True}}),
        "/replyParameters/guardrails/dangerousDrugUse",
        "deprecated",
    ),
    (
        "same language",
        request(language="FR", additionalLanguages=["FR"]),
        "/additionalLanguages/0",
        "same-language",
    ),
    ("same profile", request(persona={"id": "marc"}), "/personaProfile/id", "same-profile"),
    (
        "same message id",
        request(messages=[{"id": "a", "text": "x"}, {"id": "b", "text": "x"}, {"id": "a", "text": "x"}]),
        "/messages/2/id",
        "message-id",
    ),
    (
        "out of order, told once",
        request(
            messages=[
                {"text": "x", "date": "2026-01-01T10:00:00+02:00"},
                {"text": "x", "date": "2026-01-01T08:30:00Z"},
                {"text": "x", "date": "2026-01-01T09:00:00+02:00"},
                {"text": "x", "date": "2026-01-01T07:00:00Z"},
            ]
        ),
        "/messages/2/date",
        "message-order",
    ),
    (
        "empty message",
        request(messages=[{"id": "a", "text": " ", "gifts": []}]),
        "/messages/0",
        "empty-message",
    ),
]
BREAKING = {"name", "message-id", "message-order"}


@pytest.mark.parametrize(
    ("document", "pointer", "rule"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_each_rule_speaks_once_at_its_place_and_its_mend_silences_it(document, pointer, rule):
    problems = judge(document, TODAY)

    assert [(p.pointer, p.rule) for p in problems] == [(pointer, rule)]
    assert problems[0].severity is (Severity.PROBLEM if rule in BREAKING else Severity.HINT)
    mend = problems[0].mend
    if mend is not None:
        assert judge(put(document, mend.pointer, mend.value), TODAY) == ()


@pytest.mark.parametrize(
    "document",
    [
        request(user={"firstName": "", "nickname": "M"}),
        request(user={"city": "Lyon", "countryCode": "FR", "postalCode": "69001"}),
        request(user={"gender": "TRANS_WOMAN", "features": {"surgeryStatus": "NON_OP"}}),
        request(user={"expiresAt": "2026-11-24T00:00:00Z"}),
        request(reply={"chatModel": "chat-2-smart", "vision": SEE, "shareablePictures": SHARE}),
        request(reply={"vision": {"sharedPicturesAnalysis": False}, "shareablePictures": []}),
        request(reply={"icebreakerType": "NEARBY", "engage": "ICEBREAKER"}),
        request(reply={"sentenceLength": "SHORT", "messageLength": None, "fixedResponseLength": True}),
        request(reply={"guardrails": BANS}),
        request(reply={"postProcessing": {"greekRewrite": True}}, language="EL_GR"),
        request(messages=[{"poke": True}, {"pictureUrls": ["http://example.org/a.jpg"]}, {"gifts": [{}]}]),
        request(
            messages=[
                {"text": "x", "date": "2026-01-01T10:00:00Z"},
                {"text": "x", "date": "2026-01-01T10:00:00Z"},
            ]
        ),
    ],
)
def test_what_keeps_the_rules_is_left_alone(document):
    assert judge(document, TODAY) == ()


@pytest.mark.parametrize("side", ["userProfile", "personaProfile"])
def test_a_minor_blocks(side):
    document = request()
    document[side]["birthdate"] = "2008-11-23"

    blocking = [p for p in judge(document, TODAY) if p.blocks]
    assert [(p.pointer, p.rule, p.severity) for p in blocking] == [
        (f"/{side}/birthdate", "under-age", Severity.PROBLEM)
    ]
    assert not any(p.blocks for p in judge(document, date(2026, 11, 23)))


def test_parts_are_judged_alone_with_pointers_from_their_own_root():
    minor = judge_profile({"birthdate": "2015-01-01", "city": "Lyon"}, TODAY)
    reply = judge_reply_parameters(
        {"engage": "x", "vision": SEE, "personaProfileOverrides": {"age": 3}}, TODAY
    )

    assert [(p.pointer, p.blocks) for p in minor] == [
        ("/firstName", False),
        ("/birthdate", True),
        ("/city", False),
    ]
    assert [p.pointer for p in reply] == [
        "/engage",
        "/personaProfileOverrides/age",
        "/personaProfileOverrides/age",
        "/vision/sharedPicturesAnalysis",
    ]
    assert judge_profile(5, TODAY)[0].message == "Must be an object, not 5."


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8)
ANY_JSON = st.recursive(
    SCALARS
    | st.sampled_from(["AUTO", "TRANS_MAN", "2026-01-01T10:00:00Z", "0001-01-01T00:00:00+14:00", "EL_GR"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(sorted({field.name for field in by_path().values()})), inner, max_size=5
        )
        | st.dictionaries(st.text(st.characters(), max_size=6), inner, max_size=2)
    ),
    max_leaves=12,
)


@given(ANY_JSON, st.data())
def test_any_json_is_judged_without_a_crash(value, data):
    judge(value, TODAY)
    judge_profile(value, TODAY)
    judge_reply_parameters(value, TODAY)
    field = data.draw(st.sampled_from(list(by_path().values())))
    for problem in judge(put(EXAMPLE, example_pointer(field), value), TODAY):
        assert problem.message.endswith(".")
        assert problem.message.isprintable(), f"{problem.message!r} can't be shown"


def test_judging_is_fast_enough_for_every_keystroke():
    long = copy.deepcopy(EXAMPLE)
    long["messages"] = [
        {"id": f"m{n}", "sender": "USER", "date": f"2026-01-01T{n // 60:02}:{n % 60:02}:00Z", "text": "hello"}
        for n in range(500)
    ]
    fastest = min(timeit.repeat(lambda: judge(long, TODAY), number=1, repeat=20))

    assert fastest < 0.02, f"500 messages took {fastest * 1000:.1f} ms; about 2 ms are usual"


def test_a_number_beyond_all_floats_is_a_problem():
    problems = found(request(user={"features": {"height": NumberText("1e999")}}), Severity.PROBLEM)
    assert problems["/userProfile/features/height"].message == "Must be a number, not 1e999."


def test_a_list_that_is_too_long_hides_no_wrong_item():
    problems = found(request(additionalLanguages=["EN_GB", "fr", 5]), Severity.PROBLEM)
    assert list(problems) == [
        "/additionalLanguages",
        "/additionalLanguages/1",
        "/additionalLanguages/2",
    ]
    assert problems["/additionalLanguages/1"].mend is not None, "FR is what is meant"


@pytest.mark.parametrize(
    ("document", "whom"),
    [
        (request(user={"birthdate": "2015-01-01"}), "the user"),
        (request(persona={"birthdate": "2015-01-01"}), "the persona"),
        (request(reply={"personaProfileOverrides": {"birthdate": "2015-01-01"}}), "the persona"),
    ],
)
def test_who_is_under_age_is_told(document, whom):
    (problem,) = (problem for problem in judge(document, TODAY) if problem.blocks)
    assert problem.message == f"This makes {whom} younger than 18. Such a request is never sent."


def test_a_profile_under_18_on_its_own_is_told_too():
    problems = judge_profile(profile(birthdate="2015-01-01"), TODAY)
    assert "this person younger than 18" in next(problem.message for problem in problems if problem.blocks)
