"""The menu of a row: the three states, the preset's value, and what can be copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.contract import pointer as pointers
from app.contract.pointer import NotSent
from app.contract.wire import Json, dumps, shorten
from app.ui.forms.words import plain
from app.ui.widgets.dot import State

if TYPE_CHECKING:
    from app.ui.forms.row import Row


def preset_value(row: "Row") -> tuple[str, Json | NotSent] | None:
    """Name and value of the nearest preset that says something of the row's place; None without a preset."""
    origins = row.book.bench.document.origins
    nearest = max(
        (at for at in origins if pointers.is_within(row.pointer, at) or not at), key=len, default=None
    )
    if nearest is None:
        return None
    preset = origins[nearest]
    return preset.name, pointers.resolve(preset.content, row.pointer[len(nearest) :])


def open_menu(row: "Row", where: QPoint) -> QMenu:
    """Open the menu at a global place; it deletes itself when it closes."""
    menu = QMenu(row)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    state = row.state()
    _add(menu, "Do not send", row.clear, enabled=state is not State.NOT_SENT)
    set_null = f"{row.label}: null"
    _add(menu, "Set to null", lambda: row.write(None, set_null), enabled=state is not State.NULL)
    _add(menu, "Set a value", row.editor.begin, enabled=state is not State.VALUE)
    _add_preset(menu, row)
    menu.addSeparator()
    _add(menu, f"Copy wire name “{row.field.name}”", lambda: _copy(row.field.name))
    _add(menu, "Copy JSON pointer", lambda: _copy(row.pointer))
    _add(menu, "Copy value", lambda: _copy(plain(row.value())), enabled=state is not State.NOT_SENT)
    menu.popup(where)
    return menu


def _add_preset(menu: QMenu, row: "Row") -> None:
    found = preset_value(row)
    if found is None:
        return
    name, value = found
    words = "not sent" if isinstance(value, NotSent) else shorten(dumps(value, None), 28)
    label = f"{row.label}: as in {name}"
    text = f"Reset to “{shorten(name, 24)}”: {words}".replace("&", "&&")
    _add(menu, text, lambda: row.write(value, label), enabled=row.value() != value)


def _add(menu: QMenu, text: str, do: "object", *, enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(do)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
