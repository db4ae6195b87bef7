"""Edits of the list of environments: no name stands twice, nothing is lost, problems name their field."""

import pytest

from app.workspace import environment_list as environments
from app.workspace.declared import declared
from app.workspace.environment_list import NotTaken
from app.workspace.settings import EnvironmentSettings, Settings, TokenSettings

STAGING = EnvironmentSettings.model_validate(
    {"name": "Staging", "base_url": "https://staging.example.org", "later": [1]}
)


def test_new_ones_and_copies_get_names_of_their_own():
    named = environments.added(environments.added((STAGING,)))
    assert [known.name for known in named] == ["Staging", "New environment", "New environment 2"]
    named = environments.duplicated(environments.duplicated(named, 0), 0)
    assert [known.name for known in named[:3]] == ["Staging", "Staging copy 2", "Staging copy"]
    assert environments.removed(named, 1)[1].name == "Staging copy"


def test_a_change_keeps_what_is_not_known():
    [changed] = environments.changed((STAGING,), 0, "base_url", " https://other.example.org ")
    assert changed.base_url == "https://other.example.org"
    assert changed.model_extra == {"later": [1]}


@pytest.mark.parametrize("name", ["Staging", " staging ", "Sandbox", "", "  "])
def test_two_environments_do_not_share_a_name(name):
    named = environments.added((STAGING,))
    with pytest.raises(NotTaken, match="name"):
        environments.changed(named, 1, "name", name)


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), "soon"])
def test_a_time_limit_is_above_zero(seconds):
    with pytest.raises(NotTaken, match="seconds above 0"):
        environments.changed((STAGING,), 0, "timeout", seconds)


def test_problems_stand_at_their_field():
    wrong = STAGING.model_copy(update={"base_url": "staging", "proxy": "socks5://x"})
    assert set(environments.problems_at((wrong,), 0)) == {"base_url", "proxy"}
    assert set(environments.problems_at((STAGING, STAGING), 1)) == {"name"}, "a file may hold one name twice"
    assert environments.problems_at((STAGING,), 0) == {}


def test_the_keychains_ids_are_known():
    token = TokenSettings(kind="keychain", key="one")
    named = (STAGING.model_copy(update={"token": token}), STAGING)
    assert environments.keychain_ids(named) == {"one"}


def test_every_field_of_an_environment_is_declared_for_the_page():
    assert {setting.name for setting in declared(EnvironmentSettings)} == set(
        EnvironmentSettings.model_fields
    )


def test_old_files_load_with_a_colour_and_no_production_mark():
    old = Settings.model_validate({"environments": [{"name": "x", "base_url": "https://x.example"}]})
    [known] = old.client_environments()
    assert (known.colour, known.production) == ("amber", False)
