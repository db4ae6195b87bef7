"""The shells' rules, held against the shells themselves or against what is written for them."""

import contextlib
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.workspace.importing import cmd, powershell_commands
from app.workspace.importing.bash import Reader
from app.workspace.importing.reader import read
from app.workspace.importing.words import NotUnderstood, Word

BASH = shutil.which("bash")
LETTERS = st.text(st.sampled_from("ab 'é\"\\$`!%^&|<>;(){}*?#~=\n\t🎉\u2019\x01-@"), max_size=8)


def ansi_c(text: str) -> str:
    escaped = "".join(letter if letter.isalnum() else f"\\U{ord(letter):08x}" for letter in text)
    return f"$'{escaped}'"


def in_double(text: str) -> str:
    return '"' + "".join("\\" + letter if letter in '"\\$`' else letter for letter in text) + '"'


def backslashed(text: str) -> str:
    return "".join("'\n'" if letter == "\n" else "\\" + letter for letter in text)


def in_single(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


WORDS_OF_LETTERS = st.lists(LETTERS, min_size=1, max_size=5)
QUOTINGS = st.sampled_from([ansi_c, in_double, backslashed, in_single])
PARTS = st.builds(lambda quote, text: quote(text), QUOTINGS, LETTERS)
WORDS = st.lists(PARTS, min_size=1, max_size=3).map("".join)


@pytest.mark.skipif(BASH is None, reason="bash takes the words apart, and is not here")
@given(words=st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_bash_takes_the_same_words_apart(words: list[str]) -> None:
    text = "printf '%s\\0' " + " \\\n ".join(words)
    assert BASH is not None
    done = subprocess.run(
        [BASH, "-c", text],
        capture_output=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    expected = done.stdout.decode().removesuffix("\0").split("\0")
    read = [token.text for token in Reader(text).tokens() if isinstance(token, Word)]
    # A word of no letters and no quotes is none; printf then still writes one line.
    assert (read[2:] or [""]) == expected


@given(words=st.lists(LETTERS.map(lambda text: text.replace("\n", "")), min_size=1, max_size=5))
def test_the_c_librarys_arguments_are_taken_apart(words: list[str]) -> None:
    line = subprocess.list2cmdline(words)
    assert [text for _, _, text in cmd.split(line)] == words


def browsers_cmd(text: str) -> str:
    """An argument as Chromium writes it for cmd.exe: every special letter, quotes too, behind a caret."""
    slashed = text.replace("\\", "\\\\").replace('"', '\\"')
    careted = "".join(
        letter if letter.isalnum() or letter in " _-:=+~'/.,?;()*`\n" else "^" + letter for letter in slashed
    )
    return '^"' + careted.replace("\n", "^\n\n") + '^"'


@given(words=WORDS_OF_LETTERS)
def test_what_browsers_write_for_cmd_is_taken_apart(words: list[str]) -> None:
    text = "curl " + " ^\n  ".join(browsers_cmd(word) for word in words)
    (command,) = cmd.commands(text)
    assert [word.text for word in command.words[1:]] == words


def unit(code: int) -> str:
    if not 0x20 <= code < 0x7F:
        return f"$([char]{code})"
    return "`" * (chr(code) in '`$"') + chr(code)


def browsers_powershell(text: str) -> str:
    """A text as browsers write it for PowerShell: letters beyond ASCII in halves of UTF-16."""
    units = text.encode("utf-16-le")
    letters = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return '"' + "".join(map(unit, letters)) + '"'


def literal_powershell(text: str) -> str:
    return "'" + "".join(letter * 2 if letter in "'‘’‚‛" else letter for letter in text) + "'"


@given(
    words=WORDS_OF_LETTERS,
    quote=st.sampled_from([browsers_powershell, literal_powershell]),
)
def test_powershells_strings_are_taken_apart(words: list[str], quote: object) -> None:
    assert callable(quote)
    text = "curl.exe " + " `\n  ".join(quote(word) for word in words)
    (call,) = powershell_commands.calls(text)
    assert [word.text for word in powershell_commands.native(call).words[1:]] == words


@given(text=st.text(st.sampled_from("'\"\\$`{}()@|&;<>^%#=[]-,. \n\tcurl d\f\v\u2028"), max_size=40))
def test_every_text_comes_to_an_end(text: str) -> None:
    for beginning in ("", "curl ", "$a = ", "Invoke-RestMethod "):
        with contextlib.suppress(NotUnderstood):
            assert read(beginning + text, "Pasted")


def test_words_know_their_lines() -> None:
    bash = [token for token in Reader("curl 'a\nb' \\\n -d x").tokens() if isinstance(token, Word)]
    assert [word.line for word in bash] == [1, 1, 3, 3]
    (command,) = cmd.commands("curl ^\n  -d ^\n  x")
    assert [word.line for word in command.words] == [1, 2, 3]
    (call,) = powershell_commands.calls("curl.exe `\n  -d `\n  'x'")
    assert [item.line for item in call.items] == [1, 2, 3]
