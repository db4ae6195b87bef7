"""The editors of settings, one for each kind: what they show, and what the user made of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.ui.style import current_theme
from app.ui.tones import colour_of
from app.ui.undo_keys import OWN_UNDO
from app.ui.widgets.buttons import FlatButton
from app.ui.widgets.painting import focus_ring, frame
from app.ui.widgets.segments import HEIGHT, Segments, step_of
from app.workspace.declared import SettingKind, Shown


class SettingEditor(QWidget):
    """Shows a value, and tells what the user chose instead."""

    edited = Signal(object)
    """The new value, as the settings model takes it."""
    refused = Signal(str)
    """A sentence about why what the user entered could not be kept."""

    def show_value(self, value: Any) -> None:
        """Show a value; tells nobody."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what was typed and not taken over yet."""


class SegmentsSetting(SettingEditor):
    """A choice of few, and switches."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._values = tuple(_VALUES.get(key, key) for key in shown.choices)
        self.segments = Segments(tuple(shown.choices.values()), shown.label, self)
        self.segments.setFixedHeight(HEIGHT)
        self.segments.chosen.connect(lambda at: self.edited.emit(self._values[at]))
        self.setFocusProxy(self.segments)
        _row(self, self.segments).addStretch(1)

    def show_value(self, value: Any) -> None:
        self.segments.set_current(self._values.index(value) if value in self._values else None)


_VALUES: Final[Mapping[str, Any]] = {"on": True, "off": False}


class ToneSetting(SettingEditor):
    """A few named colours as dots: click, arrow keys, or the first letter."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._tones = tuple(shown.choices)
        self._labels = tuple(shown.choices.values())
        self._current: int | None = None
        self.setAccessibleName(shown.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_DOT)

    def show_value(self, value: Any) -> None:
        self._current = self._tones.index(value) if value in self._tones else None
        self.setAccessibleDescription("" if self._current is None else self._labels[self._current])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_DOT * len(self._tones) + 90, _DOT)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        for at, tone in enumerate(self._tones):
            spot = self.rect().adjusted(at * _DOT, 0, 0, 0)
            spot.setWidth(_DOT)
            if at == self._current:
                frame(painter, spot.adjusted(3, 3, -3, -3), theme.dashed, theme.soft, radius=12)
            inset = 9 if at == self._current else 10
            dot = spot.adjusted(inset, inset, -inset, -inset)
            frame(painter, dot, None, colour_of(tone, theme), radius=dot.width() / 2)
        if self._current is not None:
            painter.setPen(QColor(theme.muted))
            words = self.rect().adjusted(_DOT * len(self._tones) + 8, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._labels[self._current])
        if self.hasFocus():
            focus_ring(
                painter, self.rect().adjusted(0, 0, -(self.width() - _DOT * len(self._tones)), 0), theme
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(int(event.position().x()) // _DOT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = step_of(event, self._current, self._labels)
        if at is None:
            super().keyPressEvent(event)
        else:
            self._choose(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, at: int) -> None:
        if at != self._current and at < len(self._tones):
            self.show_value(self._tones[at])
            self.edited.emit(self._tones[at])


_DOT: Final = 32
"""Width and height of a colour's place, in pixels."""


class LineSetting(SettingEditor):
    """A text; it is taken over by Enter, and when the focus leaves."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._optional = shown.optional
        self._shown_text = ""
        self.line = QLineEdit(self)
        self.line.setAccessibleName(shown.label)
        self.line.setPlaceholderText(shown.hint)
        self.line.setProperty(OWN_UNDO, "yes")
        self.line.editingFinished.connect(self.flush)
        self.setFocusProxy(self.line)
        self._row = _row(self, self.line)

    def show_value(self, value: Any) -> None:
        words = self.words(value)
        # The same value shown again, as another setting changed, leaves alone what is being typed.
        if words != self._shown_text or not self.line.hasFocus():
            self._shown_text = words
            self.line.setText(words)

    def flush(self) -> None:
        text = self.line.text()
        if text != self._shown_text:
            self._shown_text = text
            self.edited.emit(self.value(text.strip()))

    def words(self, value: Any) -> str:
        """A value as the line shows it."""
        return "" if value is None else str(value)

    def value(self, text: str) -> Any:
        """What a text stands for."""
        return None if self._optional and not text else text


class SecondsSetting(LineSetting):
    """A number of seconds, which keeps what was typed."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(shown, parent)
        self.line.setFixedWidth(90)
        self._row.addWidget(QLabel("s", self))
        self._row.addStretch(1)

    def words(self, value: Any) -> str:
        return f"{value:g}" if isinstance(value, int | float) else super().words(value)


class PathSetting(LineSetting):
    """A path with a button that chooses one."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(shown, parent)
        self._shown = shown
        self.browse = FlatButton("Browse…", parent=self)
        self.browse.setAccessibleName(f"Browse for the {shown.label}")
        self.browse.clicked.connect(self._browse)
        self._row.addWidget(self.browse)

    def value(self, text: str) -> Any:
        chosen = super().value(text)
        return None if chosen is None else Path(chosen).expanduser()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self._shown.label, self.line.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = self._shown.kind is SettingKind.FOLDER
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, path: str) -> None:
        self.line.setText(path)
        self.flush()


def _row(editor: QWidget, *widgets: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout(editor)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


Make = Callable[[Shown, QWidget], SettingEditor]

EDITORS: Final[Mapping[SettingKind, Make]] = {
    SettingKind.CHOICE: SegmentsSetting,
    SettingKind.SWITCH: SegmentsSetting,
    SettingKind.TONE: ToneSetting,
    SettingKind.TEXT: LineSetting,
    SettingKind.SECONDS: SecondsSetting,
    SettingKind.FILE: PathSetting,
    SettingKind.FOLDER: PathSetting,
}
"""The editor of each kind; a token's needs the keychain, and the environments' page brings it."""
