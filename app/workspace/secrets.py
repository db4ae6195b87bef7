"""Tokens by reference: from the system's keychain, from a variable, or asked for once a session."""

import os
import uuid
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from app.client.environment import TOKEN_VARIABLE, TokenReference
from app.client.tokens import TokenUnavailable, why_missing

SERVICE: Final = "dumgum-console"
"""The name under which the keychain keeps tokens."""

_ADVICE: Final = (
    f"Let the environment take its token from a variable such as {TOKEN_VARIABLE}, "
    "or have it asked for once a session."
)


class Keychain(Protocol):
    """What is asked of a keychain; the keyring package is one, and so are its backends."""

    def get_password(self, service: str, username: str, /) -> str | None: ...

    def set_password(self, service: str, username: str, password: str, /) -> None: ...

    def delete_password(self, service: str, username: str, /) -> None: ...


class KeychainError(TokenUnavailable):
    """The keychain can't be used; `message` says so in words, without any token."""

    @property
    def message(self) -> str:
        return str(self)


class Secrets:
    """The one place where tokens are looked up. No token is in its repr, its errors or any file."""

    def __init__(
        self, keychain: Callable[[], Keychain] | None = None, environ: Mapping[str, str] = os.environ
    ) -> None:
        self._open_keychain = keychain or _system_keychain
        self._environ = environ
        self._asked: dict[str, str] = {}

    def __repr__(self) -> str:
        return "Secrets()"

    def token(self, reference: TokenReference) -> str | None:
        """The token that `reference` names, None where there is none. Raises KeychainError."""
        if reference.kind == "sandbox":
            return reference.key or "sandbox"
        if reference.kind == "variable":
            return self._environ.get(reference.key, "").strip() or None
        if reference.kind == "ask":
            return self._asked.get(reference.key) or None
        return self._from_keychain(reference.key)

    def missing(self, reference: TokenReference) -> str:
        """A sentence about a token that is not there, with what to do; empty where it is there."""
        try:
            if self.token(reference):
                return ""
        except KeychainError as error:
            return error.message
        return ". ".join(why_missing(reference))

    def remember(self, reference: TokenReference, token: str) -> None:
        """Keep a token in memory until the program ends."""
        self._asked[reference.key] = token.strip()

    def store(self, token: str) -> TokenReference:
        """Put a token into the keychain under a new id. Raises KeychainError."""
        key = uuid.uuid4().hex
        self._ask_keychain(lambda chain: chain.set_password(SERVICE, key, token.strip()))
        return TokenReference("keychain", key)

    def forget(self, reference: TokenReference) -> None:
        """Remove a token from the keychain or from memory, if it is there. Raises KeychainError."""
        self._asked.pop(reference.key, None)
        if reference.kind == "keychain" and self._from_keychain(reference.key) is not None:
            self._ask_keychain(lambda chain: chain.delete_password(SERVICE, reference.key))

    def _from_keychain(self, key: str) -> str | None:
        found: list[str | None] = []
        self._ask_keychain(lambda chain: found.append(chain.get_password(SERVICE, key)))
        return found[0] or None

    def _ask_keychain(self, question: Callable[[Keychain], None]) -> None:
        try:
            question(self._open_keychain())
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system raises
            # The error's text is left out: some backends repeat what they were given.
            reason = f"The system's keychain can't be used here ({type(error).__name__})"
            raise KeychainError(reason, _ADVICE) from None


def _system_keychain() -> Keychain:
    import keyring  # noqa: PLC0415 - it loads every backend, and most sessions never ask for one

    return keyring.get_keyring()
