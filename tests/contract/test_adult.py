"""Nobody under 18 gets through, whatever the spelling of the birthdate or of its key."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.adult import is_minor, minors, turns_adult

TODAY = date(2026, 11, 22)
EPOCH = date(1970, 1, 1)

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)

SPELLINGS = [
    ("yyyy-MM-dd", lambda d: d.isoformat()),
    ("white space around", lambda d: f" \t{d.isoformat()}\n"),
    ("invisible letters within", lambda d: "\u200b" + d.isoformat().replace("-", "\u2011\u200d")),
    ("Arabic digits", lambda d: d.isoformat().translate({48 + n: 0x660 + n for n in range(10)})),
    ("full-width digits", lambda d: d.isoformat().translate({48 + n: 0xFF10 + n for n in range(10)})),
    ("date-time", lambda d: f"{d.isoformat()}T00:00:00Z"),
    ("date-time with offset", lambda d: f"{d.isoformat()}T12:30:00.000+02:00"),
    ("date and time with a space", lambda d: f"{d.isoformat()} 08:00"),
    ("dd.mm.yyyy", lambda d: f"{d.day:02}.{d.month:02}.{d.year}"),
    ("mm/dd/yyyy", lambda d: f"{d.month:02}/{d.day:02}/{d.year}"),
    ("yyyy/m/d", lambda d: f"{d.year}/{d.month}/{d.day}"),
    ("dd-mm-yy", lambda d: f"{d.day:02}-{d.month:02}-{d.year % 100:02}"),
    ("yyyymmdd text", lambda d: d.strftime("%Y%m%d")),
    ("ddmmyyyy text", lambda d: d.strftime("%d%m%Y")),
    ("yyyymmdd number", lambda d: int(d.strftime("%Y%m%d"))),
    ("yyyymmddHHMMSS", lambda d: d.strftime("%Y%m%d") + "101500"),
    ("year alone", lambda d: str(d.year)),
    ("year as a number", lambda d: d.year),
    ("month in words", lambda d: f"{d.day} mai {d.year}"),
    ("epoch seconds", lambda d: (d - EPOCH).days * 86400),
    ("epoch seconds text", lambda d: str((d - EPOCH).days * 86400)),
    ("epoch milliseconds", lambda d: (d - EPOCH).days * 86_400_000),
    ("epoch with a fraction", lambda d: (d - EPOCH).days * 86400 + 0.5),
    ("list of parts", lambda d: [d.year, d.month, d.day]),
    ("object of parts", lambda d: {"day": d.day, "month": d.month, "year": d.year}),
    ("in a list", lambda d: [d.isoformat()]),
]


@pytest.mark.parametrize(("name", "spell"), SPELLINGS, ids=[name for name, _ in SPELLINGS])
@settings(max_examples=30)
@given(years=st.integers(0, 17), days=st.integers(0, 364))
def test_a_minor_is_refused_in_every_spelling(name, spell, years, days):
    born = turns_adult(TODAY).replace(year=TODAY.year - years) - timedelta(days=days)
    if turns_adult(born) > TODAY:
        assert is_minor({"birthdate": spell(born)}, TODAY), f"{spell(born)!r} is under 18"


@pytest.mark.parametrize(("name", "spell"), SPELLINGS, ids=[name for name, _ in SPELLINGS])
@settings(max_examples=30)
@given(born=st.dates(date(1977, 1, 1), date(1999, 12, 31)))
def test_a_grown_up_passes_in_every_spelling(name, spell, born):
    assert not is_minor({"birthdate": spell(born)}, TODAY), f"{spell(born)!r} is over 18"


@given(st.dates(date(1930, 1, 1), date(2100, 1, 1)), st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_the_documented_spelling_is_judged_to_the_day(born, today):
    birthdays = today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    assert is_minor({"birthdate": born.isoformat()}, today) == (birthdays < 18)


@pytest.mark.parametrize(
    ("born", "today", "minor"),
    [
        ("2008-11-22", date(2026, 11, 22), False),
        ("2008-11-23", date(2026, 11, 22), True),
        ("2008-02-29", date(2026, 2, 28), True),
        ("2008-02-29", date(2026, 3, 1), False),
        ("2999-01-01", date(2026, 11, 22), True),
        ("9999-12-31", date(2026, 11, 22), True),
        ("08/11/2008", date(2026, 9, 1), True),
        ("2010-13-45", date(2026, 11, 22), True),
        ("2008-11-21T23:00:00Z", date(2026, 11, 21), True),
    ],
)
def test_birthdays_and_doubtful_dates(born, today, minor):
    assert is_minor({"birthdate": born}, today) is minor


@pytest.mark.parametrize(
    "key",
    ["birthDate", "birth_date", "BIRTHDATE", "dateOfBirth", "date-of-birth", "birthday", "dob", "birthYear"],
)
def test_other_keys_are_read_too(key):
    assert is_minor({key: "2012-01-01"}, TODAY)
    assert is_minor({"features": {key: "2012-01-01"}}, TODAY)
    assert not is_minor({key: "1990-01-01"}, TODAY)


@pytest.mark.parametrize("age", [17, 0, -1, 17.9, "17", " 16 years", "١٧"])
def test_an_age_under_18_is_refused(age):
    assert is_minor({"birthdate": "1990-05-14", "age": age}, TODAY)


@pytest.mark.parametrize("age", [18, 44, "18", True, None, "unknown"])
def test_an_age_of_18_or_none_passes(age):
    assert not is_minor({"birthdate": "1990-05-14", "age": age}, TODAY)


def test_children_and_pets_may_be_young():
    profile = {
        "birthdate": "1990-05-14",
        "children": [{"age": 3, "birthdate": "2023-01-01"}],
        "pets": [{"age": 2}],
    }

    assert not is_minor(profile, TODAY)


@pytest.mark.parametrize("value", ["soon", "", None, True, [], {}, 1e400, float("nan"), 10**40, "9" * 9000])
def test_what_means_no_date_is_no_minors(value):
    assert not is_minor({"birthdate": value}, TODAY)


def test_every_place_in_a_request_is_named():
    young, grown = {"birthdate": "2012-01-01"}, {"birthdate": "1990-01-01"}
    overrides = {"replyParameters": {"personaProfileOverrides": {"age": 16}}}

    assert minors({"userProfile": young, "personaProfile": grown}, TODAY) == ("/userProfile/birthdate",)
    assert minors({"userProfile": grown, "personaProfile": young}, TODAY) == ("/personaProfile/birthdate",)
    assert minors({"persona_profile": young}, TODAY) == ("/persona_profile/birthdate",)
    assert minors({"userProfile": [young]}, TODAY) == ("/userProfile/0/birthdate",)
    assert minors(overrides, TODAY) == ("/replyParameters/personaProfileOverrides/age",)
    assert minors({"userProfile": grown, "messages": [young]}, TODAY) == ()


@given(ANY_JSON)
def test_any_json_is_judged_without_a_crash(value):
    is_minor(value, TODAY)
    is_minor({"birthdate": value, "age": value, "features": value}, TODAY)
    minors({"userProfile": value, "replyParameters": value}, TODAY)
