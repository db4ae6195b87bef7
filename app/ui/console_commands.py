"""The commands of the window, in one table; a test holds that no shortcut stands twice."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QGuiApplication

from app.contract.problem import Severity
from app.ui.bench import Bench
from app.ui.commands import Command, Commands
from app.ui.finder import findings
from app.ui.keys_page import KeysPage
from app.ui.library import SECTIONS
from app.ui.library.desk import LibraryDesk
from app.ui.messages import Messages
from app.ui.palette import open_palette
from app.ui.preset_actions import PresetActions
from app.ui.problem_walk import ProblemWalk
from app.ui.rooms import on_the_bench, room_commands
from app.ui.sending import Sending, take_back_answer
from app.ui.themes import Themes
from app.ui.window import Window

_NOT_TAKEN = "the JSON tab holds text that is not in the document. Correct it there, or go back to it."


def bench_commands(
    bench: Bench,
    sending: Sending,
    actions: PresetActions,
    themes: Themes,
    messages: Messages,
    window: Window,
    desk: LibraryDesk,
) -> Commands:
    """Everything that can be done from the keyboard, in the order in which the palette lists it."""

    def find() -> None:
        open_palette(tuple(findings(commands, actions, desk.workspace, bench)), window)

    commands = Commands(
        [
            *on_the_bench(_sending_commands(bench, window, sending, messages), window),
            *on_the_bench(_document_commands(bench), window),
            *_preset_commands(window, actions, messages),
            *_library_commands(desk, bench),
            Command("palette", "Find commands, presets and fields", find, "Ctrl+K"),
            *on_the_bench(_pane_commands(window), window),
            *room_commands(window),
            Command("theme.next", "Switch between light, dark and system", themes.next, "Ctrl+Shift+D"),
            Command("help.keys", "Show the list of keys", lambda: KeysPage(commands, window).open(), "F1"),
            Command("window.quit", "Quit", window.close, "Ctrl+Q"),
        ]
    )
    return commands


def _sending_commands(
    bench: Bench, window: Window, sending: Sending, messages: Messages
) -> Iterator[Command]:
    def copy_as_curl() -> None:
        QGuiApplication.clipboard().setText(window.inspector.curl())
        messages.done("Copied the request as cURL. The token in it is a placeholder.")

    def send(prepare: Callable[[], None] = lambda: None) -> None:
        if sending.is_sending:
            messages.warn("A call is under way. Wait for it, or stop waiting with Esc.")
        elif not window.editors.flush():
            messages.warn(f"Nothing was sent: {_NOT_TAKEN}")
        else:
            prepare()
            window.chat.composer.send()

    def is_sending() -> bool:
        return sending.is_sending

    yield Command("send", "Send", send, "Ctrl+Return")
    yield Command(
        "send.again",
        "Take the last answer back and send again",
        partial(send, partial(take_back_answer, bench.document)),
        "Ctrl+Shift+Return",
    )
    yield Command("send.cancel", "Stop waiting for the answer", sending.cancel, "Esc", is_sending)
    yield Command("request.curl", "Copy the request as cURL", copy_as_curl, "Ctrl+Shift+C")


def _document_commands(bench: Bench) -> Iterator[Command]:
    document = bench.document
    walk = ProblemWalk()

    def show_next(severity: Severity) -> None:
        problem = walk.next(document.problems, severity)
        if problem is not None:
            bench.reveal.emit(problem.pointer)

    yield Command("edit.undo", "Undo", document.undo, "Ctrl+Z", lambda: document.undo_label is not None)
    yield Command("edit.redo", "Redo", document.redo, "Ctrl+Shift+Z", lambda: document.redo_label is not None)
    yield Command("problem.next", "Show the next problem", lambda: show_next(Severity.PROBLEM), "F8")
    yield Command("hint.next", "Show the next hint", lambda: show_next(Severity.HINT), "Shift+F8")


def _preset_commands(window: Window, actions: PresetActions, messages: Messages) -> Iterator[Command]:
    def save(run: Callable[[], None]) -> None:
        if window.editors.flush():
            run()
        else:
            messages.warn(f"Nothing was saved: {_NOT_TAKEN}")

    yield Command("preset.open", "Open a file…", actions.open_file, "Ctrl+O")
    yield Command("preset.save", "Save the scenario", partial(save, actions.save), "Ctrl+S")
    yield Command("preset.save_as", "Save the scenario as…", partial(save, actions.save_as), "Ctrl+Shift+S")
    for section in SECTIONS[1:]:
        yield Command(
            f"preset.save{section.pointer.replace('/', '.')}",
            f"Save the {section.noun}",
            partial(save, partial(actions.save_section, section)),
        )


def _library_commands(desk: LibraryDesk, bench: Bench) -> Iterator[Command]:
    yield Command(
        "preset.difference",
        "Show what differs from the scenario's file",
        desk.difference_from_file,
        enabled=lambda: "" in bench.document.origins,
    )
    yield Command(
        "preset.bring_back",
        "Bring back the preset that was deleted last",
        desk.files.bring_back_last,
        enabled=lambda: desk.files.can_bring_back,
    )
    yield Command("profiles.swap", "Swap both profiles", desk.swap_profiles, enabled=lambda: desk.can_swap)


def _pane_commands(window: Window) -> Iterator[Command]:
    yield Command("field.find", "Find a field", window.editors.find_text, "Ctrl+F")
    for place, title in enumerate(window.editors.titles, start=1):
        yield Command(
            f"tab.{title.casefold()}",
            f"Edit: {title}",
            partial(window.editors.show_tab, title),
            f"Ctrl+{place}",
        )
    yield Command("pane.next", "Go to the next pane", window.walk_panes, "F6")
    for place, (name, pane) in enumerate(window.named_panes.items(), start=1):
        yield Command(
            f"pane.{name}",
            f"Fold or show the {name}",
            partial(window.toggle_pane, pane),
            f"Alt+{place}",
        )
