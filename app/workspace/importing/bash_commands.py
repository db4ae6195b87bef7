"""The commands of a text for bash, each with what is piped into it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.workspace.importing.bash import HereDocument, Operator, Reader, Token
from app.workspace.importing.words import Command, NotUnderstood, Word

_ENDS = {"\n", ";", "&", "&&", "||", "(", ")"}
_REDIRECTIONS = {"<", ">", ">>", ">|", ">&", "<&", "&>", "&>>", "<<<"}


def commands(text: str) -> list[Command]:
    """All commands, in their order. Raises NotUnderstood."""
    found: list[Command] = []
    for pipeline in _split(Reader(text).tokens(), _ENDS):
        piped: Word | None = None
        for tokens in _split(pipeline, {"|", "|&"}):
            command = _command(tokens, piped)
            if command is not None:
                found.append(command)
                piped = _output(command)
    return found


def _split(tokens: Sequence[Token], at: set[str]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if isinstance(token, Operator) and token.text in at:
            # A line may end after a pipe, and the command goes on.
            if token.text == "\n" and part and isinstance(part[-1], Operator) and part[-1].text == "|":
                continue
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _command(tokens: Sequence[Token], piped: Word | None) -> Command | None:
    words: list[Word] = []
    redirection: str | None = None
    for token in tokens:
        match token:
            case HereDocument(text):
                piped = text
            case Operator(operator, line):
                if operator not in _REDIRECTIONS:
                    raise NotUnderstood(f"{operator!r} is not expected here", line)
                redirection = operator
            case Word() if redirection is None:
                words.append(token)
            case Word():
                if redirection == "<<<":
                    piped = token
                elif redirection == "<":
                    piped = replace(token, is_file=True)
                redirection = None
    return Command(tuple(words), piped) if words else None


def _output(command: Command) -> Word | None:
    """What a command writes, where that is plain: a text that `printf`, `echo` or `cat` passes on."""
    name, *words = command.words
    match name.text.rsplit("/", 1)[-1]:
        case "printf" if words and words[0].text in {"%s", "%s\n", "%s\\n"} and len(words) == 2:
            return words[1]
        case "printf" if len(words) == 1 and "%" not in words[0].text and "\\" not in words[0].text:
            return words[0]
        case "echo":
            given = words[1:] if words and words[0].text == "-n" else words
            filled_in = next((word.filled_in for word in given if word.filled_in), None)
            return Word(" ".join(word.text for word in given), name.line, filled_in)
        case "cat" if not words or words[0].text == "-":
            return command.piped
        case "cat" if len(words) == 1:
            return replace(words[0], is_file=True)
    return None
