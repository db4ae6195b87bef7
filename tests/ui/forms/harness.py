"""A pane on a document, and fingers: everything goes through mouse and keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.contract.pointer import NotSent
from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.forms.editor_pane import FormPane
from app.ui.forms.row import Row
from app.ui.style import apply_theme
from app.ui.theme import LIGHT
from app.ui.widgets.search_list import SearchList
from app.workspace.document import Document


@dataclass
class Form:
    """A shown pane and its document."""

    qtbot: QtBot
    bench: Bench
    pane: FormPane

    def get(self, pointer: str) -> Json | NotSent:
        return self.bench.document.get(pointer)

    def row(self, pointer: str) -> Row:
        """The row of a pointer, revealed as the user would be led to it."""
        self.bench.reveal.emit(pointer)
        found = [row for row in self.pane.rows() if row.pointer == pointer]
        assert found, f"no row shows {pointer}"
        return found[-1]

    def type(self, pointer: str, text: str) -> None:
        """Replace what a line holds."""
        self.row(pointer)
        line = QApplication.focusWidget()
        self.qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(line, text)

    def click(self, widget: QWidget, at: float = 0.5) -> None:
        """Click at a share of the widget's width."""
        where = QPoint(int(widget.width() * at), min(widget.height() // 2, 15))
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)

    def popup(self) -> SearchList:
        """The open list."""
        found = [
            top for top in QApplication.topLevelWidgets() if isinstance(top, SearchList) and top.isVisible()
        ]
        assert found, "no list opened"
        return found[-1]

    def choose(self, pointer: str, typed: str) -> None:
        """Open a row's list with Space, type, Enter."""
        self.qtbot.keyClick(self.row(pointer).editor, Qt.Key.Key_Space)
        popup = self.popup()
        self.qtbot.keyClicks(popup.filter, typed)
        self.qtbot.keyClick(popup.filter, Qt.Key.Key_Return)

    def menu(self, pointer: str, words: str) -> None:
        """Open the dot's menu by keyboard and take the entry that begins with `words`."""
        self.qtbot.keyClick(self.row(pointer).dot, Qt.Key.Key_Space)
        menus = [top for top in QApplication.topLevelWidgets() if isinstance(top, QMenu) and top.isVisible()]
        assert menus, "no menu opened"
        action = next(action for action in menus[-1].actions() if action.text().startswith(words))
        self.trigger(menus[-1], action)

    def trigger(self, menu: QMenu, action: QAction) -> None:
        """Walk to an entry and take it."""
        assert action.isEnabled(), f"{action.text()} can't be chosen"
        while menu.activeAction() is not action:
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)

    def notes(self, pointer: str) -> list[str]:
        """What is said under a row, once the loop has come round."""
        row = self.row(pointer)
        QApplication.processEvents()
        return [note.problem.message for note in row.notes]


def open_form(qtbot: QtBot, make: Callable[[Bench], FormPane], content: Json) -> Form:
    """Show a pane on `content`, 452 pixels wide as in the design."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    bench = Bench(Document(content))
    pane = make(bench)
    qtbot.addWidget(pane)
    pane.resize(452, 900)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return Form(qtbot, bench, pane)
