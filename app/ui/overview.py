"""Keeps the bars and the library's marks in step with the bench."""

from PySide6.QtCore import QObject, QTimer

from app.client import Exchange
from app.contract.pointer import NotSent
from app.ui.bench import Bench
from app.ui.environments import Environments
from app.ui.themes import Themes
from app.ui.window import Window
from app.workspace.presets import Preset
from app.workspace.workspace import Workspace


class Overview(QObject):
    """Tells what is on the bench: its name, whether it differs from its files, problems, undo, totals."""

    def __init__(
        self, window: Window, bench: Bench, workspace: Workspace, environments: Environments, themes: Themes
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bench = bench
        self._workspace = workspace
        self._environments = environments
        self._themes = themes
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_document)
        bench.changed.connect(lambda _change: self._soon.start())
        bench.finished.connect(self._show_totals)
        environments.changed.connect(self._show_environments)
        window.theme_changed.connect(self.show_all)
        themes.changed.connect(lambda _name: self.show_all())

    def show_all(self) -> None:
        """Show everything afresh."""
        self._show_document()
        self._show_environments()
        self._show_totals(None)
        self._window.status_bar.show_theme(self._themes.chosen)

    def list_presets(self) -> None:
        """Read the folders again, and show what is there."""
        self._window.library.fill(self._workspace.entries())
        self._show_document()

    def saved(self, preset: Preset) -> None:
        """A preset was written: list it, and say where."""
        self.list_presets()
        self._window.status_bar.show_saved(f"Saved · {preset.path}", str(preset.path))

    def _show_document(self) -> None:
        document = self._bench.document
        scenario = document.origins.get("")
        state = "scenario · edited" if document.differs() else "scenario"
        title = scenario.name if scenario else "New scenario"
        self._window.top_bar.show_document(title, state)
        self._window.setWindowTitle(f"{title} - DumGum Console")
        self._window.library.mark(
            {
                preset.path: document.differs(at)
                for at, preset in document.origins.items()
                if preset.path is not None
            }
        )
        language = document.get("/language")
        bar = self._window.status_bar
        bar.show_language("" if isinstance(language, NotSent) or language is None else str(language)[:8])
        bar.show_problems(document.problems)
        bar.show_undo(document.undo_label)

    def _show_environments(self) -> None:
        self._window.top_bar.show_environments(self._environments.known, self._environments.chosen)

    def _show_totals(self, _exchange: Exchange | None) -> None:
        self._window.top_bar.show_totals(self._bench.exchanges)
