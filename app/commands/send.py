"""`send`: one request, one exchange, and an exit code that says what became of it."""

import argparse
import asyncio
import sys
from dataclasses import replace

from app.client.answers import ReceivedAnswer, Reply
from app.client.calls import Client
from app.client.environment import SANDBOX_NAME, Environment, sandbox_environment
from app.client.exchange import Exchange
from app.client.failure_words import failure_words
from app.client.failures import BadEnvironment, NoToken
from app.commands.codes import Exit
from app.commands.inputs import BadInputError, environment_named, request_in
from app.commands.outcome import broken_rules, code_of
from app.commands.terminal import Terminal
from app.contract.wire import Json
from app.sandbox import process
from app.sandbox.process import SandboxError
from app.workspace.files import FileError, path_named, shown
from app.workspace.paths import Places
from app.workspace.secrets import Secrets


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Send a scenario once and print its answers."""
    try:
        content = request_in(path_named(options.file), "send")
        environment = _environment(options, terminal)
    except (FileError, BadInputError) as error:
        terminal.tell(str(error))
        return Exit.BAD_INPUT
    try:
        exchange = asyncio.run(_send(content, environment, options, terminal))
    except SandboxError as error:
        terminal.tell(str(error))
        return Exit.NOT_REACHED
    _print(exchange, terminal, as_json=options.json)
    return code_of(exchange)


def _environment(options: argparse.Namespace, terminal: Terminal) -> Environment | None:
    """The environment of the settings that was asked for, None for the sandbox."""
    if options.environment is None or options.environment == SANDBOX_NAME:
        return None
    if options.seed is not None:
        raise BadInputError("--seed is the sandbox's; leave it out to send elsewhere.")
    return environment_named(options.environment, terminal, also=[SANDBOX_NAME])


async def _send(
    content: Json, environment: Environment | None, options: argparse.Namespace, terminal: Terminal
) -> Exchange:
    """One exchange; the sandbox, where it is asked for, lives as long as the exchange."""
    if environment is not None:
        return await _exchange(content, environment, options, terminal)
    sandbox = await process.start_async(python=sys.executable, seed=options.seed or 0)
    try:
        return await _exchange(content, sandbox_environment(sandbox.base_url), options, terminal)
    finally:
        sandbox.stop()


async def _exchange(
    content: Json, environment: Environment, options: argparse.Namespace, terminal: Terminal
) -> Exchange:
    if options.timeout is not None:
        environment = replace(environment, timeout=options.timeout)
    client = Client(Secrets().token)
    call = client.start(content, environment)
    try:
        exchange = await call.exchange()
    except asyncio.CancelledError:
        call.cancel()
        exchange = await call.exchange()
        _tell_failure(exchange, terminal)
        raise
    finally:
        await client.aclose()
    return exchange


def _print(exchange: Exchange, terminal: Terminal, *, as_json: bool) -> None:
    if as_json and exchange.body:
        terminal.put_body(exchange.body)
    if exchange.reply is None:
        _tell_failure(exchange, terminal)
        if exchange.body and not as_json:
            terminal.tell("A response came; --json prints it as it is.")
        return
    for answer in exchange.reply.in_sequence():
        if not as_json:
            _put_answer(answer, terminal)
        if answer.stop_reason:
            until = f" until {answer.stopped_until.isoformat()}" if answer.stopped_until else ""
            terminal.tell(f"The service stopped the conversation{until}: {answer.stop_reason}.")
    for sentence in broken_rules(exchange.reply):
        terminal.tell(sentence)
    terminal.tell(_facts(exchange, exchange.reply))


def _put_answer(answer: ReceivedAnswer, terminal: Terminal) -> None:
    if answer.text is not None:
        terminal.put(answer.text)
    if answer.picture_url is not None:
        terminal.put(answer.picture_url)


def _tell_failure(exchange: Exchange, terminal: Terminal) -> None:
    if exchange.failure is None:
        return
    terminal.tell("\n".join(failure_words(exchange.failure)))
    if isinstance(exchange.failure, BadEnvironment | NoToken):
        file = Places.of_this_system().settings_file
        terminal.tell(f"The environments' settings are in {shown(file)}.")


def _facts(exchange: Exchange, reply: Reply) -> str:
    number = len(reply.answers)
    costs = [answer.cost for answer in reply.answers if answer.cost is not None]
    facts = [f"{number} answer" if number == 1 else f"{number} answers"]
    if exchange.clocks.end is not None:
        facts.append(f"{exchange.clocks.end:.2f} s")
    if costs:
        facts.append(f"cost {sum(costs)}")
    return f"{exchange.environment}: {', '.join(facts)}."
