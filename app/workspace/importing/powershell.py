"""How PowerShell takes a text apart: statements of words, strings, variables, tables and brackets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, TypeAlias

from app.workspace.importing import powershell_text as strings
from app.workspace.importing.powershell_text import Text
from app.workspace.importing.words import NotUnderstood, shown_variable

_BLANK: Final = re.compile(r"(?:[^\S\n]|,|`[^\S\n]*\n|<#.*?#>)+", re.DOTALL)
_SPACE: Final = re.compile(r"(?:\s|;|#[^\n]*)*")
_COMMENT: Final = re.compile(r"#[^\n]*")
_END: Final = re.compile(r"[\n;{}]")
_OPERATOR: Final = re.compile(r"\|\|?[\s]*|&&?|\+?=")
_VARIABLE: Final = re.compile(r"\$(?:\{([^}\n]+)\}|((?:\w+:)?\w+))")
_SPLAT: Final = re.compile(r"@(\w+)")
_KEY: Final = re.compile(r"([\w.-]+)\s*=|=")
_MAX_DEPTH: Final = 50
_PLAIN: Final = re.compile(rf"[^\s`$|;(){{}},{strings.SINGLE}{strings.DOUBLE}]+")


class Kind(Enum):
    """What stands in a statement."""

    WORD = auto()
    VALUE = auto()
    VARIABLE = auto()
    SPLAT = auto()
    GROUP = auto()
    OPERATOR = auto()


@dataclass(frozen=True)
class Table:
    """A hashtable, `@{a = 1}`, in its order."""

    pairs: tuple[tuple[str, "Value"], ...] = field(repr=False)

    def with_pair(self, key: str, value: "Value") -> "Table":
        return Table((*self.pairs, (key, value)))


Value: TypeAlias = Text | Table


@dataclass(frozen=True)
class Item:
    """One part of a statement; `name` is a variable's, and `items` are those between brackets."""

    kind: Kind
    value: Value
    line: int
    name: str = ""
    items: tuple["Item", ...] = ()

    def is_word(self, pattern: str) -> bool:
        """Whether it is an unquoted word that the regular expression describes, in any case."""
        if self.kind is not Kind.WORD or not isinstance(self.value, Text):
            return False
        return re.fullmatch(pattern, self.value.text, re.IGNORECASE) is not None


class Reader:
    """Reads one text, statement by statement; `known` are the variables so far, by name in lower case."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._depth = 0
        self.known: dict[str, Value] = {}

    def statement(self) -> list[Item] | None:
        """The next statement; an empty one between line ends, None at the end. Raises NotUnderstood."""
        if self._at >= len(self._text):
            return None
        items = self._items(closing="")
        self._take(_END)
        return items

    def _items(self, closing: str) -> list[Item]:
        items: list[Item] = []
        while self._at < len(self._text):
            if self._take(_BLANK) or self._take(_COMMENT):
                continue
            letter = self._text[self._at]
            if closing and letter.isspace():
                self._move(self._at + 1)
            elif letter == ")" or _END.match(self._text, self._at):
                if letter == ")" and not closing:
                    self._move(self._at + 1)
                break
            else:
                items.append(self._item())
        return items

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match is None or not match[0]:
            return None
        self._move(match.end())
        return match

    def _move(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _item(self) -> Item:
        line = self._line
        if strings.begins(self._text, self._at):
            return Item(Kind.VALUE, self._string(), line)
        if self._text.startswith("@{", self._at):
            return Item(Kind.VALUE, self._table(), line)
        if self._text.startswith(("(", "@(", "$("), self._at):
            return self._group()
        if match := self._take(_OPERATOR):
            return Item(Kind.OPERATOR, Text(match[0].strip()), line)
        if match := self._take(_SPLAT):
            return Item(Kind.SPLAT, self._known(match[1], match[0]), line)
        if match := self._take(_VARIABLE):
            name = match[1] or match[2]
            return Item(Kind.VARIABLE, self._known(name, match[0]), line, name.lower())
        return Item(Kind.WORD, self._word(), line)

    def _known(self, name: str, shown: str) -> Value:
        return self.known.get(name.lower(), Text(shown, shown_variable(shown)))

    def _string(self) -> Text:
        text, end = strings.read(self._text, self._at, self._line, self._texts())
        self._move(end)
        return text

    def _texts(self) -> Mapping[str, Text]:
        return {name: value for name, value in self.known.items() if isinstance(value, Text)}

    def _word(self) -> Text:
        """A word without quotes around it, which may hold quoted parts and variables."""
        parts: list[Text] = []
        while self._at < len(self._text):
            if match := self._take(_PLAIN):
                parts.append(Text(match[0]))
            elif self._text[self._at] in strings.SINGLE + strings.DOUBLE:
                parts.append(self._string())
            elif match := self._take(_VARIABLE):
                value = self._known(match[1] or match[2], match[0])
                parts.append(value if isinstance(value, Text) else Text("@{…}", "@{…}"))
            elif self._text[self._at] in "`$" and not _BLANK.match(self._text, self._at):
                parts.append(Text(self._text[self._at + 1 : self._at + 2] or "$"))
                self._move(min(self._at + 2, len(self._text)))
            else:
                break
        filled_in = next((part.filled_in for part in parts if part.filled_in), None)
        return Text("".join(part.text for part in parts), filled_in)

    def _deeper(self, by: int) -> None:
        self._depth += by
        if self._depth > _MAX_DEPTH:
            raise NotUnderstood(f"brackets are nested more than {_MAX_DEPTH} levels deep", self._line)

    def _group(self) -> Item:
        line = self._line
        self._deeper(1)
        self._move(self._text.index("(", self._at) + 1)
        items: list[Item] = []
        while self._at < len(self._text) and self._text[self._at] != ")":
            items += self._items(closing=")")
            self._take(_END)
        if self._at >= len(self._text):
            raise NotUnderstood("a bracket that is opened here is not closed", line)
        self._move(self._at + 1)
        self._deeper(-1)
        return Item(Kind.GROUP, value_of(items), line, items=tuple(items))

    def _table(self) -> Table:
        line = self._line
        self._deeper(1)
        self._move(self._at + 2)
        table = Table(())
        while self._take(_SPACE) or self._at < len(self._text):
            if self._at >= len(self._text) or self._text[self._at] == "}":
                break
            key = self._key()
            table = table.with_pair(key, value_of(self._items(closing="")))
        if self._at >= len(self._text):
            raise NotUnderstood("a table (@{) that is opened here is not closed", line)
        self._move(self._at + 1)
        self._deeper(-1)
        return table

    def _key(self) -> str:
        line = self._line
        quoted = self._string().text if strings.begins(self._text, self._at) else ""
        self._take(_BLANK)
        match = self._take(_KEY)
        if match is None:
            raise NotUnderstood("this entry of a table is not of the form name = value", line)
        return quoted or match[1] or ""


def value_of(items: list[Item]) -> Value:
    """What an expression gives, where it is plain to see: a text, a table, the bytes of a text."""
    if any(item.is_word("ConvertTo-Json") for item in items):
        return Text("", "ConvertTo-Json")
    if any(item.kind is Kind.WORD and not item.is_word(r"\[.*") for item in items):
        return Text("(…)", "(…)") if len(items) > 1 else items[0].value
    values = [item.value for item in items if item.kind not in {Kind.WORD, Kind.OPERATOR}]
    return values[0] if len(values) == 1 else Text("(…)", "(…)")
