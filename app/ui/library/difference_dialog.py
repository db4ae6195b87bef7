"""A list of what differs: the place, what stood there, what stands there now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.contract.pointer import NotSent
from app.contract.wire import Json, dumps, shorten
from app.workspace.difference import Difference

_SHOWN = 400
"""Characters of a value in a cell; its tooltip has more."""
_IN_TOOLTIP = 4_000


class DifferenceDialog(QDialog):
    """Open it with `open()`; it deletes itself when it closes."""

    def __init__(
        self, title: str, heads: tuple[str, str], found: Sequence[Difference], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(820, 460)
        self.table = QTableView(self)
        self.table.setAccessibleName(title)
        self.table.setModel(_model(heads, found, self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        words = QLabel(_count(len(found)), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.table, buttons):
            layout.addWidget(widget)


def _model(heads: tuple[str, str], found: Sequence[Difference], parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    model.setHorizontalHeaderLabels(["Place", *heads])
    for one in found:
        model.appendRow([_item(one.pointer or "all"), *(_value(side) for side in (one.before, one.after))])
    return model


def _value(value: Json | NotSent) -> QStandardItem:
    return _item("not sent" if isinstance(value, NotSent) else dumps(value, None))


def _item(text: str) -> QStandardItem:
    item = QStandardItem(shorten(text, _SHOWN))
    # Without the escaping a tooltip that begins with a tag would be taken for HTML.
    item.setToolTip(shorten(text, _IN_TOOLTIP).replace("&", "&amp;").replace("<", "&lt;"))
    return item


def _count(places: int) -> str:
    if not places:
        return "Nothing differs."
    return "1 place differs." if places == 1 else f"{places} places differ."
