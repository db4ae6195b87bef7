"""The composition root of the window: makes every part once, and joins them."""

import contextlib
import traceback
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.client import Client
from app.shipped import presets_folder
from app.ui.bench import Bench
from app.ui.chat.message_actions import Draft as Written
from app.ui.commands import Commands
from app.ui.console_commands import bench_commands
from app.ui.draft_keeper import DraftKeeper
from app.ui.environments import Environments
from app.ui.messages import Messages
from app.ui.overview import Overview
from app.ui.preset_actions import PresetActions
from app.ui.sending import Sending
from app.ui.tasks import Tasks
from app.ui.themes import Themes
from app.ui.undo_keys import UndoKeys
from app.ui.window import Window
from app.ui.window_memory import WindowMemory
from app.workspace import draft, presets
from app.workspace.document import Document
from app.workspace.draft import Draft
from app.workspace.paths import Places
from app.workspace.presets import PresetError
from app.workspace.secrets import Secrets
from app.workspace.settings import SettingsFile
from app.workspace.workspace import Workspace

READY_SCENARIO = "scenarios/rainy-sunday.json"
"""What a newcomer finds on the bench, below the shipped presets."""

_WRITTEN = TypeAdapter(Written)


@dataclass(frozen=True)
class Console:
    """The parts that somebody outside may ask for: the program's entrance, and the tests."""

    window: Window
    bench: Bench
    commands: Commands
    actions: PresetActions
    sending: Sending
    workspace: Workspace
    environments: Environments
    messages: Messages
    themes: Themes
    tasks: Tasks
    client: Client
    keeper: DraftKeeper
    memory: WindowMemory
    undo_keys: UndoKeys
    application: QApplication

    def show(self, file: Path | None = None) -> None:
        """Show the window, with `file` loaded where one is given."""
        self.window.show()
        self.window.chat.setFocus()
        # After the first paint: the client's libraries take up to half a second to import.
        QTimer.singleShot(0, self.client.prepare)
        if file is not None:
            self.actions.load_file(file)

    async def close(self) -> None:
        """Keep what is on the bench, end what runs, and stop the sandbox."""
        self.keeper.keep_now()
        self.memory.keep()
        self.application.removeEventFilter(self.undo_keys)
        await self.tasks.cancel_all()
        await self.client.aclose()
        self.environments.stop()
        self.window.hide()
        self.window.deleteLater()


def build(application: QApplication, places: Places) -> Console:
    """Make the window and all that is behind it; nothing is shown, sent or started yet."""
    settings = SettingsFile(places.settings_file)
    chosen = settings.load()
    themes = Themes(application, chosen.theme, lambda name: settings.update(theme=name))
    kept = draft.read(places.draft_file)
    messages = Messages()
    bench = Bench(_document(kept))
    window = Window(bench, messages)
    for part in (themes, messages, bench):
        part.setParent(window)
    workspace = Workspace(chosen.workspace_folder or places.workspace_folder, presets_folder())
    tasks = Tasks(lambda error: _tell_unexpected(messages, error))
    client = Client(Secrets().token)
    environments = Environments(
        chosen.client_environments(),
        chosen.environment,
        lambda name: settings.update(environment=name),
        window,
    )
    sending = Sending(bench, client, environments.ready, messages, tasks, window)
    actions = PresetActions(bench, workspace, messages, window)
    commands = bench_commands(bench, sending, actions, themes, messages, window, workspace)
    undo_keys = UndoKeys(window)
    application.installEventFilter(undo_keys)
    keeper = DraftKeeper(
        bench, lambda: _WRITTEN.dump_python(window.chat.draft, mode="json"), places.draft_file, messages
    )
    memory = WindowMemory(window, settings)
    overview = Overview(window, bench, workspace, environments, themes)
    console = Console(
        window,
        bench,
        commands,
        actions,
        sending,
        workspace,
        environments,
        messages,
        themes,
        tasks,
        client,
        keeper,
        memory,
        undo_keys,
        application,
    )
    _wire(console, overview)
    if kept is not None and kept.unsent is not None:
        with contextlib.suppress(ValidationError):
            window.chat.draft = _WRITTEN.validate_python(kept.unsent)
    if settings.problem:
        messages.warn(settings.problem)
    return console


def _wire(console: Console, overview: Overview) -> None:
    window, bench, commands = console.window, console.bench, console.commands
    commands.install(window)
    window.library.load_wanted.connect(console.actions.load_entry)
    window.library.save_wanted.connect(console.actions.save_section_as)
    window.library.show_file_wanted.connect(console.actions.show_file)
    window.chat.send_requested.connect(console.sending.send)
    window.chat.cancel_requested.connect(console.sending.cancel)
    window.chat.composer.changed.connect(console.keeper.keep_soon)
    window.status_bar.walk_wanted.connect(
        lambda severity: commands.run("problem.next" if severity == "problem" else "hint.next")
    )
    window.status_bar.undo_wanted.connect(lambda: commands.run("edit.undo"))
    window.status_bar.theme_wanted.connect(console.themes.next)
    window.rail.theme_wanted.connect(console.themes.next)
    window.rail.keys_wanted.connect(lambda: commands.run("help.keys"))
    window.top_bar.environment_chosen.connect(console.environments.choose)
    window.top_bar.palette_wanted.connect(lambda: commands.run("palette"))
    console.actions.saved.connect(overview.saved)
    for signal in (bench.changed, console.sending.changed):
        signal.connect(lambda _: commands.refresh())
    bench.changed.connect(lambda _: console.keeper.keep_soon())
    console.environments.changed.connect(
        lambda: window.inspector.set_environment(console.environments.current)
    )
    window.inspector.set_environment(console.environments.current)
    console.memory.restore()
    overview.list_presets()
    overview.show_all()
    commands.refresh()


def _document(kept: Draft | None) -> Document:
    """What was on the bench last, or the scenario that a newcomer begins with."""
    if kept is not None:
        return Document(kept.content, origins=kept.read_origins())
    try:
        ready = presets.read(presets_folder() / READY_SCENARIO)
    except PresetError:
        return Document({})
    return Document(ready.content, origins={"": ready})


def _tell_unexpected(messages: Messages, error: BaseException) -> None:
    trace = "".join(traceback.format_exception(error))
    words = getattr(error, "message", None)
    messages.error(
        words if isinstance(words, str) else f"Something went wrong in the console: {trace[-600:]}"
    )
