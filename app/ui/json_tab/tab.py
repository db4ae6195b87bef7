"""The JSON tab: text and document follow each other while the text is JSON; a broken text waits."""

from collections import defaultdict

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.contract.pointer import NOT_SENT, NotSent
from app.contract.problem import Problem
from app.contract.wire import Json, NotJson, dumps, loads, same
from app.ui.bench import Bench
from app.ui.json_tab.editor import JsonEditor
from app.ui.json_tab.escapes import escaped
from app.ui.json_tab.find_bar import FindBar
from app.ui.json_tab.merge import Merged, merge
from app.ui.json_tab.places import lines_of, nearest_line
from app.ui.undo_keys import OWN_UNDO
from app.ui.widgets.buttons import FlatButton
from app.workspace.draft import PendingText

_DEBOUNCE = 250
"""Milliseconds without typing before the text is read."""


class JsonTab(QWidget):
    """Typing is one step of undo, as in any field. Hidden, it costs nothing: it is written when shown."""

    held = Signal()
    """What the editor holds back from the document has changed."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._seen: Json | NotSent = NOT_SENT
        """The document that the text was typed over."""
        self._writing = False
        self._text = ""
        """What was shown or read last: only another text was typed by the user."""
        self._held_back: Json | NotSent = NOT_SENT
        """A text that is JSON, but clashes with another change of the document."""
        self.editor = JsonEditor(self)
        self.find_bar = FindBar(self.editor, self)
        self.message = QLabel(self)
        self.format_button = FlatButton("Format", "", self)
        self.find_button = FlatButton("Find", "", self)
        self.revert_button = FlatButton("Back to the document", "", self)
        self.take_button = FlatButton("Take this text", "", self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_DEBOUNCE)
        self._lay_out()
        self._connect()

    @property
    def is_valid(self) -> bool:
        """Whether the document has the text, as far as it was read: it is JSON, and clashes with nothing."""
        return not self.message.text()

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that the document does not hold yet."""
        return self._typing.isActive()

    @property
    def pending(self) -> PendingText | None:
        """The text with what it was typed over, None where the document holds it."""
        if self.is_valid and not self.is_typing:
            return None
        # Half of a character, which Qt may hold, could not be read back.
        text = self.editor.text().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        base = self._bench.document.content if isinstance(self._seen, NotSent) else self._seen
        return PendingText(text, base)

    def restore(self, pending: PendingText) -> None:
        """Go on with a text of another sitting."""
        self._seen = pending.base
        self._write(pending.text)
        self.editor.setProperty(OWN_UNDO, "yes")
        self._take_text()

    def flush(self) -> bool:
        """Read what was typed now; False where it is no JSON and the document keeps its last state."""
        if self._typing.isActive():
            self._typing.stop()
            self._take_text()
        return self.is_valid

    def show_pointer(self, pointer: str) -> None:
        """Put the cursor at the value of a pointer, or at what would hold it."""
        self._refresh()
        line = nearest_line(lines_of(self.editor.text()), pointer)
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
        self.take_button.setToolTip("Put this text into the document, in place of the other change")
        self.revert_button.setToolTip("Drop this text and show the document again")
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 8)
        top.setSpacing(8)
        top.addStretch(1)
        top.addWidget(self.find_button)
        top.addWidget(self.format_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.revert_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(self.message)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.find_bar)
        layout.addLayout(foot)
        self.setFocusProxy(self.editor)
        self._wait("")

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        self._typing.timeout.connect(self._take_text)
        self.format_button.clicked.connect(self._format)
        self.find_button.clicked.connect(self.find_bar.open_bar)
        self.revert_button.clicked.connect(self._revert)
        self.take_button.clicked.connect(self._take_anyway)
        self._bench.changed.connect(self._document_changed)

    def _typed(self) -> None:
        # Colouring the text anew, as on a change of theme, is told as a change of it too.
        if not self._writing and self.editor.text() != self._text:
            self.editor.setProperty(OWN_UNDO, "yes")
            self._typing.start()
            self.held.emit()

    def _take_text(self) -> None:
        """Put what the text changed into the document, which may have been changed elsewhere meanwhile."""
        self._text = text = self.editor.text()
        try:
            value = loads(text)
        except NotJson as error:
            self._wait(_not_json(error), error.line)
            return
        merged = self._merged(value)
        if merged.clashes:
            self._clash(value, merged.clashes[0])
        else:
            self._accept(value, merged.value)

    def _merged(self, value: Json) -> Merged:
        now = self._bench.document.content
        return Merged(value, ()) if isinstance(self._seen, NotSent) else merge(self._seen, value, now)

    def _clash(self, value: Json, pointer: str) -> None:
        line = nearest_line(lines_of(self._text), pointer)
        place = "" if line is None else f", line {line + 1},"
        self._wait(
            f"What you changed here{place} was changed elsewhere too. The document keeps the other change "
            "until you take this text.",
            None if line is None else line + 1,
        )
        self._held_back = value
        self.take_button.show()

    def _take_anyway(self) -> None:
        """The text wins where both sides say something else; the other changes stay."""
        if not isinstance(self._held_back, NotSent):
            self._typing.stop()
            try:
                value = loads(self.editor.text())
            except NotJson:
                self._take_text()
            else:
                self._accept(value, self._merged(value).value)

    def _accept(self, value: Json, merged: Json) -> None:
        self._seen = merged
        self._wait("")
        self._bench.set("", merged, "JSON", typing=True)
        self._seen = self._bench.document.content
        if not same(merged, value):
            self._write(escaped(dumps(merged)))
        self._agree(self._text)

    def _document_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the document, unless the text is being typed or is no JSON yet."""
        content = self._bench.document.content
        if self.is_typing or not self.is_valid:
            return
        seen = self._seen
        if isinstance(seen, NotSent) or (content is not seen and not same(content, seen)):
            self._write(escaped(dumps(content)))
        self._seen = content
        self._agree(self._text)

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
            self._seen = self._bench.document.content
            self._write(escaped(dumps(self._seen)))
            self._agree(self._text)

    def _revert(self) -> None:
        self._typing.stop()
        self._seen = NOT_SENT
        self._wait("")
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

    def _wait(self, message: str, line: int | None = None) -> None:
        """Say why the text is not in the document, at a line (from 1); with an empty message it is."""
        self._held_back = NOT_SENT
        self.message.setText(message)
        for widget in (self.message, self.revert_button):
            widget.setVisible(bool(message))
        self.take_button.hide()
        self.editor.set_marks({}, line - 1 if line else None)
        self.held.emit()


def _not_json(error: NotJson) -> str:
    place = "" if error.line is None else f" Line {error.line}, column {error.column}."
    return f"This is not JSON: {error.message}{place} The document keeps its last valid state."
