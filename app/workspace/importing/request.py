"""A request that was sent elsewhere, made a preset: without its secrets, and with what was left out told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

from app.client.redact import Redactor, Secret
from app.contract.endpoint import BASE_URL, ENDPOINT_PATH
from app.contract.wire import Json, NotJson, dumps, encode, loads
from app.workspace.export import TOKEN_PLACEHOLDER
from app.workspace.importing.sent import Sent
from app.workspace.importing.words import NotUnderstood, Word
from app.workspace.presets import REQUEST_KEYS, Preset, PresetKind

_SECRET_NAME: Final = re.compile(
    r"authoriz|(?:^|[-_])auth(?:$|[-_])|token|secret|api-?_?key|access-?_?key|cookie|session|password|signature",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"(?:Bearer|Basic|Digest|Token)\s", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(
    r"(?:(?:Bearer|Basic|Token)\s+)?"
    r"(?:<[^<>]*>|\$\S*|\{\{?[^{}]*\}\}?|%\w+%|\(…\)|@\{…\}|\[[^\[\]]*\]|[•*.…xX]+|YOUR[\w -]*|)",
    re.IGNORECASE,
)
# Only these are kept: a name with a slip of the pen may hold a token too.
_HARMLESS: Final = re.compile(
    r"accept(?:-charset|-encoding|-language)?|authority|cache-control|connection|content-(?:length|type)|dnt|host"
    r"|method|origin|path|pragma|priority|scheme|sec-(?:ch-ua|fetch)[a-z-]*|upgrade-insecure-requests"
    r"|user-agent|x-(?:request|correlation)-id",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.]+\]")


@dataclass(frozen=True)
class Imported:
    """A request from elsewhere, as a preset without a file. No token is in any part of it."""

    preset: Preset
    base_url: str | None = None
    """Scheme, host and what stands before the endpoint's path; None where the text names none."""
    headers: tuple[tuple[str, str], ...] = ()
    """Those of the text that are known to hold no secret; of a token a placeholder stays."""
    warnings: tuple[str, ...] = ()
    """What was left out or is done otherwise here, a sentence each."""

    @property
    def content(self) -> Json:
        """The request's JSON, or that part of it which the preset holds."""
        return self.preset.content


def scenario(name: str, content: Json) -> Preset:
    """A request as a preset without a file."""
    return Preset(None, PresetKind.SCENARIO, name, content)


def imported(sent: Sent, name: str) -> Imported:
    """The request that was sent, without secrets. Raises NotUnderstood where its body is no JSON object."""
    secrets = list(_secrets(sent))
    # A half of a character can't be searched for in UTF-8.
    redactor = Redactor(Secret(secret.encode("utf-8", "replace").decode()) for secret in secrets)
    try:
        content = _content(sent)
    except NotUnderstood as error:
        raise NotUnderstood(redactor.text(error.why), error.line) from None
    hidden = _hidden(content, redactor)
    base_url, words = _address(sent.url)
    warnings = [*words, *_warnings(sent, secrets, content)]
    if hidden is not content:
        warnings.append("The token also stood in the body; it was replaced by ••••.")
    return Imported(
        preset=scenario(redactor.text(name), hidden),
        base_url=None if base_url is None else redactor.text(base_url),
        headers=tuple((name, redactor.text(value)) for name, value in _headers(sent)),
        warnings=tuple(redactor.text(warning) for warning in warnings),
    )


def keys_warning(content: Json) -> list[str]:
    """A sentence for an object that does not look like a request; none for one that does."""
    if isinstance(content, dict) and not REQUEST_KEYS & content.keys():
        return ['The JSON has none of a request\'s keys such as "messages"; it was taken as it is.']
    return []


def _content(sent: Sent) -> dict[str, Json]:
    if sent.body is None:
        raise NotUnderstood(
            "the command sends no body; a request needs one, as in --data-raw '{…}'", sent.line
        )
    line = sent.body.line
    if sent.body.filled_in:
        raise NotUnderstood(
            f"the body holds {sent.body.filled_in}, which the shell would fill in; put what it stands for "
            "into the text",
            line,
        )
    try:
        value = loads(sent.body.text)
    except NotJson as error:
        place = "" if error.line is None else f" in its line {error.line}, column {error.column}"
        raise NotUnderstood(f"the body is not JSON{place}: {error.message.rstrip('.')}", line) from None
    if not isinstance(value, dict):
        raise NotUnderstood("the body is not a JSON object, as a request is", line)
    return value


def _secrets(sent: Sent) -> Iterator[str]:
    """All that has to stay out, with and without the words around it."""
    values = [*sent.secrets, *(value for name, value in sent.headers if _is_secret(name, value))]
    if sent.url is not None:
        parts = _split(sent.url.text)
        values += [parts.password or "", parts.username or ""] if parts else []
        values += (
            [value for name, value in parse_qsl(parts.query) if _SECRET_NAME.search(name)] if parts else []
        )
    for value in values:
        if not _PLACEHOLDER.fullmatch(value.strip()):
            yield value
            yield from (part for part in re.split(r"[\s;,=:]+", value) if not _PLACEHOLDER.fullmatch(part))


def _hidden(value: Json, redactor: Redactor) -> Json:
    """The value with secrets replaced; the very same object where there are none."""
    data = encode(value)
    return value if redactor.data(data) == data else _masked(value, redactor)


def _masked(value: Json, redactor: Redactor) -> Json:
    if isinstance(value, dict):
        return {redactor.text(key): _masked(item, redactor) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item, redactor) for item in value]
    if isinstance(value, str):
        return redactor.text(value)
    text = dumps(value)
    return value if redactor.text(text) == text else redactor.text(text)


def _headers(sent: Sent) -> Iterator[tuple[str, str]]:
    for name, value in sent.headers:
        if name.lower() == "authorization":
            yield name, f"Bearer {TOKEN_PLACEHOLDER}"
        elif _HARMLESS.fullmatch(name) and not _is_secret(name, value):
            yield name, value


def _is_secret(name: str, value: str) -> bool:
    """Whether a header may hold a secret: by its name, or by what it says."""
    return _SECRET_NAME.search(name) is not None or _SCHEME.match(value) is not None


def _warnings(sent: Sent, secrets: list[str], content: Json) -> Iterator[str]:
    if secrets:
        yield "The token was left out; the console takes it from the environment."
    if any(not _HARMLESS.fullmatch(name) and not _is_secret(name, value) for name, value in sent.headers):
        yield "Headers that the console does not know were left out."
    if sent.method and sent.method.upper() != "POST":
        named = sent.method.upper() if sent.method.isalpha() and len(sent.method) < 12 else "another one"
        yield f"The method is {named}; the console posts."
    if sent.left_out:
        options = ", ".join(dict.fromkeys(sent.left_out))
        yield f"Left out: {options}. An environment's settings say such things."
    yield from keys_warning(content)


def _address(url: Word | None) -> tuple[str | None, list[str]]:
    """The base address, and what has to be said about it."""
    if url is None:
        return None, []
    parts = _split(url.text)
    if parts is None or url.filled_in or not _HOST.fullmatch(parts.hostname or ""):
        return None, ["The address was not readable and was left out."]
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = f":{parts.port}" if parts.port else ""
    base = f"{parts.scheme}://{host}{port}"
    words = []
    path = parts.path.rstrip("/")
    if path.endswith(ENDPOINT_PATH):
        base += path.removesuffix(ENDPOINT_PATH)
    else:
        words.append(f"The address does not end in {ENDPOINT_PATH}, where the console posts.")
    if parts.query:
        words.append("What follows ? in the address was left out.")
    if base != BASE_URL:
        words.append(f"The address is that of {base}; the console sends to the environment that is chosen.")
    return base, words


def _split(text: str) -> SplitResult | None:
    """The parts of an http address, None for anything else; without a scheme curl takes http."""
    address = text if re.match(r"[A-Za-z][\w+.-]*://", text) else f"http://{text}"
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and (has_port or parts.netloc) else None
