"""Sending when the tester has gone on to another conversation meanwhile."""

import asyncio
from dataclasses import replace
from typing import cast

from pytestqt.qtbot import QtBot

from app.client import Client, Environment, Exchange, sandbox_environment
from app.contract.wire import Json, same
from app.ui.bench import Bench
from app.ui.message_bar import MessageBar
from app.ui.messages import Messages, Tone
from app.ui.sending import Sending
from app.ui.tasks import Tasks
from tests.ui.chat.samples import answer, bench, exchange, message, refused, request

OTHERS: Json = {**request([message("x")]), "personaProfile": {"firstName": "Noa"}}


class Calls:
    """A client whose one call ends when the test says so; as a call, too."""

    def __init__(self, ends_with: Exchange) -> None:
        self.ends_with = ends_with
        self.go_on = asyncio.Event()

    def start(self, *_: object, **__: object) -> "Calls":
        return self

    async def exchange(self) -> Exchange:
        await self.go_on.wait()
        return replace(self.ends_with)


async def environment() -> Environment:
    return sandbox_environment("http://127.0.0.1:8642")


def sending_on(on: Bench, calls: Calls, qtbot: QtBot) -> tuple[Sending, MessageBar]:
    messages, bar = Messages(), MessageBar()
    qtbot.addWidget(bar)
    messages.said.connect(bar.show_message)
    messages.taken_back.connect(bar.take_back)
    sending = Sending(on, cast("Client", calls), environment, messages, Tasks(lambda error: None))
    # Kept alive as long as the bar is.
    messages.setParent(bar)
    sending.setParent(bar)
    return sending, bar


async def ended(sending: Sending) -> None:
    # Some turns of the loop: nothing here waits for time.
    for _ in range(10):
        await asyncio.sleep(0)
    assert not sending.is_sending, "the call has ended"


async def test_an_answer_for_another_conversation_can_be_brought_back(qtbot: QtBot) -> None:
    on = bench(message("m"))
    sent = on.document.content
    calls = Calls(exchange(sent, [answer("a1", "Coucou")]))
    sending, bar = sending_on(on, calls, qtbot)
    sending.send()
    on.document.load(OTHERS, "Load")
    calls.go_on.set()
    await ended(sending)
    assert same(on.document.content, OTHERS), "the answer does not belong into what is on the bench now"
    told = bar.message
    assert told is not None
    assert told.tone is Tone.WARNING
    assert told.action == "Load that conversation"
    assert told.run is not None
    told.run()
    assert on.document.get("/messages/1/text") == "Coucou"
    assert on.document.get("/personaProfile/firstName") == "Léa"
    on.document.undo()
    assert same(on.document.content, OTHERS), "bringing it back is one step of undo"


async def test_what_was_told_about_another_conversation_goes_at_the_next_call(qtbot: QtBot) -> None:
    on = bench()
    calls = Calls(exchange(on.document.content, failure=refused(), status=429))
    sending, bar = sending_on(on, calls, qtbot)
    sending.send()
    on.document.load({**request([]), "personaProfile": {"firstName": "Noa"}}, "Load")
    calls.go_on.set()
    await ended(sending)
    assert bar.message is not None
    assert refused().message in bar.message.text, "a failure is not silent either"
    sending.send()
    assert bar.message is None
    await ended(sending)


async def test_an_answer_goes_after_what_was_sent_also_when_that_was_edited_meanwhile(qtbot: QtBot) -> None:
    on = bench(message("m"))
    calls = Calls(exchange(on.document.content, [answer("a1", "Coucou")]))
    sending, bar = sending_on(on, calls, qtbot)
    sending.send()
    on.document.set("/messages/0/text", "Bonsoir")
    on.document.insert("/messages/-", message("n"), "Message")
    calls.go_on.set()
    await ended(sending)
    assert on.document.get("/messages/1/text") == "Coucou"
    assert on.document.get("/messages/2/id") == "n"
    assert bar.message is None
