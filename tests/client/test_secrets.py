"""The token goes into the header and nowhere else."""

import base64
import copy
import json
import logging
import pickle
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.client.environment import TokenReference
from app.client.redact import MASK, Redactor, Secret
from tests.client.conftest import CANARY
from tests.client.samples import DOCUMENT

FORMS = ("raw", "url", "url-lower", "json", "hex", "base64-0", "base64-1", "base64-2", "base64-url")
VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=8, max_size=60)


def traces():
    """What of the token must not be found: its forms, and its base64 in each of the three alignments."""
    plain = CANARY.encode()
    found = {CANARY, quote(CANARY, safe=""), json.dumps(CANARY)[1:-1], plain.hex()}
    for before in range(3):
        whole = base64.b64encode(b"x" * before + plain)
        found |= {whole[4:-4].decode(), base64.b64encode(b"x" * before + plain, b"-_")[4:-4].decode()}
    return found


def everything(exchange):
    """All that an exchange could show or store."""
    failure = exchange.failure
    parts = [repr(exchange), repr(failure), repr(exchange.reply), repr(exchange.answers)]
    parts += [repr(exchange.request_headers), repr(exchange.response_headers), exchange.url]
    bodies = [exchange.request_body, exchange.response_body, exchange.body]
    if failure is not None:
        parts += [failure.message, failure.advice, getattr(failure, "said", "")]
        bodies.append(getattr(failure, "body", b""))
    if exchange.reply is not None:
        parts += [json.dumps(exchange.reply.raw), *(answer.text or "" for answer in exchange.answers)]
    return "\n".join(parts + [body.decode("utf-8", "replace") for body in bodies])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fault", ["echo", "echo-refused", "echo-gzip"])
async def test_an_echoed_token_is_masked_everywhere(client, server, caplog, form, fault):
    caplog.set_level(logging.DEBUG)
    exchange = await client.start(DOCUMENT, server.environment(f"{fault}/{form}")).exchange()
    shown = everything(exchange) + caplog.text
    for trace in traces():
        assert trace not in shown, trace
    assert MASK in exchange.body.decode()
    if fault == "echo-refused":
        assert exchange.failure.said == f"bad key {MASK}"
    else:
        assert exchange.failure is None
        assert exchange.answers[0].text.startswith("you sent ")


@pytest.mark.parametrize("fault", ["reset", "cut/x", "garbage", "not-json", "status/500", "never"])
async def test_failures_do_not_show_the_token(client, server, caplog, fault):
    caplog.set_level(logging.DEBUG)
    call = client.start(DOCUMENT, server.environment(fault, timeout=0.2))
    shown = (
        everything(await call.exchange()) + repr(call) + repr(vars(client)) + repr(vars(call)) + caplog.text
    )
    for trace in traces():
        assert trace not in shown


async def test_a_token_pasted_into_the_document_is_sent_but_not_kept(client, server):
    document = copy.deepcopy(DOCUMENT) | {"tags": {"note": CANARY}}
    exchange = await client.start(document, server.environment("ok")).exchange()
    [sent] = await server.bodies()
    assert json.loads(sent)["tags"]["note"] == CANARY
    assert json.loads(exchange.request_body)["tags"]["note"] == MASK


async def test_the_sandboxs_token_is_a_word_and_stays_readable(server, make_client):
    client = make_client(lambda _: "sandbox")
    environment = server.environment("echo/raw", token=TokenReference("sandbox", "sandbox"))
    exchange = await client.start(DOCUMENT, environment).exchange()
    assert exchange.answers[0].text == "you sent sandbox"
    assert ("Authorization", f"Bearer {MASK}") in exchange.request_headers


def test_a_secret_shows_itself_only_when_asked():
    secret = Secret(CANARY)
    assert CANARY not in f"{secret} {secret!r} {secret:>40} {vars(Redactor([secret]))!r}"[:60]
    assert CANARY not in repr([secret, Redactor([secret])])
    assert secret.reveal() == CANARY
    for copying in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            copying(secret)


@given(VISIBLE, st.text(), st.text())
def test_no_form_of_a_secret_survives(secret, before, after):
    redactor = Redactor([Secret(secret)])
    for form in (
        secret,
        quote(secret, safe=""),
        json.dumps(secret)[1:-1],
        json.dumps(json.dumps(secret))[2:-2],
        secret.encode().hex(),
    ):
        text = before + form + after
        assert form not in redactor.text(text)
        assert form.encode() not in redactor.data(text.encode("utf-8", "surrogatepass"))


@given(VISIBLE, st.binary(max_size=20), st.binary(max_size=20))
def test_no_base64_around_a_secret_gives_it_away(secret, before, after):
    whole = base64.b64encode(before + secret.encode() + after).decode()
    for text in (whole, whole.replace("+", "-").replace("/", "_")):
        left = Redactor([Secret(secret)]).text(text)
        assert MASK in left
        first = left.split(MASK)[0]
        assert len(first) * 6 // 8 <= len(before) + 1, "at most a letter of it can be read"


@given(st.text(), st.binary())
def test_what_holds_no_secret_is_not_touched(text, data):
    redactor = Redactor([Secret("k" * 40)])
    assert redactor.text(text) == text
    assert redactor.data(data) == data
    assert Redactor().text(text) == text
