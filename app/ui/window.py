"""The window: lays the panes out and wires them; what they do is theirs."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.bench import Bench
from app.ui.chat.pane import ChatPane
from app.ui.editor_tabs import EditorTabs
from app.ui.inspector import Inspector
from app.ui.library import Library
from app.ui.message_bar import MessageBar
from app.ui.messages import Messages
from app.ui.rail import Rail
from app.ui.status_bar import StatusBar
from app.ui.style import current_theme
from app.ui.top_bar import TopBar
from app.ui.widgets.rule import Line

_SIZES = (248, 452, 588, 340)
"""Widths of library, editors, chat and inspector in a window of 1680 px."""


class Window(QWidget):
    """Top bar, rail, the four panes of the bench, message bar, status bar."""

    closed = Signal()
    """The user closed the window; nothing asks, everything is kept."""
    theme_changed = Signal()
    room_changed = Signal()
    """Another room is shown."""

    def __init__(self, bench: Bench, messages: Messages) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("DumGum Console")
        self.setMinimumSize(960, 600)
        self.resize(1680, 1020)
        self._rooms = QStackedWidget(self)
        self._settings: QWidget | None = None
        self._bench_focus: QWidget | None = None
        # Before the editors: a row takes the focus only where it is shown.
        bench.reveal.connect(lambda _pointer: self.show_bench())
        self.top_bar = TopBar(self)
        self.rail = Rail(self)
        self.library = Library(self)
        self.editors = EditorTabs(bench, self)
        self.chat = ChatPane(bench, self)
        self.inspector = Inspector(bench, self)
        self.message_bar = MessageBar(self)
        self.status_bar = StatusBar(self)
        self.splitter = _Splitter(self)
        messages.said.connect(self.message_bar.show_message)
        messages.taken_back.connect(self.message_bar.take_back)
        self._lay_out()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes of the bench, in the order in which F6 walks them."""
        return tuple(self.named_panes.values())

    @property
    def named_panes(self) -> dict[str, QWidget]:
        """The panes by the words that commands use."""
        return {
            "library": self.library,
            "editors": self.editors,
            "chat": self.chat,
            "inspector": self.inspector,
        }

    @property
    def bench_is_shown(self) -> bool:
        return self._rooms.currentWidget() is self.splitter

    def add_settings(self, room: QWidget) -> None:
        """The room of the settings, beside the bench, which stays alive while it is not shown."""
        self._settings = room
        self._rooms.addWidget(room)

    def show_settings(self) -> None:
        """Show the settings in place of the bench."""
        if self._settings is None:
            return
        if self.bench_is_shown:
            self._bench_focus = self.focusWidget()
        self._turn_to(self._settings)
        self._settings.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_bench(self) -> None:
        """Go back to the bench, and to where the focus was there."""
        if self.bench_is_shown:
            return
        self._turn_to(self.splitter)
        (self._bench_focus or self.chat).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bench_focus = None

    def _turn_to(self, room: QWidget) -> None:
        self._rooms.setCurrentWidget(room)
        self.rail.mark(bench=self.bench_is_shown)
        self.room_changed.emit()

    def walk_panes(self) -> None:
        """Move the focus to the next pane that is shown."""
        shown = [pane for pane in self.panes if pane.isVisible() and pane.width() > 0]
        here = next((at for at, pane in enumerate(shown) if pane.isAncestorOf(self.focusWidget())), -1)
        pane = shown[(here + 1) % len(shown)]
        target = pane.focusProxy() or pane.nextInFocusChain()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_pane(self, pane: QWidget) -> None:
        """Fold a pane away, or bring it back."""
        pane.setVisible(not pane.isVisible())

    def _lay_out(self) -> None:
        for pane in self.panes:
            self.splitter.addWidget(pane)
        self.splitter.setSizes(list(_SIZES))
        for place, stretch in enumerate((1, 1, 3, 1)):
            self.splitter.setStretchFactor(place, stretch)
            self.splitter.setCollapsible(place, place != 2)
        for pane, width in zip(self.panes, (150, 372, 330, 270), strict=True):
            pane.setMinimumWidth(width)
        middle = QWidget(self)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(Line(Qt.Orientation.Vertical, self))
        self._rooms.addWidget(self.splitter)
        row.addWidget(self._rooms, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(Line(Qt.Orientation.Horizontal, self))
        layout.addWidget(middle, 1)
        layout.addWidget(self.message_bar)
        layout.addWidget(Line(Qt.Orientation.Horizontal, self))
        layout.addWidget(self.status_bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top_bar.set_narrow(event.size().width() < 1300)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.theme_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()


class _Splitter(QSplitter):
    """Panes side by side with a hair line between, wide enough to grab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(5)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        left, right = (self.splitter().widget(at) for at in _beside(self))
        painter.fillRect(event.rect(), left.palette().window() if left else QColor(theme.ground))
        centre = self.rect().center().x()
        if right is not None:
            painter.fillRect(self.rect().adjusted(centre + 1, 0, 0, 0), right.palette().window())
        painter.fillRect(centre, 0, 1, self.height(), QColor(theme.border))


def _beside(handle: QSplitterHandle) -> tuple[int, int]:
    splitter = handle.splitter()
    place = next(at for at in range(splitter.count()) if splitter.handle(at) is handle)
    return place - 1, place
