"""One field in a form: label, editor, the dot that tells and switches its state, and what is wrong."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.contract.description import FieldDescription
from app.contract.pointer import NOT_SENT, NotSent, join, parent
from app.contract.problem import Mend, Problem, Severity
from app.contract.wire import Json
from app.ui.forms.book import RowBook
from app.ui.forms.column import height_of
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.line import UnitLineEditor
from app.ui.forms.editors.registry import editor_for
from app.ui.forms.row_menu import open_menu
from app.ui.forms.words import searchable, tooltip
from app.ui.style import current_theme
from app.ui.theme import LABEL_WIDTH, ROW_HEIGHT
from app.ui.widgets.dot import State, StateDot
from app.ui.widgets.note import Note
from app.ui.widgets.painting import line
from app.workspace.document import NoSuchPlace

_GAP = 8
_DOT = 26
_CENTRED = 56
"""Editors up to this height have their label in the middle, taller ones at their first line."""
_LABEL_SHARE = 0.4


class Row(QWidget):
    """Shows and edits the value at one pointer. Only the user's edits are written to the document."""

    def __init__(
        self,
        book: RowBook,
        field: FieldDescription,
        pointer: str,
        *,
        indent: int = 0,
        editor: Editor | None = None,
    ) -> None:
        super().__init__()
        self.book, self.field, self.pointer = book, field, pointer
        self.pointers: tuple[str, ...] = (pointer,)
        self.label = field.label
        self.indent = indent
        self.notes: list[Note] = []
        self.editor = editor or editor_for(field)
        self.editor.setParent(self)
        self.dot = StateDot(self)
        self._problems: tuple[Problem, ...] = ()
        self._unit_pointer = ""
        self.heights: dict[int, int] = {}
        self.editor.changed.connect(self._edited)
        self.editor.left.connect(book.bench.document.seal)
        self.dot.menu_asked.connect(self.open_menu)
        self.dot.cleared.connect(self.clear)

    def follow_unit(self, sibling: FieldDescription) -> None:
        """Show the unit that a sibling's value decides."""
        self._unit_pointer = join(parent(self.pointer), sibling.name)
        self.pointers = (self.pointer, self._unit_pointer)
        self._unit_default = sibling.default

    def value(self) -> Json | NotSent:
        """What the document holds."""
        return self.book.bench.document.get(self.pointer)

    def state(self) -> State:
        value = self.value()
        if isinstance(value, NotSent):
            return State.NOT_SENT
        return State.NULL if value is None else State.VALUE

    def refresh(self) -> None:
        """Show what the document holds."""
        self.editor.set_value(self.value())
        self.forget_height()
        state = self.state()
        self.dot.set_state(state)
        self.dot.setAccessibleName(f"{self.label}: {state.value}")
        if self._unit_pointer and isinstance(self.editor, UnitLineEditor):
            self.editor.set_unit(self._unit())

    def matches(self, words: str) -> bool:
        """Whether the field is found by a search, in lower case: label, wire name, value and help."""
        haystack = searchable(self.field) + " " + self.editor.text().casefold()
        return all(word in haystack for word in words.split())

    def reveal(self, _pointer: str) -> "Row":
        """Open what is folded on the way to the pointer, and give the row that shows it."""
        return self

    def write(self, value: Json | NotSent, label: str = "", *, typing: bool = False) -> None:
        """Put a value of the user into the document; what can't be put there is said under the row."""
        try:
            self.book.bench.set(self.pointer, value, label or self.label, typing=typing)
        except NoSuchPlace:
            message = f"{self.label} has no place: what stands around it is no object. Reset that first."
            problem = Problem(self.pointer, Severity.PROBLEM, message, "no-place")
            self.editor.set_value(self.value())
            self.show_problems((*self._problems, problem))

    def clear(self) -> None:
        """Not sent."""
        self.write(NOT_SENT, f"{self.label}: not sent")

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these problems and hints under the row, and nothing where they are shown already."""
        if problems == self._problems:
            return
        self._problems = problems
        for note in self.notes:
            note.hide()
            note.deleteLater()
        self.notes = [Note(problem, self) for problem in problems]
        for note in self.notes:
            note.mended.connect(self._mend)
            note.show()
        severities = {problem.severity for problem in problems}
        worst = Severity.PROBLEM if Severity.PROBLEM in severities else None
        self.editor.set_severity(worst or (Severity.HINT if severities else None))
        self.forget_height()
        self.updateGeometry()
        self._place()

    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    def open_menu(self, where: QPoint) -> None:
        """Open the row's menu: its states, the preset's value, and what can be copied."""
        open_menu(self, where)

    def height_for(self, width: int) -> int:
        """The height in pixels that the row needs at `width`, notes included."""
        known = self.heights.get(width)
        if known is None:
            room = self._editor_width(width)
            notes = sum(note.heightForWidth(room) + 3 for note in self.notes)
            known = height_of(self.editor, room) + notes + self.extra_height(width)
            self.heights = {width: known}
        return known

    def forget_height(self) -> None:
        """Measure anew: something in the row has changed, and so may the rows around it."""
        row: QWidget | None = self
        while row is not None:
            if isinstance(row, Row):
                row.heights = {}
            row = row.parentWidget()

    def extra_height(self, _width: int) -> int:
        """What stands under the notes."""
        return 0

    def sizeHint(self) -> QSize:
        return QSize(300, self.height_for(300))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self._label_width(self.width()) - self.indent
        rect = QRect(self.indent, 0, width, self._line_height())
        line(
            painter,
            rect,
            self.label,
            current_theme().muted if self.field.deprecated else current_theme().text,
        )

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.forget_height()
            self._place()
            self.updateGeometry()
            return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self.field), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def place_extra(self, _top: int) -> None:
        """Give what stands under the notes its place."""

    def _edited(self) -> None:
        self.write(self.editor.value(), typing=self.editor.typing)

    def _mend(self, mend: Mend) -> None:
        self.book.bench.set(mend.pointer, mend.value, mend.label)

    def _unit(self) -> str:
        units = self.field.unit
        if not isinstance(units, Mapping):
            return ""
        system = self.book.bench.document.get(self._unit_pointer)
        chosen = system if isinstance(system, str) else self._unit_default
        return units.get(chosen, "") if isinstance(chosen, str) else ""

    def _label_width(self, width: int) -> int:
        return min(LABEL_WIDTH, int(width * _LABEL_SHARE))

    def _editor_width(self, width: int) -> int:
        return max(width - self._label_width(width) - _GAP - _DOT, 40)

    def _line_height(self) -> int:
        height = self.editor.height()
        return height if height <= _CENTRED else ROW_HEIGHT

    def _place(self) -> None:
        left, room = self._label_width(self.width()) + _GAP, self._editor_width(self.width())
        height = height_of(self.editor, room)
        self.editor.setGeometry(left, 0, room, height)
        middle = self._line_height() // 2
        self.dot.setGeometry(left + room + 1, middle - 12, _DOT - 2, 24)
        top = height
        for note in self.notes:
            tall = note.heightForWidth(room)
            note.setGeometry(left, top + 3, room, tall)
            top += tall + 3
        self.place_extra(top)
        self.update()
