"""A switch with options of its own, in one line that unfolds to its parts: a guardrail."""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.contract.description import FieldDescription, Kind
from app.contract.pointer import NOT_SENT, NotSent, is_within, join
from app.contract.wire import Json
from app.ui.forms.book import RowBook
from app.ui.forms.column import Column
from app.ui.forms.editors.summary import SummaryEditor
from app.ui.forms.row import Row
from app.ui.forms.words import label_of
from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.badge import paint_pill
from app.ui.widgets.painting import line, small

_INDENT = 14


class SwitchEditor(SummaryEditor):
    """A switch and its options in one line: `On · still answer · bans [2 h] [12 h]`."""

    def __init__(self, field: FieldDescription, options: FieldDescription) -> None:
        super().__init__(field)
        self._options_field = options
        self._options: Json | NotSent = NOT_SENT

    def set_options(self, value: Json | NotSent) -> None:
        """Show the options that stand beside the switch."""
        self._options = value
        self.refresh()

    def fits(self) -> bool:
        return isinstance(self._value, bool)

    def text(self) -> str:
        words, pills = self._words()
        return " ".join([" · ".join(words), *pills])

    def paint_value(self, painter: QPainter, rect: QRect) -> None:
        theme = current_theme()
        words, pills = self._words()
        text = " · ".join(words)
        line(painter, rect, text, theme.text)
        left = rect.x() + painter.fontMetrics().horizontalAdvance(text) + 5
        painter.setFont(small(self.font(), SMALL_PIXELS + 1))
        for index, pill in enumerate(pills):
            width = painter.fontMetrics().horizontalAdvance(pill) + 15
            rest = f"+{len(pills) - index}"
            end = rect.right() + 6 - (22 if index < len(pills) - 1 else 0)
            if left + width > end:
                line(painter, QRect(left, rect.y(), rect.right() - left, rect.height()), rest, theme.muted)
                return
            top = rect.y() + (rect.height() - 20) // 2
            paint_pill(painter, QRect(left, top, width, 20), pill, theme.soft, theme.text)
            left += width + 4

    def _words(self) -> tuple[list[str], list[str]]:
        if not self.fits() or isinstance(self._value, NotSent):
            words = [super().text()]
        else:
            words = [label_of(self.field, self._value)]
        if isinstance(self._options, NotSent) or self._options is None:
            lists = [child.label.casefold() for child in self._options_field.children if child.many]
            if self._value is True and lists:
                words.append(f"service's own {' and '.join(lists)}")
            return words, []
        if not isinstance(self._options, dict):
            return [*words, label_of(self._options_field, self._options)], []
        return self._option_words(words, self._options)

    def _option_words(self, words: list[str], options: dict[str, Json]) -> tuple[list[str], list[str]]:
        pills: list[str] = []
        for child in self._options_field.children:
            value = options.get(child.name)
            if isinstance(value, bool) and child.kind is Kind.BOOLEAN:
                words.append(child.label.casefold() if value else f"no {child.label.casefold()}")
            elif isinstance(value, list) and child.many:
                words.append(child.label.casefold() if value else f"no {child.label.casefold()}")
                pills.extend(label_of(child, item) for item in value)
        return words, pills


class SwitchRow(Row):
    """A boolean and the object of its options, declared beside each other, as one row."""

    def __init__(
        self,
        book: RowBook,
        field: FieldDescription,
        pointer: str,
        options: FieldDescription,
        options_pointer: str,
    ) -> None:
        self._column: Column | None = None
        self.parts: list[Row] = []
        editor = SwitchEditor(field, options)
        super().__init__(book, field, pointer, editor=editor)
        self._options, self._options_pointer = options, options_pointer
        self._summary = editor
        self.pointers = (pointer, options_pointer)
        editor.opened.connect(self._turn)

    def is_open(self) -> bool:
        return self._column is not None

    def refresh(self) -> None:
        super().refresh()
        options = self.book.bench.document.get(self._options_pointer)
        self._summary.set_options(options)
        self._summary.set_glyph("down" if self.is_open() else "right")
        if self._column is not None:
            weird = options is None or options == {} or not isinstance(options, dict | NotSent)
            self._column.show_widget(self.parts[1], shown=weird or bool(self.parts[1].problems()))

    def matches(self, words: str) -> bool:
        return super().matches(words) or all(word in self._options.path.casefold() for word in words.split())

    def reveal(self, pointer: str) -> Row:
        if is_within(pointer, self._options_pointer):
            self.unfold()
        found = self.book.owner_of(pointer)
        return found if isinstance(found, Row) else self

    def unfold(self) -> None:
        """Build the rows of the switch and its options."""
        if self._column is not None:
            return
        self._column = Column(self)
        self._column.setVisible(True)
        switch = Row(self.book, replace(self.field, label="Switch"), self.pointer, indent=_INDENT)
        whole = Row(self.book, replace(self._options, label="Options"), self._options_pointer, indent=_INDENT)
        self.parts = [switch, whole]
        for child in self._options.children:
            at = join(self._options_pointer, child.name)
            self.parts.append(Row(self.book, child, at, indent=_INDENT))
        for part in self.parts:
            self._column.add(part)
            self.book.add(part, owner=part is not switch)
            part.refresh()
        self.refresh()
        self.forget_height()
        self.updateGeometry()

    def fold(self) -> None:
        """Take the rows away again."""
        for part in self.parts:
            self.book.remove(part)
        self.parts = []
        if self._column is not None:
            self._column.hide()
            self._column.deleteLater()
        self._column = None
        self.book.add(self)
        self.refresh()
        self.forget_height()
        self.updateGeometry()

    def extra_height(self, width: int) -> int:
        return self._column.height_for(width) + 5 if self._column is not None else 0

    def place_extra(self, top: int) -> None:
        if self._column is not None:
            height = self._column.height_for(self.width())
            self._column.setGeometry(0, top + 5, self.width(), height)

    def _turn(self) -> None:
        if self.is_open():
            self.fold()
        else:
            self.unfold()
