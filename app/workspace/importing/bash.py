"""How bash and zsh take a text apart: quotes, escapes, here-documents, operators (POSIX 2.3)."""

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from app.workspace.importing.ansi_c import unescape
from app.workspace.importing.words import NotUnderstood, Word, shown_variable

# Two things that shells take otherwise, and whoever pastes them does not mean: a blank after the backslash at
# a line's end, and the space without break of web pages.
_BLANK: Final = re.compile(r"(?:[ \t\xa0]|\\[ \t\xa0]*\n)+")
_CONTINUED: Final = re.compile(r"\\[ \t\xa0]*\n")
_OPERATOR: Final = re.compile(r"&&|\|\||\|&|&>>?|<<<|<<-?|>>|[<>]&|>\||[|&;<>\n()]")
_PLAIN: Final = re.compile(r"""[^ \t\n\xa0'"\\$`|&;<>()]+""")
_IN_DOUBLE: Final = re.compile(r'[^"\\$`]+')
_ANSI: Final = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL)
_VARIABLE: Final = re.compile(r"\$(?:\w+|\{[^}\n]*\}|[@*#?$!-])")


@dataclass(frozen=True)
class Operator:
    """What stands between words: a pipe, a redirection, the end of a command."""

    text: str
    line: int


@dataclass(frozen=True)
class HereDocument:
    """The lines after a command that are given to it on standard input."""

    text: Word


Token: TypeAlias = Word | Operator | HereDocument


@dataclass
class _Open:
    """The word that is being read."""

    line: int
    parts: list[str] = field(default_factory=list)
    filled_in: str | None = None
    quoted: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def fill_in(self, shown: str, text: str) -> None:
        self.filled_in = self.filled_in or shown
        self.parts.append(text)


class Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._tokens: list[Token] = []
        # Of each here-document still to come: its place among the tokens, its end, tabs cut, literal.
        self._documents: list[tuple[int, str, bool, bool]] = []

    def tokens(self) -> list[Token]:
        """The tokens of the whole text. Raises NotUnderstood for quotes that are not closed."""
        while self._at < len(self._text):
            if not self._take(_BLANK) and not self._comment() and not self._operator():
                self._word()
        return self._tokens

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        self._line += match[0].count("\n")
        return match[0]

    def _comment(self) -> bool:
        if self._text[self._at] != "#":
            return False
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end
        return True

    def _operator(self) -> bool:
        line = self._line
        operator = self._take(_OPERATOR)
        if not operator:
            return False
        if operator in {"<<", "<<-"}:
            self._announce(tabs=operator == "<<-")
        else:
            self._tokens.append(Operator(operator, line))
        if operator == "\n" and self._documents:
            self._read_documents()
        return True

    def _announce(self, *, tabs: bool) -> None:
        self._take(_BLANK)
        if self._at >= len(self._text) or self._text[self._at] == "\n":
            raise NotUnderstood("the here-document names no end", self._line)
        word = self._read()
        self._documents.append((len(self._tokens), word.text, tabs, word.quoted))
        self._tokens.append(HereDocument(Word("", word.line)))

    def _read_documents(self) -> None:
        for place, end, tabs, literal in self._documents:
            line, lines = self._line, []
            while True:
                if self._at >= len(self._text):
                    raise NotUnderstood("the here-document that begins here has no end", line)
                stop = self._text.find("\n", self._at)
                stop = len(self._text) if stop < 0 else stop
                read = self._text[self._at : stop]
                self._at, self._line = stop + 1, self._line + 1
                read = read.lstrip("\t") if tabs else read
                if read == end:
                    break
                lines.append(read + "\n")
            text = "".join(lines)
            self._tokens[place] = HereDocument(Word(text, line) if literal else _expanded(text, line))
        self._documents.clear()

    def _word(self) -> None:
        word = self._read()
        # The 2 of `2>&1` is no argument.
        redirects = self._text[self._at : self._at + 1] in {"<", ">"}
        if word.quoted or not (redirects and word.text.isdigit()):
            self._tokens.append(Word(word.text, word.line, word.filled_in))

    def _read(self) -> _Open:
        word = _Open(self._line)
        while self._at < len(self._text) and self._part(word):
            pass
        return word

    def _part(self, word: _Open) -> bool:
        plain = self._take(_PLAIN)
        if plain:
            word.parts.append(plain)
            return True
        match self._text[self._at]:
            case "'":
                self._single(word)
            case '"':
                self._at += 1
                self._double(word)
            case "\\":
                if not self._take(_CONTINUED):
                    self._escape(word)
            case "$":
                self._dollar(word)
            case "`":
                self._substitution(word, "`…`", self._text.find("`", self._at + 1) + 1)
            case _:
                return False
        return True

    def _single(self, word: _Open) -> None:
        word.quoted = True
        end = self._text.find("'", self._at + 1)
        if end < 0:
            raise NotUnderstood("a quote (') that is opened here is not closed", self._line)
        self._add(word, self._text[self._at + 1 : end], end + 1)

    def _add(self, word: _Open, text: str, end: int) -> None:
        word.parts.append(text)
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _escape(self, word: _Open) -> None:
        word.quoted = True
        self._add(word, self._text[self._at + 1 : self._at + 2], self._at + 2)

    def _double(self, word: _Open) -> None:
        word.quoted = True
        opened = self._line
        while self._at < len(self._text):
            word.parts.append(self._take(_IN_DOUBLE))
            letter = self._text[self._at : self._at + 1]
            if letter == '"':
                self._at += 1
                return
            if letter == "\\":
                follows = self._text[self._at + 1 : self._at + 2]
                kept = {"\n": "", "$": "$", "`": "`", '"': '"', "\\": "\\"}.get(follows, "\\" + follows)
                self._add(word, kept, self._at + 2)
            elif letter == "$":
                self._dollar(word, quoted=True)
            elif letter == "`":
                self._substitution(word, "`…`", self._text.find("`", self._at + 1) + 1)
        raise NotUnderstood('a quote (") that is opened here is not closed', opened)

    def _dollar(self, word: _Open, *, quoted: bool = False) -> None:
        line = self._line
        if not quoted and self._text.startswith("$'", self._at):
            ansi = self._take(_ANSI)
            if not ansi:
                raise NotUnderstood("a quote ($') that is opened here is not closed", line)
            word.quoted = True
            word.parts.append(unescape(ansi[2:-1]))
        elif not quoted and self._text.startswith('$"', self._at):
            self._at += 1  # a text to be translated: the dollar sign goes
        elif self._text.startswith("$(", self._at):
            self._substitution(word, "$(…)", _closed(self._text, self._at + 1))
        elif name := self._take(_VARIABLE):
            word.fill_in(shown_variable(name), name)
        else:
            self._add(word, "$", self._at + 1)

    def _substitution(self, word: _Open, shown: str, end: int) -> None:
        if end <= 0:
            raise NotUnderstood(f"the command in {shown} that begins here does not end", self._line)
        word.filled_in = word.filled_in or shown
        self._add(word, self._text[self._at : end], end)


def _closed(text: str, at: int) -> int:
    """The place after the bracket that closes the one at `at`, 0 where there is none."""
    depth = 0
    for match in re.compile(r"[()]").finditer(text, at):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.end()
    return 0


def _expanded(text: str, line: int) -> Word:
    """A here-document whose end is not quoted: as between double quotes, but for the quotes."""
    shown = next(
        (shown_variable(match[0]) for match in re.finditer(r"(?<!\\)(?:\$\w+|\$\{[^}\n]*\}|\$\(|`)", text)),
        None,
    )
    return Word(re.sub(r"\\([\\$`]|\n)", lambda m: m[1].strip("\n"), text), line, shown)
