"""The editors of the bench as tabs: both profiles, reply parameters, request, JSON; with their problems."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.contract import pointer as pointers
from app.contract.problem import Severity
from app.ui.bench import Bench, Change
from app.ui.forms.editor_pane import FormPane
from app.ui.forms.panes import persona_pane, reply_pane, request_pane, user_pane
from app.ui.json_tab import JsonTab
from app.ui.widgets.tabs import Tabs

_TABS = (
    ("User", ("/userProfile",)),
    ("Persona", ("/personaProfile",)),
    ("Reply", ("/replyParameters",)),
    ("Request", ("/language", "/additionalLanguages", "/tags")),
    ("JSON", ("",)),
)
"""Titles, and the parts of the document whose problems each counts."""


class EditorTabs(QWidget):
    """Tabs with a red count of problems; messages are edited in the chat, their problems count on JSON."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.bar = Tabs("Editors", self)
        self.stack = QStackedWidget(self)
        self.json = JsonTab(bench, self)
        self.panes = (
            user_pane(bench),
            persona_pane(bench),
            reply_pane(bench),
            request_pane(bench),
            self.json,
        )
        for (title, _), pane in zip(_TABS, self.panes, strict=True):
            self.stack.addWidget(pane)
            self.bar.addTab(title)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        self.bar.setCurrentIndex(2)
        bench.changed.connect(self._count)
        bench.reveal.connect(self._reveal)
        self.json.held.connect(self._mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.bar)
        self._count(None)

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(title for title, _ in _TABS)

    def find_text(self) -> None:
        """Put the cursor where a field, or a text in the JSON, is looked for."""
        pane = self.stack.currentWidget()
        if isinstance(pane, FormPane):
            pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            pane.search.selectAll()
        else:
            self.json.find_bar.open_bar()

    def flush(self) -> bool:
        """Take over what was typed just now; False where the JSON tab holds text that is not JSON."""
        return self.json.flush()

    def show_tab(self, title: str) -> None:
        """Bring the tab of this title to the front."""
        self.bar.setCurrentIndex([name for name, _ in _TABS].index(title))

    def _count(self, _change: Change | None) -> None:
        counts = [0] * len(_TABS)
        for problem in self._bench.document.problems:
            if problem.severity is Severity.PROBLEM:
                counts[tab_of(problem.pointer)] += 1
        for place, count in enumerate(counts):
            self.bar.set_count(place, count)

    def _mark(self) -> None:
        words = "" if self.json.is_valid else "its text is not in the document"
        self.bar.set_mark(len(_TABS) - 1, words)

    def _reveal(self, pointer: str) -> None:
        """Panes show their own rows; what has none is shown in the JSON."""
        place = tab_of(pointer)
        pane = self.panes[place]
        if isinstance(pane, FormPane) and pane.has_row_for(pointer):
            self.bar.setCurrentIndex(place)
        else:
            self.bar.setCurrentIndex(len(_TABS) - 1)
            self.json.show_pointer(pointer)
            self.json.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)


def tab_of(pointer: str) -> int:
    """The tab where the value at `pointer` is edited; JSON for what has no form."""
    for place, (_, parts) in enumerate(_TABS):
        if any(pointers.is_within(pointer, part) for part in parts):
            return place
    return len(_TABS) - 1
