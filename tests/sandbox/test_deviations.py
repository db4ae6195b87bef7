"""Each deviation breaks its documented rule, and without it the rule holds."""

import pytest

from app.cli import parse
from app.contract.describe import answer_fields, by_path
from app.sandbox.clock import SystemClock
from app.sandbox.deviations.names import BY_NAME, DEVIATIONS
from app.sandbox.service import Service
from tests.sandbox.holding import RULES
from tests.sandbox.player import FOLDER, Player, request


@pytest.mark.parametrize("name", RULES)
def test_the_rule_holds_without_the_deviation(name):
    assert RULES[name](Player()), f"{BY_NAME[name].breaks} This should hold."


@pytest.mark.parametrize("name", RULES)
def test_the_deviation_breaks_the_rule(name):
    assert not RULES[name](Player((name,))), f"{BY_NAME[name].breaks} This should be seen."


def test_every_deviation_is_tried():
    assert list(RULES) == [deviation.name for deviation in DEVIATIONS]
    assert len(BY_NAME) == len(DEVIATIONS), "no name stands twice"


def test_every_deviation_says_which_field_and_rule_it_breaks():
    paths = set(by_path()) | {
        f"answers[].{child.name}" for field in answer_fields() for child in field.children
    }
    for deviation in DEVIATIONS:
        assert deviation.path in paths, deviation.name
        assert deviation.breaks.count(". ") >= 1, "the rule, and what happens here"
        assert deviation.breaks.endswith("."), deviation.name


def test_several_deviations_go_together():
    answer = Player(("tags-lost", "cost-negative", "emojis-although-never")).one(request("Hello"))
    assert "tags" not in answer
    assert answer["cost"].startswith("-")


def test_no_deviation_lets_a_profile_under_18_pass():
    young = request("Hello", user={"birthdate": "2012-01-01"})
    for deviation in DEVIATIONS:
        assert Player((deviation.name,)).outcome(young).status == 422, deviation.name


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError, match="no-such-rule"):
        Service.of(0, 1.0, SystemClock(), FOLDER, ["no-such-rule"])


def test_the_command_takes_deviations_by_name_and_lists_them(capsys):
    assert parse(["sandbox", "--deviate", "tags-lost", "--deviate", "cost-missing"]).deviations == [
        "tags-lost",
        "cost-missing",
    ]
    with pytest.raises(SystemExit):
        parse(["sandbox", "--deviate", "no-such-rule"])
    assert "no-such-rule is no deviation" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        parse(["sandbox", "--help"])
    told = "".join(capsys.readouterr().out.split())  # lines are wrapped, and the longest paths too
    for deviation in DEVIATIONS:
        assert "".join(f"{deviation.name}{deviation.path}:{deviation.breaks}".split()) in told
