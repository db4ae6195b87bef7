"""Names and values below each other; a value can be selected, and copied whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.inspector.facts import Fact
from app.ui.style import current_theme

_NAMES = 122
"""Width in pixels of the column of names."""


class FactsGrid(QWidget):
    """A table of facts without lines; a value too wide for its column stands below its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._below: frozenset[int] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, _NAMES - 8)
        self._grid.setColumnStretch(1, 1)

    @property
    def shown(self) -> dict[str, str]:
        """The values by their names, as they are shown."""
        return {name.text(): value.text() for name, value in self._rows}

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Replace what is shown."""
        for pair in self._rows:
            for label in pair:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._rows = [(_name(fact, self), _Value(fact, self)) for fact in facts]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._too_wide() != self._below:
            self._arrange()

    def _too_wide(self) -> frozenset[int]:
        """The rows whose value has a word that is wider than the column beside the names."""
        room = self.width() - _NAMES
        return frozenset(row for row, (_, value) in enumerate(self._rows) if _widest_word(value) > room)

    def _arrange(self) -> None:
        self._below = self._too_wide()
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(self._rows):
            self._grid.addWidget(name, 2 * row, 0, top)
            if row in self._below:
                self._grid.addWidget(value, 2 * row + 1, 0, 1, 2, top)
            else:
                self._grid.addWidget(value, 2 * row, 1, top)


def _widest_word(label: QLabel) -> int:
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in label.text().split()), default=0)


def _name(fact: Fact, parent: QWidget) -> QLabel:
    name = QLabel(fact.name, parent)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return name


class _Value(QLabel):
    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(_breakable(fact.value), parent)
        self._fact = fact
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setAccessibleName(fact.name)
        self.setAccessibleDescription(fact.copied)
        if fact.whole:
            self.setToolTip(fact.whole)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        copy = QAction(f"Copy {fact.name}", self)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._fact.copied))
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if fact.warning:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, current_theme().warning)
            self.setPalette(palette)


def _breakable(text: str) -> str:
    """A label wraps at spaces alone: what is long without one is cut, its tooltip holds the rest."""
    return text if len(text) <= 600 else f"{text[:599]}…"
