"""The palette: one line that finds commands, presets and fields."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

_SHOWN = 60


@dataclass(frozen=True)
class Finding:
    """One thing that the palette offers."""

    title: str
    detail: str
    """What stands behind the title: the kind, the shortcut, the wire name."""
    run: Callable[[], object]

    def words(self) -> str:
        return f"{self.title} {self.detail}".casefold()


class Palette(QFrame):
    """Opens over the window; Enter or a click runs, Esc closes, arrows walk."""

    closed = Signal()

    def __init__(self, findings: Iterable[Finding], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._findings = tuple(findings)
        self._shown: list[Finding] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Commands, presets, fields")
        self.line.setAccessibleName("Find commands, presets and fields")
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self._titles = QStringListModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName("Found")
        self.list.setModel(self._titles)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.resize(520, 380)
        self._filter("")
        self.setFocusProxy(self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._select(row + 1)
            case Qt.Key.Key_Up:
                self._select(row - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(row)
            case _:
                return False
        return True

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        found = [finding for finding in self._findings if all(word in finding.words() for word in words)]
        if words:
            found.sort(key=lambda finding: not finding.title.casefold().startswith(words[0]))
        self._shown = found[:_SHOWN]
        self._titles.setStringList([f"{found.title}   {found.detail}" for found in self._shown])
        self._select(0)

    def _select(self, row: int) -> None:
        if self._shown:
            self.list.setCurrentIndex(self._titles.index(row % len(self._shown)))

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            finding = self._shown[row]
            self.close()
            finding.run()
