"""Secrets: a value that never shows itself, and the redactor that guards every way out."""

import base64
import html
import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

MASK = "••••"
SHORTEST = 8
"""Shorter secrets are ordinary words (`sandbox`): they are only masked behind `Bearer`."""


class Secret:
    """A token on its way to the header; its text is asked for by `reveal` alone."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Secret('{MASK}')"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce__(self) -> tuple[type["Secret"], tuple[str]]:
        raise TypeError("A secret can't be pickled or copied.")


class Redactor:
    """Replaces secrets in text and bytes: plain, URL-encoded, JSON- or HTML-escaped, in hex and in base64."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        forms: set[str] = set()
        for secret in secrets:
            forms.update(_forms(secret.reveal()))
        # The longest first: a form that holds another one goes as a whole.
        self._forms = tuple(sorted(forms, key=lambda form: (-len(form), form)))

    def __repr__(self) -> str:
        return "Redactor()"

    def text(self, text: str) -> str:
        """The text with every form of every secret replaced by `••••`."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, _mask(form))
        return text

    def data(self, data: bytes) -> bytes:
        """The same for bytes in any encoding that keeps ASCII."""
        for form in self._forms:
            raw = form.encode()
            if raw in data:
                data = data.replace(raw, _mask(form).encode())
        return data


def _mask(form: str) -> str:
    return form[:7] + MASK if form.startswith("Bearer ") else MASK


def _forms(secret: str) -> Iterator[str]:
    if not secret:
        return
    plain = secret.encode()
    yield f"Bearer {secret}"
    if len(plain) < SHORTEST:
        return
    yield secret
    escaped = "".join(f"%{byte:02X}" for byte in plain)
    for form in (quote(secret, safe=""), quote(secret), escaped):
        yield from (form, _lower_hex(form), quote(form, safe=""))
    written = json.dumps(secret)[1:-1]
    twice = json.dumps(written)[1:-1]
    units = "".join(f"\\u{ord(letter):04x}" for letter in secret)
    yield from (written, written.replace("/", "\\/"), twice, units, units.upper().replace("\\U", "\\u"))
    yield from (html.escape(secret), html.escape(secret, quote=False))
    yield from (plain.hex(), plain.hex().upper())
    yield from _base64(plain)


def _lower_hex(form: str) -> str:
    parts = form.split("%")
    return "%".join([parts[0]] + [part[:2].lower() + part[2:] for part in parts[1:]])


def _base64(plain: bytes) -> Iterator[str]:
    """The characters that depend on the secret alone, wherever in a longer text it begins."""
    for before in range(3):
        padded = bytes(before) + plain
        whole = base64.b64encode(padded).decode()
        first = -(-before * 8 // 6)
        last = len(padded) * 8 // 6
        core = whole[first:last]
        safe = core.replace("+", "-").replace("/", "_")
        yield from (core, safe, core.replace("/", "\\/"), quote(core, safe=""))
