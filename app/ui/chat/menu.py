"""The menu of a message, and the keys that do the same."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.bench import Bench
from app.ui.chat import message_actions as actions
from app.ui.chat.dialogs import TextDialog
from app.ui.chat.model import ChatModel
from app.ui.chat.view import ChatView


@dataclass(frozen=True)
class _Entry:
    title: str
    key: str
    run: Callable[[int], None]


class MessageMenu(QObject):
    """Gives the view an action for each thing that can be done to the selected message."""

    def __init__(self, bench: Bench, model: ChatModel, view: ChatView, window: QWidget) -> None:
        super().__init__(view)
        self._document = bench.document
        self._model = model
        self._view = view
        self._window = window
        entries = (
            _Entry("Copy text", "Ctrl+C", self._copy),
            _Entry("Edit text…", "F2", self._edit),
            _Entry("Insert before…", "Ins", self._insert),
            _Entry("Move up", "Alt+Up", lambda place: self._move(place, -1)),
            _Entry("Move down", "Alt+Down", lambda place: self._move(place, 1)),
            _Entry("Change sender", "Ctrl+Shift+X", self._change_sender),
            _Entry("Delete", "Del", self._delete),
        )
        for entry in entries:
            self._add(entry)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.selectionModel().selectionChanged.connect(self._enable)
        model.rowsInserted.connect(self._enable)
        model.rowsRemoved.connect(self._enable)
        self._enable()

    def _add(self, entry: _Entry) -> None:
        action = QAction(entry.title, self._view)
        action.setShortcut(QKeySequence(entry.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: self._run(entry))
        self._view.addAction(action)

    def _run(self, entry: _Entry) -> None:
        place = self._place()
        if place is not None:
            entry.run(place)

    def _place(self) -> int | None:
        # Not the current index: Qt makes the first row current, unseen, when the view gets the focus.
        row = self._view.selected_row
        return None if row is None else self._model.place_at(row)

    def _enable(self) -> None:
        on_message = self._place() is not None
        for action in self._view.actions():
            action.setEnabled(on_message)

    def _copy(self, place: int) -> None:
        QGuiApplication.clipboard().setText(actions.text_of(self._document, place))

    def _edit(self, place: int) -> None:
        text = actions.text_of(self._document, place) if self._has_text(place) else ""
        TextDialog(
            "Edit message",
            text,
            lambda new: actions.set_text(self._document, place, new) if new != text else None,
            self._window,
        ).open()

    def _has_text(self, place: int) -> bool:
        return isinstance(self._document.get(f"{actions.MESSAGES}/{place}/text"), str)

    def _insert(self, place: int) -> None:
        TextDialog(
            "Insert message",
            "",
            lambda text: actions.insert_before(self._document, place, text) if text else None,
            self._window,
        ).open()

    def _move(self, place: int, steps: int) -> None:
        target = min(max(place + steps, 0), self._model.message_count - 1)
        if target != place:
            actions.move(self._document, place, steps)
            self._view.setCurrentIndex(self._model.index(self._model.row_of(target)))

    def _change_sender(self, place: int) -> None:
        if actions.can_be_edited(self._document, place):
            actions.change_sender(self._document, place)

    def _delete(self, place: int) -> None:
        actions.delete(self._document, place)
