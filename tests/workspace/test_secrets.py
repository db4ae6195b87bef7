"""Tokens come by reference, and a keychain that is missing or fails is told in words."""

from collections.abc import Callable

import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from app.client.environment import Environment, TokenReference
from app.client.failures import NoToken
from app.client.tokens import resolve
from app.workspace.secrets import KeychainError, Secrets

CANARY = "canary-7f3a9c"
VARIABLE = TokenReference("variable", "DUMGUM_TOKEN")


class MemoryKeychain(KeyringBackend):
    """A keychain of this test alone."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError(username)
        del self.kept[service, username]


def broken() -> KeyringBackend:
    raise RuntimeError(f"the bus said no to {CANARY}")


def test_a_token_in_the_keychain_is_found_by_its_id_alone() -> None:
    chain = MemoryKeychain()
    secrets = Secrets(lambda: chain, {})
    first, second = secrets.store(f" {CANARY}\n"), secrets.store("other")
    assert first != second
    assert CANARY not in repr((first, secrets))
    assert Secrets(lambda: chain, {}).token(first) == CANARY
    assert secrets.missing(first) == ""
    secrets.forget(first)
    secrets.forget(first)
    assert secrets.token(first) is None
    assert "holds no token for this environment" in secrets.missing(first)
    assert secrets.token(second) == "other"


@pytest.mark.parametrize("keychain", [fail.Keyring, broken])
def test_without_a_keychain_there_are_words_and_no_crash(keychain: Callable[[], KeyringBackend]) -> None:
    secrets = Secrets(keychain, {})
    reference = TokenReference("keychain", "id")
    with pytest.raises(KeychainError, match="keychain can't be used here"):
        secrets.token(reference)
    assert "keychain can't be used here" in secrets.missing(reference)
    assert "DUMGUM_TOKEN" in secrets.missing(reference)
    with pytest.raises(KeychainError, match="keychain can't be used here") as caught:
        secrets.store(CANARY)
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_variable_is_read_when_it_is_asked_for() -> None:
    environ: dict[str, str] = {}
    secrets = Secrets(broken, environ)
    assert secrets.token(VARIABLE) is None
    assert "The variable DUMGUM_TOKEN is not set" in secrets.missing(VARIABLE)
    environ["DUMGUM_TOKEN"] = f"{CANARY}\n"
    assert secrets.token(VARIABLE) == CANARY
    environ["DUMGUM_TOKEN"] = "  "
    assert secrets.token(VARIABLE) is None


def test_a_token_that_was_asked_for_lasts_for_the_session() -> None:
    secrets = Secrets(broken, {})
    reference = TokenReference("ask", "Staging")
    assert secrets.token(reference) is None
    assert "not given yet in this session" in secrets.missing(reference)
    secrets.remember(reference, CANARY)
    assert secrets.token(reference) == CANARY
    assert Secrets(broken, {}).token(reference) is None
    secrets.forget(reference)
    assert secrets.token(reference) is None


def test_the_sandbox_needs_no_token_of_anyones() -> None:
    assert Secrets(broken, {}).token(TokenReference("sandbox", "sandbox")) == "sandbox"


def test_a_call_says_that_the_keychain_fails_and_not_that_it_is_empty() -> None:
    environment = Environment("Own", "https://api.example", TokenReference("keychain", "id"))
    missing = resolve(environment, Secrets(broken, {}).token)
    assert isinstance(missing, NoToken)
    assert missing.message.startswith("The system's keychain can't be used here (RuntimeError), so nothing")
    assert CANARY not in repr(missing)
