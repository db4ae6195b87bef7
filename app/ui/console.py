"""The composition root of the window: makes every part once, and joins them."""

import contextlib
import traceback
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.client import Client, TokenReference
from app.shipped import presets_folder
from app.ui.bench import Bench
from app.ui.chat.message_actions import Draft as Written
from app.ui.commands import Commands
from app.ui.console_commands import bench_commands
from app.ui.draft_keeper import DraftKeeper
from app.ui.environments import Environments
from app.ui.library.desk import LibraryDesk
from app.ui.messages import Messages
from app.ui.overview import Overview
from app.ui.preset_actions import PresetActions
from app.ui.sending import Sending
from app.ui.settings import SettingsRoom, SettingsStore
from app.ui.settings.asking import Asking
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
from app.workspace.secrets import KeychainError, Secrets
from app.workspace.settings import Settings, SettingsFile
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
    desk: LibraryDesk
    store: SettingsStore
    settings: SettingsRoom
    secrets: Secrets

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
        self.settings.flush()
        self.keeper.keep_now()
        self.memory.keep()
        self.application.removeEventFilter(self.undo_keys)
        await self.tasks.cancel_all()
        await self.client.aclose()
        self.environments.stop()
        for key in self.store.unused_tokens:
            with contextlib.suppress(KeychainError):
                self.secrets.forget(TokenReference("keychain", key))
        self.window.hide()
        self.window.deleteLater()


def build(application: QApplication, places: Places, secrets: Secrets | None = None) -> Console:
    """Make the window and all that is behind it; nothing is shown, sent or started yet."""
    secrets = secrets or Secrets()
    settings = SettingsFile(places.settings_file)
    chosen = settings.load()
    trouble = settings.problem
    messages = Messages()
    store = SettingsStore(settings, messages)
    themes = Themes(application, chosen.theme, lambda name: store.change(theme=name))
    kept = draft.read(places.draft_file)
    bench = Bench(_document(kept))
    window = Window(bench, messages)
    for part in (themes, messages, bench, store):
        part.setParent(window)
    workspace = Workspace(chosen.workspace_folder or places.workspace_folder, presets_folder())
    tasks = Tasks(lambda error: _tell_unexpected(messages, error))
    client = Client(secrets.token)
    environments = Environments(
        chosen.client_environments(),
        chosen.environment,
        lambda name: store.change(environment=name),
        window,
    )
    asking = Asking(environments, secrets, messages, window)
    bench.finished.connect(asking.forget_refused)
    sending = Sending(bench, client, asking.ready, messages, tasks, window)
    room = SettingsRoom(store, secrets, messages, client.test_connection, tasks.start, window)
    window.add_settings(room)
    actions = PresetActions(bench, workspace, messages, window)
    overview = Overview(window, bench, workspace, environments, themes)
    desk = LibraryDesk(window, bench, workspace, messages, actions, overview.list_presets)
    commands = bench_commands(bench, sending, actions, themes, messages, window, desk)
    undo_keys = UndoKeys(window)
    application.installEventFilter(undo_keys)
    keeper = DraftKeeper(
        bench,
        lambda: _WRITTEN.dump_python(window.chat.draft, mode="json"),
        lambda: window.editors.json.pending,
        places.draft_file,
        messages,
    )
    memory = WindowMemory(window, settings)
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
        desk,
        store,
        room,
        secrets,
    )
    _wire(console, overview)
    if kept is not None and kept.unsent is not None:
        with contextlib.suppress(ValidationError):
            window.chat.draft = _WRITTEN.validate_python(kept.unsent)
    if kept is not None and kept.pending is not None:
        window.editors.json.restore(kept.pending)
    if trouble:
        messages.warn(trouble)
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
    window.editors.json.held.connect(console.keeper.keep_soon)
    window.status_bar.walk_wanted.connect(
        lambda severity: commands.run("problem.next" if severity == "problem" else "hint.next")
    )
    window.status_bar.undo_wanted.connect(lambda: commands.run("edit.undo"))
    window.status_bar.theme_wanted.connect(console.themes.next)
    window.rail.theme_wanted.connect(console.themes.next)
    window.rail.keys_wanted.connect(lambda: commands.run("help.keys"))
    window.top_bar.environment_chosen.connect(console.environments.choose)
    window.top_bar.palette_wanted.connect(lambda: commands.run("palette"))
    window.top_bar.settings_wanted.connect(window.show_settings)
    window.rail.settings_wanted.connect(window.show_settings)
    window.rail.bench_wanted.connect(window.show_bench)
    window.room_changed.connect(commands.refresh)
    console.store.changed.connect(partial(_take_settings, console))
    console.actions.saved.connect(overview.saved)
    for signal in (bench.changed, console.sending.changed):
        signal.connect(lambda _: commands.refresh())
    bench.changed.connect(lambda _: console.keeper.keep_soon())
    console.environments.changed.connect(
        lambda: window.inspector.set_environment(console.environments.current)
    )
    window.inspector.set_environment(console.environments.current)
    window.top_bar.difference_wanted.connect(lambda: commands.run("preset.difference"))
    console.memory.restore()
    overview.list_presets()
    console.desk.start()
    overview.show_all()
    commands.refresh()


def _take_settings(console: Console, settings: Settings) -> None:
    console.environments.take(settings.client_environments(), settings.environment)
    if settings.theme != console.themes.chosen:
        console.themes.choose(settings.theme)


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
    """An error with words of its own says them; any other is a mistake of ours, with a trail to copy."""
    words = getattr(error, "message", None)
    if isinstance(words, str):
        messages.error(words)
        return
    trail = "".join(traceback.format_exception(error))
    messages.error(
        f"The console made a mistake ({type(error).__name__}). What you were doing did not happen; "
        "the bench is as it was. Please report it with its details.",
        "Copy the details",
        lambda: QGuiApplication.clipboard().setText(trail),
    )
