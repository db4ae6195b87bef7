"""The JSON tab: text and document follow each other while the text is JSON; a broken text waits."""

from collections import defaultdict

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.contract.problem import Problem
from app.contract.wire import Json, NotJson, dumps, loads, same
from app.ui.bench import Bench
from app.ui.json_tab.editor import JsonEditor
from app.ui.json_tab.find_bar import FindBar
from app.ui.json_tab.places import lines_of, nearest_line
from app.ui.undo_keys import OWN_UNDO
from app.ui.widgets.buttons import FlatButton

_DEBOUNCE = 250
"""Milliseconds without typing before the text is read."""


class JsonTab(QWidget):
    """Typing is one step of undo, as in any field. Hidden, it costs nothing: it is written when shown."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._seen: Json | None = None
        self._writing = False
        self._text = ""
        """What was shown or read last: only another text was typed by the user."""
        self._error: NotJson | None = None
        self.editor = JsonEditor(self)
        self.find_bar = FindBar(self.editor, self)
        self.message = QLabel(self)
        self.format_button = FlatButton("Format", "", self)
        self.find_button = FlatButton("Find", "", self)
        self.revert_button = FlatButton("Back to the document", "", self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_DEBOUNCE)
        self._lay_out()
        self._connect()

    @property
    def is_valid(self) -> bool:
        """Whether the text is JSON, as far as it was read."""
        return self._error is None

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that the document does not hold yet."""
        return self._typing.isActive()

    def flush(self) -> bool:
        """Read what was typed now; False where it is no JSON and the document keeps its last state."""
        if self._typing.isActive():
            self._typing.stop()
            self._take_text()
        return self._error is None

    def show_pointer(self, pointer: str) -> None:
        """Put the cursor at the value of a pointer, or at what would hold it."""
        self._refresh()
        line = nearest_line(lines_of(self.editor.toPlainText()), pointer)
        if line is not None:
            self.editor.show_line(line)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.flush()
            self._bench.document.seal()
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._undo(event)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.message.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.format_button.setToolTip("Write the JSON with two spaces a level")
        self.revert_button.setToolTip("Drop this text and show the document again")
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 8)
        top.setSpacing(8)
        top.addStretch(1)
        top.addWidget(self.find_button)
        top.addWidget(self.format_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.revert_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.find_bar)
        layout.addLayout(foot)
        self.setFocusProxy(self.editor)
        self._say(None)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        self._typing.timeout.connect(self._take_text)
        self.format_button.clicked.connect(self._format)
        self.find_button.clicked.connect(self.find_bar.open_bar)
        self.revert_button.clicked.connect(self._revert)
        self._bench.changed.connect(self._document_changed)

    def _typed(self) -> None:
        # Colouring the text anew, as on a change of theme, is told as a change of it too.
        if not self._writing and self.editor.toPlainText() != self._text:
            self.editor.setProperty(OWN_UNDO, "yes")
            self._typing.start()

    def _take_text(self) -> None:
        self._text = text = self.editor.toPlainText()
        try:
            value = loads(text)
        except NotJson as error:
            self._say(error)
            return
        self._say(None)
        self._seen = value
        self._bench.set("", value, "JSON", typing=True)
        self._seen = self._bench.document.content
        self._agree(text)

    def _document_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the document, unless the text is being typed or is no JSON yet."""
        content = self._bench.document.content
        if self._typing.isActive() or self._error is not None:
            return
        if self._seen is None or (content is not self._seen and not same(content, self._seen)):
            self._write(dumps(content))
        self._seen = content
        self._agree(self.editor.toPlainText())

    def _write(self, text: str) -> None:
        self._writing = True
        try:
            self.editor.replace_text(text)
        finally:
            self._writing = False
            self._text = text

    def _agree(self, text: str) -> None:
        """Text and document say the same: undo is the document's again, and its problems are marked."""
        self.editor.setProperty(OWN_UNDO, None)
        self.editor.document().clearUndoRedoStacks()
        lines = lines_of(text)
        marks: dict[int, list[Problem]] = defaultdict(list)
        for problem in self._bench.document.problems:
            line = nearest_line(lines, problem.pointer)
            if line is not None:
                marks[line].append(problem)
        self.editor.set_marks(marks)

    def _format(self) -> None:
        if self.flush():
            self._write(dumps(self._bench.document.content))
            self._seen = self._bench.document.content
            self._agree(self.editor.toPlainText())

    def _revert(self) -> None:
        self._typing.stop()
        self._say(None)
        self._seen = None
        self._refresh()

    def _undo(self, event: QKeyEvent) -> bool:
        """Undo of a text that the document does not hold is the editor's own, else the document's."""
        undo, redo = (
            event.matches(QKeySequence.StandardKey.Undo),
            event.matches(QKeySequence.StandardKey.Redo),
        )
        if not (undo or redo) or self.editor.property(OWN_UNDO):
            return False
        if undo:
            self._bench.document.undo()
        else:
            self._bench.document.redo()
        return True

    def _say(self, error: NotJson | None) -> None:
        self._error = error
        place = "" if error is None or error.line is None else f" Line {error.line}, column {error.column}."
        self.message.setText(
            ""
            if error is None
            else f"This is not JSON: {error.message}{place} The document keeps its last valid state."
        )
        for widget in (self.message, self.revert_button):
            widget.setVisible(error is not None)
        self.editor.set_marks({}, error.line - 1 if error is not None and error.line else None)
