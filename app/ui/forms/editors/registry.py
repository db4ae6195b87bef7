"""Which editor a field gets: the first rule that fits, by kind, shape and what is declared, never by name."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from app.contract.description import FieldDescription, Kind
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.chips import ChipsEditor, IntegersEditor
from app.ui.forms.editors.choice import ChoiceEditor, SegmentsEditor, are_short
from app.ui.forms.editors.dates import DateEditor, DateTimeEditor
from app.ui.forms.editors.line import LineEditor
from app.ui.forms.editors.lines import MapEditor, UrlsEditor
from app.ui.forms.editors.multiline import MultilineEditor
from app.ui.forms.editors.number import NumberEditor, ShareEditor
from app.ui.forms.editors.places import LISTS, PlaceEditor
from app.ui.forms.editors.summary import ObjectEditor, SummaryEditor

Rule = Callable[[FieldDescription], bool]
Make = Callable[[FieldDescription, QWidget | None], Editor]

_NUMBERS: Final = (Kind.INTEGER, Kind.NUMBER, Kind.NUMBER_TEXT)

RULES: Final[Sequence[tuple[Rule, Make]]] = (
    (lambda field: field.many and field.kind is Kind.OBJECT, SummaryEditor),
    (lambda field: field.many and field.kind in _NUMBERS, IntegersEditor),
    (lambda field: field.many and field.kind is Kind.ENUM, ChipsEditor),
    (lambda field: field.many, UrlsEditor),
    (lambda field: field.kind is Kind.MAP, MapEditor),
    (lambda field: field.kind is Kind.OBJECT, ObjectEditor),
    (lambda field: field.kind is Kind.BOOLEAN, SegmentsEditor),
    (lambda field: field.kind is Kind.ENUM and _is_short(field), SegmentsEditor),
    (lambda field: field.kind is Kind.ENUM, ChoiceEditor),
    (lambda field: field.kind is Kind.NUMBER and _is_share(field), ShareEditor),
    (lambda field: field.kind in _NUMBERS, NumberEditor),
    (lambda field: field.kind is Kind.DATE, DateEditor),
    (lambda field: field.kind is Kind.DATE_TIME, DateTimeEditor),
    (lambda field: field.choices in LISTS, PlaceEditor),
    (lambda field: field.multiline, MultilineEditor),
    (lambda _: True, LineEditor),
)


def _is_short(field: FieldDescription) -> bool:
    return not field.open and are_short([value.label for value in field.values])


def _is_share(field: FieldDescription) -> bool:
    return field.minimum == 0 and field.maximum == 1


def editor_for(field: FieldDescription, parent: QWidget | None = None) -> Editor:
    """The editor of a field."""
    return next(make for rule, make in RULES if rule(field))(field, parent)
