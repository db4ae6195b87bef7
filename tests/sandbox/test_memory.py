"""What lasts from one request to the next: profiles, and how little of everything is kept."""

import pytest

from app.contract.profile import Profile
from app.sandbox.memory import KEPT, MOST_CHARACTERS, Bounded, Memory
from app.sandbox.stop import Past
from tests.sandbox.player import NOON, Player, request, sentences, texts

LONG = {"fixedResponseLength": True, "messageLength": "VERY_LONG", "questionFrequency": 0}


def persona(city, **more):
    return {"countryCode": "FR", "city": city, **more}


def cities(player, persona):
    """The cities that a persona names in some long replies."""
    wanted = request("Hello there", parameters=LONG, persona=persona)
    everything = "\n".join(texts(reply) for reply in player.many(wanted, 20))
    return {city for city in ("Lyon", "Paris", "Nice") if f"in {city}." in everything}


def test_the_same_version_keeps_what_was_stored_and_another_one_refreshes_it():
    player = Player()
    assert cities(player, persona("Lyon", version="1")) == {"Lyon"}
    assert cities(player, persona("Paris", version="1")) == {"Lyon"}
    assert cities(player, persona("Paris", version="2")) == {"Paris"}


def test_without_a_version_a_profile_is_taken_anew():
    player = Player()
    assert cities(player, persona("Lyon")) == {"Lyon"}
    assert cities(player, persona("Paris")) == {"Paris"}


def test_an_expired_profile_is_gone():
    player = Player()
    soon = {"version": "1", "expiresAt": "2026-11-23T12:00:00Z"}
    assert cities(player, persona("Lyon", **soon)) == {"Lyon"}
    player.clock.move(hours=25)
    assert cities(player, persona("Paris", version="1")) == {"Paris"}


def test_a_profile_is_kept_for_a_week_by_itself():
    player = Player()
    cities(player, persona("Lyon", version="1"))
    player.clock.move(days=6)
    assert cities(player, persona("Paris", version="1")) == {"Lyon"}
    player.clock.move(days=2)
    assert cities(player, persona("Paris", version="1")) == {"Paris"}
    assert KEPT.days == 7


def test_the_users_stored_name_is_said():
    player = Player()
    player.ask(request("Hello", user={"version": "1"}))
    again = texts(player.ask(request("Hello", user={"version": "1", "firstName": "Vera"})))
    assert any(sentence in again for sentence in sentences("greeting", name="Nora"))


def test_a_ban_outlives_the_profile():
    player = Player()
    player.ask(request("Shut up", user={"expiresAt": "2026-11-22T12:30:00Z"}))
    player.clock.move(hours=1)
    assert player.one(request("Hello"))["conversationStopReason"] == "USER_HOSTILE"


def test_what_was_used_longest_ago_is_forgotten_first():
    kept = Bounded(2)
    for key in "ab":
        kept.put(key, key)
    kept.get("a")
    kept.put("c", "c")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("a", None, "c")
    assert len(kept) == 2


def test_weight_is_bounded_too():
    kept = Bounded(100, 10, len)
    kept.put("a", "x" * 6)
    kept.put("a", "x" * 5)
    kept.put("b", "x" * 5)
    assert len(kept) == 2
    kept.put("c", "x")
    assert (kept.get("a"), kept.get("b")) == (None, "x" * 5)
    kept.put("d", "x" * 11)
    assert len(kept) == 0, "what is too heavy alone is not kept"
    assert MOST_CHARACTERS < 100_000_000


def test_memory_forgets_everything_when_asked():
    memory = Memory()
    memory.profile(Profile(id="p", version="1", first_name="Ida"), NOON)
    memory.remember(("u", "p"), Past({"USER_HOSTILE": 1}))
    assert memory.times(b"x") == 0
    assert memory.times(b"x") == 1
    memory.clear()
    assert memory.profile(Profile(id="p", version="1", first_name="Eva"), NOON).first_name == "Eva"
    assert memory.past(("u", "p")) == Past()
    assert memory.times(b"x") == 0


@pytest.mark.parametrize("pair", [("ab", "c"), ("a", "bc")])
def test_pairs_are_told_apart(pair):
    memory = Memory()
    memory.remember(pair, Past({"USER_HOSTILE": 1}))
    others = [known for known in (("ab", "c"), ("a", "bc"), pair[::-1]) if memory.past(known) != Past()]
    assert others == [pair]
