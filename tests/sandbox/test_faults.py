"""The faults as they are on the wire, seen by a plain socket."""

import json
import sys
from collections import Counter
from itertools import pairwise

import pytest

from app.contract.wire import NotJson, loads
from app.sandbox.faults.choice import Faults
from app.sandbox.faults.names import FAULTS, FaultError, Share, share_of
from app.sandbox.process import start
from tests.sandbox.plain_socket import connect, look, post

COMMAND = ("-m", "app", "sandbox")


@pytest.fixture
def strike(sandbox, request_with):
    """What a plain socket sees of a fault that a request asks for by its tag."""

    def ask(name, **options):
        with connect(sandbox.base_url) as connection:
            post(connection, request_with(tags={"sandbox.fault": name}))
            return look(connection, **options)

    return ask


@pytest.fixture
def with_faults():
    """Starts sandboxes with faults switched on."""
    running = []

    def begin(*shares, seed=7):
        options = [part for share in shares for part in ("--fault", share)]
        running.append(start(seed=seed, command=(*COMMAND, *options)))
        return running[-1].base_url

    yield begin
    for sandbox in running:
        sandbox.stop()


def test_a_reset_comes_before_a_byte_of_the_response(strike):
    seen = strike("reset")
    assert (seen.raw, seen.end) == (b"", "reset")


def test_a_reset_in_the_body_comes_after_half_of_it(strike):
    seen = strike("reset-in-body")
    assert seen.head.startswith(b"HTTP/1.1 200 ")
    assert len(seen.body) == seen.promised // 2
    assert seen.end == "reset"


def test_a_cut_body_ends_with_a_fin_although_more_was_promised(strike):
    seen = strike("cut")
    assert seen.head.startswith(b"HTTP/1.1 200 ")
    assert len(seen.body) == seen.promised // 2
    assert seen.end == "fin"


def test_a_drip_comes_byte_by_byte_and_is_whole(strike):
    seen = strike("drip")
    assert len(loads(seen.body)["answers"]) == 1
    assert seen.reads > seen.promised / 10, "each byte is sent alone; a slow reader may see some at once"


def test_silence_keeps_the_connection_open_without_a_byte(strike):
    seen = strike("silence", patience=0.2)
    assert (seen.raw, seen.end) == (b"", "open")


def test_an_empty_body_is_promised_empty(strike):
    seen = strike("empty")
    assert seen.head.startswith(b"HTTP/1.1 200 ")
    assert (seen.promised, seen.body) == (0, b"")


def test_bodies_that_no_reader_takes(strike):
    with pytest.raises(UnicodeDecodeError):
        strike("invalid-utf-8").body.decode()
    with pytest.raises(NotJson):
        loads(strike("not-json").body)
    assert "answers" not in loads(strike("no-answers").body)


def test_wrong_types_spare_no_field_of_an_answer(strike, post, request_with):
    [right] = post(request_with()).json()["answers"]
    [wrong] = loads(strike("wrong-types").body)["answers"]
    assert wrong.keys() == right.keys()
    kinds = {"id": str, "responseTime": int | float, "sequenceNumber": int, "tags": dict}
    for name, value in wrong.items():
        assert not isinstance(value, kinds.get(name, str)), name


def test_large_bodies_are_large(strike):
    lines, line = (loads(strike(name).body)["answers"][0]["text"] for name in ("20-mb", "2-mb-line"))
    assert len(lines) > 20_000_000
    assert max(map(len, lines.splitlines())) < 100
    assert len(line) == 2_000_000
    assert len(line.split()) == 1


def test_a_gateways_page_and_a_redirect(strike):
    page, redirect = strike("502"), strike("redirect")
    assert b"text/html" in page.head
    assert page.body.startswith(b"<html>")
    assert redirect.head.startswith(b"HTTP/1.1 307 ")
    assert b"location: https://elsewhere.invalid/" in redirect.head


@pytest.mark.parametrize(("name", "wait"), [("429", b"retry-after: 30"), ("429-no-retry-after", None)])
def test_too_many_requests_with_and_without_a_time(strike, name, wait):
    seen = strike(name)
    assert seen.head.startswith(b"HTTP/1.1 429 ")
    assert (b"retry-after" in seen.head) is (wait is not None)
    assert wait is None or wait in seen.head


@pytest.mark.parametrize("wanted", ["no-such-fault", "refused", 429])
def test_an_unknown_fault_is_told_with_the_known_ones(post, request_with, wanted):
    response = post(request_with(tags={"sandbox.fault": wanted}))
    assert response.status_code == 422
    [rule] = response.json()["detail"]
    assert (rule["path"], rule["value"]) == ("/tags/sandbox.fault", wanted)
    assert "429-no-retry-after, 500, 502" in rule["message"]


def test_a_tag_spelt_with_escapes_counts_too(web, request_with):
    body = json.dumps(request_with(tags={"sandbox.fault": "503"})).replace(
        "sandbox.fault", r"sandbox\u002efault"
    )
    assert web.post("/cs/v1/content_creation/conversations/generate", content=body).status_code == 503


def test_no_fault_hides_that_a_profile_is_under_18(post, request_with):
    request = request_with(tags={"sandbox.fault": "500"})
    request["userProfile"]["birthdate"] = "2015-01-01"
    assert post(request).status_code == 422


def test_the_sandbox_tells_its_faults(web):
    card = web.get("/").json()
    assert [fault["name"] for fault in card["faults"]] == [fault.name for fault in FAULTS]
    assert card["faultsOn"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tries for two seconds")
def test_a_refused_connection_is_refused(with_faults):
    base_url = with_faults("refused")
    with pytest.raises(ConnectionRefusedError):
        connect(base_url)


def test_dropped_connections_are_reset_at_once(with_faults):
    base_url = with_faults("dropped:0.5")
    ends = Counter()
    for _ in range(40):
        try:
            with connect(base_url) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: sandbox\r\n\r\n")
                ends[look(connection).end] += 1
        except (BrokenPipeError, ConnectionResetError):
            ends["reset"] += 1
    assert ends.keys() == {"reset", "open"}
    assert 8 <= ends["reset"] <= 32, "about a half"


def test_a_share_of_requests_meets_a_fault_and_the_same_seed_chooses_the_same(with_faults, request_with):
    def statuses():
        with connect(with_faults("503:0.3", "429:0.2")) as connection:
            for _ in range(60):
                post(connection, request_with())
                yield look(connection).head.split(b" ")[1].decode()

    first, second = list(statuses()), list(statuses())
    assert first == second
    assert set(first) == {"200", "429", "503"}


def test_the_rates_hold_over_many_requests():
    faults = Faults.of([share_of("500:0.25"), share_of("reset:0.05"), share_of("dropped:0.5")], seed=3)
    drawn = Counter(fault.name if fault else None for fault in (faults.hits({}) for _ in range(10_000)))
    for name, rate in {"500": 0.25, "reset": 0.05, None: 0.70}.items():
        # 4.4 standard deviations: one in 100,000 seeds would fail, and this seed does not
        assert abs(drawn[name] / 10_000 - rate) < 4.4 * (rate * (1 - rate) / 10_000) ** 0.5


def test_a_tag_comes_before_the_share():
    faults = Faults.of([Share("500")], seed=1)
    assert faults.hits({"tags": {"sandbox.fault": "cut"}}).name == "cut"
    assert faults.hits({"tags": {"sandbox.fault": None}}).name == "500"


@pytest.mark.parametrize("text", ["nothing", "500:2", "500:-1", "500:nan", "500:often", "500:", "refused:.5"])
def test_a_share_that_cannot_be_is_told(text):
    with pytest.raises(FaultError, match=r"\.$"):
        share_of(text)


def test_rates_above_one_together_are_told():
    with pytest.raises(FaultError, match=r"add up to 1\.1,"):
        Faults.of([Share("500", 0.6), Share("reset", 0.5)], seed=0)
    assert Faults.of([Share("500", 0.6), Share("dropped", 0.5)], seed=0), "requests and connections are apart"


def test_each_fault_has_a_name_and_words_of_its_own():
    names = sorted(fault.name for fault in FAULTS)
    assert all(before != after for before, after in pairwise(names))
    assert all(words.endswith(".") for fault in FAULTS for words in (fault.does, fault.sees))
