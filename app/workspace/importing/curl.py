"""curl's arguments as the request that they send."""

from app.workspace.importing.body_file import read_file
from app.workspace.importing.curl_options import ENVIRONMENT, FLAGS, REFUSED, SECRET, SHORT, VALUES
from app.workspace.importing.sent import Sent
from app.workspace.importing.words import Command, FileReader, NotUnderstood, Word

_BODIES = {"data", "data-ascii", "data-binary", "data-raw", "json"}


def sent(command: Command, files: FileReader | None = None) -> list[Sent]:
    """The requests of one curl command: several where `--next` parts them. Raises NotUnderstood."""
    return [_Reader(command, files).read(words) for words in _parted(command.words[1:])]


def _parted(words: tuple[Word, ...]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text in {"--next", "-:"}:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


class _Reader:
    """Reads the arguments of one request."""

    def __init__(self, command: Command, files: FileReader | None) -> None:
        self._command = command
        self._files = files
        self._sent = Sent(line=command.line)
        self._bodies: list[tuple[str, Word]] = []
        self._words: list[Word] = []

    def read(self, words: list[Word]) -> Sent:
        self._words = words[::-1]
        only_addresses = False
        while self._words:
            word = self._words.pop()
            if only_addresses or word.text == "-" or not word.text.startswith("-"):
                self._address(word)
            elif word.text == "--":
                only_addresses = True
            elif word.text.startswith("--"):
                self._long(word)
            else:
                self._short(word)
        self._sent.body = self._body()
        return self._sent

    def _long(self, word: Word) -> None:
        name = word.text[2:]
        if name in VALUES:
            self._value(name, word, self._next(word))
        elif name in FLAGS or name.removeprefix("no-") in FLAGS:
            self._flag(name, word)
        else:
            raise NotUnderstood(f"curl has no option {_shown(word)}", word.line)

    def _short(self, word: Word) -> None:
        """Options of one letter, which may stand together; a value may follow in the same word."""
        for index, letter in enumerate(word.text[1:], 2):
            name = SHORT.get(letter)
            if name is None:
                raise NotUnderstood("curl has no such option as stands here", word.line)
            if name in VALUES:
                rest = word.text[index:]
                value = Word(rest, word.line, word.filled_in) if rest else self._next(word)
                self._value(name, word, value)
                return
            self._flag(name, word)

    def _next(self, option: Word) -> Word:
        if not self._words:
            raise NotUnderstood(f"the option {_shown(option)} has no value", option.line)
        return self._words.pop()

    def _flag(self, name: str, word: Word) -> None:
        if name in REFUSED:
            raise NotUnderstood(f"--{name} can't be imported: {REFUSED[name]}", word.line)
        if name in ENVIRONMENT:
            self._sent.left_out.append(f"--{name}")

    def _value(self, name: str, option: Word, value: Word) -> None:
        if name in REFUSED:
            raise NotUnderstood(f"--{name} can't be imported: {REFUSED[name]}", option.line)
        if name in _BODIES:
            self._bodies.append((name, value))
        elif name == "request":
            self._sent.method = value.text
        elif name == "url":
            self._address(value)
        elif name == "header" and not value.text.startswith("@"):
            self._sent.add_header(value.text)
        elif name in SECRET:
            self._sent.secrets += [value.text, *value.text.split(":", 1)[1:]]
        elif name in ENVIRONMENT or name == "header":
            self._sent.left_out.append(f"--{name}")

    def _address(self, word: Word) -> None:
        if self._sent.url is not None:
            raise NotUnderstood(
                "here stands a word that is neither an option nor the first address; put quotes around what "
                "belongs together",
                word.line,
            )
        self._sent.url = word

    def _body(self) -> Word | None:
        if not self._bodies:
            return None
        if len(self._bodies) > 1 and any(name != "json" for name, _ in self._bodies):
            line = self._bodies[1][1].line
            raise NotUnderstood("a second body stands here, which curl joins to the first by &", line)
        read = [self._content(name, value) for name, value in self._bodies]
        filled_in = next((word.filled_in for word in read if word.filled_in), None)
        return Word("".join(word.text for word in read), read[0].line, filled_in)

    def _content(self, name: str, value: Word) -> Word:
        """A body as it is given, from a file (`@name`), or from standard input (`@-`)."""
        if name == "data-raw" or not value.text.startswith("@"):
            return value
        if value.text != "@-":
            return read_file(Word(value.text[1:], value.line, value.filled_in), self._files)
        if self._command.piped is None:
            raise NotUnderstood(
                "the body comes from standard input, and the text does not show what that is; "
                "give the body by --data-raw",
                value.line,
            )
        piped = self._command.piped
        return read_file(piped, self._files) if piped.is_file else piped


def _shown(option: Word) -> str:
    """An option's name, which is shown only where it looks like one: a slip may have put a token there."""
    name = option.text[2:]
    known = name in VALUES or (len(name) < 24 and name.replace("-", "").isalpha() and name.islower())
    return option.text if option.text.startswith("--") and known else "that stands here"
