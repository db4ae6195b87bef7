"""Any JSON becomes rows: what is right in the chat's words, what is wrong as it is."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.problem import Problem, Severity
from app.contract.wire import Json
from app.ui.chat.addresses import addresses
from app.ui.chat.message_problems import MessageProblem, message_problems
from app.ui.chat.notices import placed_notices
from app.ui.chat.reading import message_row
from app.ui.chat.results import Results, positions, talkers
from app.ui.chat.rows import MessageRow, NoticeTone
from app.ui.chat.visible import SHOWN_CHARACTERS, is_right_to_left, visible
from tests.ui.chat.samples import answer, exchange, message, refused, request

MARC_AND_LEA = talkers(request([]))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ODD_MESSAGES = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("id", "sender", "date", "text", "gifts", "poke", "pictureUrls", "other"), ANY_JSON
    ),
)


def row(*messages: Json, place: int = -1, results: Results | None = None) -> MessageRow:
    return message_row(messages, place % len(messages), results or Results(), NOW, UTC)


def words(*messages: Json) -> list[str]:
    return [f"{part.text} {part.note}".strip() for part in row(*messages).parts]


@given(st.lists(ANY_JSON | ODD_MESSAGES, min_size=1, max_size=4))
def test_any_json_is_a_row_with_something_to_see(messages: list[Json]) -> None:
    for place in range(len(messages)):
        shown = message_row(messages, place, Results(), NOW, UTC)
        assert shown.parts, f"nothing is shown for {messages[place]!r}"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (message("a", text=None, gifts=[{"name": "Rose", "tier": "LOW"}]), ["🎁 Rose (LOW)"]),
        (message("a", text=None, poke=True), ["👋 Poke"]),
        (
            message("a", text="Voilà", pictureUrls=["https://host.example/a/b/file.jpg?x=1"]),
            ["🖼 host.example/file.jpg", "Voilà"],
        ),
        (message("a", text=None), ["empty message"]),
        ({"text": 5, "gifts": "Rose"}, ['gifts: "Rose"', "text: 5"]),
        (5, ["5 not a message"]),
    ],
)
def test_a_message_is_shown_in_words(sent: Json, shown: list[str]) -> None:
    assert words(sent) == shown


def test_captions_say_time_and_sender() -> None:
    assert row(message("a")).caption == "10:00 · user"
    assert row(message("a", "PERSONA")).caption == "10:00 · persona"
    assert row(message("a", text=None, poke=True)).caption == "10:00 · poke"
    assert row({"text": "x", "sender": "BOT", "date": "yesterday"}).caption == 'yesterday · sender "BOT"'


def test_a_day_line_stands_where_the_day_changes() -> None:
    first, later = message("a"), message("b", date="2026-11-22T23:59:00Z")
    old = message("c", date="2023-04-25T10:00:00Z")
    assert row(first, later, place=0).day == "Sunday 22 November"
    assert row(first, later).day == ""
    assert row(first, 5, later).day == "", "a message without a date must not begin a day"
    assert row(first, old).day == "Tuesday 25 April 2023"


def test_answers_of_one_reply_have_one_caption_with_what_they_cost_together() -> None:
    sent = message("m")
    one, two = message("a1", "PERSONA"), message("a2", "PERSONA")
    results = Results()
    results.take([exchange(request([sent]), [answer("a1"), answer("a2")])])
    assert row(sent, one, two, place=1, results=results).caption == ""
    assert row(sent, one, two, results=results).caption == "persona · 2 messages · 3.1 s · 0.0250"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x00b\x1b[31m", "a␀b␛[31m"),
        ("pay \u202etxt.exe", "pay ⟨U+202E⟩txt.exe"),
        ("one\r\ntwo\ttab", "one\ntwo\ttab"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("hid\U000e0041den", "hid⟨U+E0041⟩den"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_what_is_unseen_or_reorders_text_is_written_out(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_a_huge_text_is_cut_and_says_so() -> None:
    shown = visible("w" * 20_000_000)
    assert shown.startswith("w" * SHOWN_CHARACTERS)
    assert shown.endswith("19,992,000 more characters")


def test_the_first_strong_letter_gives_a_paragraph_its_direction() -> None:
    assert is_right_to_left("123 שלום hello")
    assert is_right_to_left("حرف")
    assert not is_right_to_left("hello שלום")
    assert not is_right_to_left("日本 12")


def notices(content: list[Json], *exchanges: object) -> list[tuple[int, str]]:
    results = Results()
    results.take(list(exchanges))  # type: ignore[arg-type] # a list of exchanges
    found = placed_notices(results, positions(content), MARC_AND_LEA, NOW, UTC)
    return [(place, notice.row.text) for place, notice in found]


def test_a_pause_is_a_banner_below_its_answer() -> None:
    sent, came = message("m"), message("a1", "PERSONA")
    paused = answer("a1", stop="PAUSE_CONVERSATION", until="2026-11-22T16:07:04+00:00")
    told = notices([sent, came, message("n")], exchange(request([sent]), [paused]))
    assert told == [(1, "The service paused this conversation until 16:07 · PAUSE_CONVERSATION")]


def test_a_stop_without_an_answer_is_told_below_what_was_sent() -> None:
    sent = message("m")
    stopped = answer("a1", None, stop="USER_SUSPICIOUS")
    told = notices([sent], exchange(request([sent]), [stopped]))
    assert told == [(0, "The service stopped this conversation for good · USER_SUSPICIOUS")]


def test_a_failure_is_told_until_the_same_conversation_is_answered() -> None:
    sent, came = message("m"), message("a1", "PERSONA")
    failed = exchange(request([sent]), failure=refused(), status=429)
    assert notices([sent], failed) == [(0, refused().message)]
    assert notices([sent, came], failed, exchange(request([sent]), [answer("a1")])) == []


def test_an_outcome_stands_only_in_the_conversation_that_was_sent() -> None:
    gone = exchange(request([message("gone")]), failure=refused(), status=429)
    assert notices([message("other")], gone) == []
    others = {**request([]), "personaProfile": {"firstName": "Noa"}}
    assert notices([], exchange(others, failure=refused(), status=429)) == []
    assert notices([], exchange(request([]), failure=refused(), status=429)) == [(-1, refused().message)]


def test_of_two_replies_with_the_same_answer_ids_only_the_later_one_has_a_banner() -> None:
    sent, came = message("m"), message("a1", "PERSONA")
    stopped = answer("a1", stop="USER_SUSPICIOUS")
    paused = answer("a1", stop="PAUSE_CONVERSATION", until="2026-11-22T16:07:04+00:00")
    told = notices([sent, came], exchange(request([]), [stopped]), exchange(request([sent]), [paused]))
    assert told == [(1, "The service paused this conversation until 16:07 · PAUSE_CONVERSATION")]
    assert notices([sent], exchange(request([]), [stopped]), exchange(request([sent]), [paused])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/x?y=1.", [(4, "https://a.example/x?y=1")]),
        ("(http://a.example/b_(c))", [(1, "http://a.example/b_(c)")]),
        ("🏔 https://a.example, http://b.example!", [(2, "https://a.example"), (21, "http://b.example")]),
        ("javascript:alert(1) file:///etc/passwd www.a.example", []),
    ],
)
def test_web_addresses_are_found_without_the_signs_around_them(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert addresses(text) == found


def test_the_first_problem_of_a_message_and_how_many_more_stand_in_one_line() -> None:
    hint = Problem("/messages/1/date", Severity.HINT, "The date is old. It has no effect.", "old")
    problem = Problem("/messages/1/text", Severity.PROBLEM, "The text is too long. Cut it.", "long")
    elsewhere = Problem("/messages", Severity.PROBLEM, "Too many.", "many")
    assert message_problems([hint, problem, elsewhere]) == {
        1: MessageProblem("Text: The text is too long. And 1 more.", NoticeTone.DANGER)
    }
    assert message_problems([hint])[1].tone is NoticeTone.WARNING


def test_no_messages_in_the_reply_is_told() -> None:
    results = Results()
    results.take([exchange(request([message("m")]))])
    ((place, notice),) = placed_notices(results, positions([message("m")]), MARC_AND_LEA, NOW, UTC)
    assert (place, notice.row.tone) == (0, NoticeTone.QUIET)
    assert "no messages" in notice.row.text
