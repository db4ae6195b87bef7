"""The inspector's first tab: what is known of the answer, where the time went, and what failed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.client.failure_words import failure_words
from app.ui.inspector.facts import facts_of, was_tried
from app.ui.inspector.facts_grid import FactsGrid
from app.ui.inspector.time_bars import TimeBars, bars_of
from app.ui.selection import Selection
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.painting import small, weighted


class AnswerTab(QScrollArea):
    """Facts, failure in words, time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = QLabel(self)
        self.failure.setTextFormat(Qt.TextFormat.PlainText)
        self.failure.setWordWrap(True)
        self.failure.setForegroundRole(QPalette.ColorRole.BrightText)
        self.failure.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts = FactsGrid(self)
        self.times = TimeBars(self)
        self._time_heading = heading("Time", self)
        self._failure_heading = heading("Failure", self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Answer")
        self._lay_out()

    def show_selection(self, selection: Selection) -> None:
        """Show an answer, or an exchange without one."""
        failure = selection.exchange.failure
        self.failure.setText("" if failure is None else "\n".join(failure_words(failure)))
        for widget in (self.failure, self._failure_heading):
            widget.setVisible(failure is not None)
        self.facts.show_facts(facts_of(selection))
        bars = bars_of(selection.exchange.clocks) if was_tried(selection.exchange) else ()
        self.times.show_bars(bars)
        self.times.setVisible(bool(bars))
        self._time_heading.setVisible(bool(bars))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(15, 14, 15, 14)
        layout.setSpacing(10)
        layout.addWidget(self._failure_heading)
        layout.addWidget(self.failure)
        layout.addSpacing(4)
        layout.addWidget(heading("Facts", self))
        layout.addWidget(self.facts)
        layout.addSpacing(8)
        layout.addWidget(self._time_heading)
        layout.addWidget(self.times)
        layout.addStretch(1)
        self.setWidget(inside)


def heading(words: str, parent: QWidget) -> QLabel:
    """The small bold line above a part of the inspector."""
    label = QLabel(words, parent)
    label.setFont(weighted(small(label.font(), SMALL_PIXELS), QFont.Weight.DemiBold))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
