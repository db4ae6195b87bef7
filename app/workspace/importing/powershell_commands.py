"""The commands of a text for PowerShell, with the variables that it sets before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.workspace.importing import cmd
from app.workspace.importing.powershell import Item, Kind, Reader, Table, Value, value_of
from app.workspace.importing.powershell_text import Text
from app.workspace.importing.words import Command, Word


@dataclass(frozen=True)
class Call:
    """A command with its arguments, and what is piped into it."""

    items: tuple[Item, ...] = field(repr=False)
    piped: Item | None = field(default=None, repr=False)

    @property
    def line(self) -> int:
        return self.items[0].line

    @property
    def name(self) -> str:
        """The command's name in lower case."""
        value = self.items[0].value
        return value.text.lower() if isinstance(value, Text) else ""


def calls(text: str) -> list[Call]:
    """All commands in their order. Raises NotUnderstood."""
    reader = Reader(text)
    found: list[Call] = []
    while (items := reader.statement()) is not None:
        found += _statement(items, reader.known)
    return found


def _statement(items: list[Item], known: dict[str, Value]) -> Iterator[Call]:
    if len(items) > 2 and items[0].kind is Kind.VARIABLE:
        first, second = items[:2]
        if _is(second, "="):
            if not items[2].is_word(r"[^\[\d].*"):
                known[first.name] = value_of(items[2:])
                return
            items = items[2:]
        elif second.is_word(r"[.\[].*"):
            _change(first.name, second, items[2:], known)
            return
    yield from _pipeline(items)


def _change(name: str, member: Item, rest: Sequence[Item], known: dict[str, Value]) -> None:
    """`$headers.Add("a", "b")` and `$headers["a"] = "b"`."""
    table = known.get(name)
    table = table if isinstance(table, Table) else Table(())
    if member.is_word(r"\.Add") and len(rest[0].items) == 2:
        key, value = (item.value for item in rest[0].items)
        if isinstance(key, Text):
            known[name] = table.with_pair(key.text, value)
    elif member.is_word(r"\[.+\]|\.\w+") and len(rest) > 1 and _is(rest[0], "="):
        key = member.value
        if isinstance(key, Text):
            known[name] = table.with_pair(key.text.strip(".[]"), value_of(list(rest[1:])))


def _pipeline(items: Sequence[Item]) -> Iterator[Call]:
    piped: Item | None = None
    part: list[Item] = []
    for item in [*items, None]:
        if item is not None and not (item.kind is Kind.OPERATOR and item.value != Text("=")):
            part.append(item)
            continue
        if item is not None and _is(item, "&") and not part:
            continue
        if part and part[0].kind is not Kind.WORD and len(part) == 1 and item is not None and _is(item, "|"):
            piped = part[0]
        elif part:
            yield Call(tuple(part), piped)
            piped = None
        part = []


def _is(item: Item, operator: str) -> bool:
    return item.kind is Kind.OPERATOR and isinstance(item.value, Text) and item.value.text == operator


def native(call: Call) -> Command:
    """The arguments as PowerShell 7.3 and later give them to a program: as they are."""
    words = tuple(_word(item) for item in call.items)
    return Command(words, None if call.piped is None else _word(call.piped))


def old_native(call: Call) -> Command:
    r"""The arguments as Windows PowerShell gives them: joined as they are, with `\"` for a quote."""
    command = native(call)
    line = cmd.CommandLine(call.line)
    for word in command.words:
        blank = not word.text or any(letter.isspace() for letter in word.text)
        line.add(f'"{word.text}" ' if blank else f"{word.text} ")
        line.breaks += [line.length] * (word.line - line.line_at(line.length))
        if word.filled_in:
            line.variables.append((line.length - 1, word.filled_in))
    return Command(tuple(cmd.arguments(line)), command.piped)


def _word(item: Item) -> Word:
    value = item.value if isinstance(item.value, Text) else Text("@{…}", "@{…}")
    return Word(value.text, item.line, value.filled_in)
