"""The small widgets: chosen by mouse and keys, named for screen readers, painted in both themes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.contract.pointer import NOT_SENT
from app.contract.problem import Mend, Problem, Severity
from app.ui.icons import icon, pixmap
from app.ui.style import ConsoleStyle, apply_theme, current_theme
from app.ui.theme import DARK, LIGHT, Theme
from app.ui.widgets.buttons import FlatButton, IconButton
from app.ui.widgets.chips import Chips
from app.ui.widgets.dot import StateDot
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fold import Fold
from app.ui.widgets.note import Note
from app.ui.widgets.search_list import Choice, SearchList
from app.ui.widgets.segments import SegmentLayout, Segments
from app.ui.widgets.tabs import Tabs

HINT = Problem("/a", Severity.HINT, "Vision works on other models.", "r", Mend("Switch model", "/b", "x"))


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    apply_theme(qapp, LIGHT)
    return qapp


def test_a_theme_is_changed_in_place(app: QApplication) -> None:
    style = app.style()
    assert isinstance(style, ConsoleStyle)
    apply_theme(app, DARK)
    assert app.style() is style, "one style lives as long as the application"
    assert current_theme() is DARK
    assert app.palette().window().color() == QColor(DARK.ground)
    apply_theme(app, LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_standard_widget_is_painted_from_the_theme(qtbot: QtBot, app: QApplication, theme: Theme) -> None:
    apply_theme(app, theme)
    button = FlatButton("", "primary")
    qtbot.addWidget(button)
    button.resize(80, 30)
    assert button.grab().toImage().pixelColor(40, 8) == QColor(theme.accent)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(80, 30)
    assert line.grab().toImage().pixelColor(60, 15) == QColor(theme.ground)
    apply_theme(app, LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_menu_has_a_frame(qtbot: QtBot, app: QApplication, theme: Theme) -> None:
    apply_theme(app, theme)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Set to null")
    menu.addAction("Do not send")
    menu.popup(QPoint(20, 20))
    drawn = menu.grab().toImage()
    right, foot = drawn.width() - 1, drawn.height() - 1
    for at in (
        QPoint(0, foot // 2),
        QPoint(right, foot // 2),
        QPoint(right // 2, 0),
        QPoint(right // 2, foot),
    ):
        assert drawn.pixelColor(at) == QColor(theme.dashed), f"no frame at {at}"
    apply_theme(app, LIGHT)


def test_buttons_of_dialogs_have_words_alone(qtbot: QtBot, app: QApplication) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert all(button.icon().isNull() for button in buttons.buttons())


def test_an_icon_is_tinted_and_sharp_at_any_ratio(app: QApplication) -> None:
    drawn = pixmap("plus", "#ff0000", 16, 2.0)
    assert drawn.width() == 32, "two device pixels for each pixel of the icon"
    assert drawn.toImage().pixelColor(16, 16).red() > 200
    assert not icon("search").isNull()
    with pytest.raises(LookupError):
        icon("no-such-icon")


def test_segments_by_mouse_and_keys(qtbot: QtBot, app: QApplication) -> None:
    segments = Segments(["Instant", "Fast", "Normal"], "Typing delay")
    qtbot.addWidget(segments)
    segments.resize(240, 26)
    chosen: list[int] = []
    segments.chosen.connect(chosen.append)
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(230, 13))
    qtbot.keyClick(segments, Qt.Key.Key_Left)
    qtbot.keyClick(segments, Qt.Key.Key_Home)
    qtbot.keyClick(segments, Qt.Key.Key_Home)
    qtbot.keyClick(segments, Qt.Key.Key_N)
    assert chosen == [2, 1, 0, 2], "choosing what is chosen tells nobody"
    assert segments.accessibleDescription() == "Normal"


def test_segments_share_the_width_by_their_texts(app: QApplication) -> None:
    for width in (160, 239, 400):
        layout = SegmentLayout(["Frequent", "Sometimes", "Rarely", "Never"], app.font(), width)
        assert sum(layout.widths) == width, "no pixel is left over"
    assert len(set(SegmentLayout(["On", "Off"], app.font(), 240).widths)) == 1, "equal where all fits"
    assert not SegmentLayout(["Very frequent"] * 4, app.font(), 120).fits


def open_list(qtbot: QtBot, **more: bool) -> tuple[SearchList, list[str], QWidget]:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.resize(200, 30)
    anchor.show()
    choices = [Choice("FR", "France", "FR"), Choice("GR", "Greece", "GR"), Choice("PT", "Portugal", "PT")]
    popup = SearchList(choices, "Country", parent=anchor, **more)
    chosen: list[str] = []
    popup.chosen.connect(chosen.append)
    popup.open_below(anchor)
    return popup, chosen, anchor


def test_a_list_is_filtered_and_chosen_by_keyboard(qtbot: QtBot, app: QApplication) -> None:
    popup, chosen, _anchor = open_list(qtbot, free=True)
    qtbot.keyClicks(popup.filter, "r")
    qtbot.keyClick(popup.filter, Qt.Key.Key_Down)
    qtbot.keyClick(popup.filter, Qt.Key.Key_Return)
    assert chosen == ["GR"]


def test_a_free_list_takes_what_is_typed(qtbot: QtBot, app: QApplication) -> None:
    popup, chosen, _anchor = open_list(qtbot, free=True)
    qtbot.keyClicks(popup.filter, "Atlantis")
    qtbot.keyClick(popup.filter, Qt.Key.Key_Return)
    assert chosen == ["Atlantis"]


def test_a_list_of_several_stays_open_and_escape_closes_it(qtbot: QtBot, app: QApplication) -> None:
    popup, chosen, _anchor = open_list(qtbot, several=True)
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    assert chosen == ["FR", "FR"], "a value goes in and out"
    assert popup.isVisible()
    qtbot.keyClick(popup.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(popup))


def test_chips_wrap_and_report(qtbot: QtBot, app: QApplication) -> None:
    chips = Chips("Interests")
    qtbot.addWidget(chips)
    chips.set_labels(["Travelling", "Cooking", "Photography", "Music"])
    assert chips.heightForWidth(180) > chips.heightForWidth(600), "chips wrap where it is narrow"
    gone: list[int] = []
    chips.removed.connect(gone.append)
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    qtbot.keyClick(chips, Qt.Key.Key_Delete)
    assert gone == [0]
    with qtbot.waitSignal(chips.asked):
        qtbot.keyClick(chips, Qt.Key.Key_Return)


def test_a_note_offers_its_mend(qtbot: QtBot, app: QApplication) -> None:
    note = Note(HINT)
    qtbot.addWidget(note)
    note.resize(150, note.heightForWidth(150))
    assert note.heightForWidth(150) > note.heightForWidth(600)
    with qtbot.waitSignal(note.mended) as mended:
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert mended.args == [HINT.mend]
    plain = Note(Problem("/a", Severity.PROBLEM, "Must be a number.", "r", Mend("Reset", "/a", NOT_SENT)))
    qtbot.addWidget(plain)
    plain.resize(400, 20)
    width = plain.fontMetrics().horizontalAdvance("Must be a number. Res")
    with qtbot.waitSignal(plain.mended):
        qtbot.mouseClick(plain, Qt.MouseButton.LeftButton, pos=QPoint(width, 9))


def test_a_heading_folds_by_keyboard(qtbot: QtBot, app: QApplication) -> None:
    fold = Fold("Intimate interests", opened=False)
    qtbot.addWidget(fold)
    turned: list[bool] = []
    fold.toggled.connect(turned.append)
    qtbot.keyClick(fold, Qt.Key.Key_Right)
    qtbot.keyClick(fold, Qt.Key.Key_Right)
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert turned == [True, False]


def test_the_dot_asks_by_keyboard(qtbot: QtBot, app: QApplication) -> None:
    dot = StateDot()
    qtbot.addWidget(dot)
    with qtbot.waitSignal(dot.menu_asked):
        qtbot.keyClick(dot, Qt.Key.Key_Return)
    with qtbot.waitSignal(dot.cleared):
        qtbot.keyClick(dot, Qt.Key.Key_Delete)


def test_tabs_carry_counts(qtbot: QtBot, app: QApplication) -> None:
    tabs = Tabs("Editors")
    qtbot.addWidget(tabs)
    for text in ("User", "Reply"):
        tabs.addTab(text)
    narrow = tabs.tabSizeHint(1).width()
    tabs.set_count(1, 12)
    assert tabs.tabSizeHint(1).width() > narrow, "a count has room beside the words"
    assert "12 problems" in tabs.accessibleTabName(1)
    tabs.set_count(1, 0)
    assert tabs.tabSizeHint(1).width() == narrow
    tabs.set_mark(1, "not JSON")
    assert tabs.tabSizeHint(1).width() > narrow, "a mark has room beside the words"
    assert "not JSON" in tabs.accessibleTabName(1)
    tabs.set_count(1, 2)
    assert "2 problems" not in tabs.accessibleTabName(1), "a mark stands before a count"
    tabs.set_mark(1, "")
    assert "2 problems" in tabs.accessibleTabName(1)


def test_an_empty_pane_says_how_to_begin(qtbot: QtBot, app: QApplication) -> None:
    empty = EmptyState("No answers yet.", "Send")
    qtbot.addWidget(empty)
    button = empty.findChild(QPushButton)
    with qtbot.waitSignal(empty.asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Segments(["On", "Off"], "Vision"),
        lambda: Chips("Interests"),
        lambda: IconButton("plus", "New"),
        lambda: FlatButton("Save"),
        lambda: Note(HINT),
        lambda: Fold("Style"),
        StateDot,
        lambda: Tabs("Editors"),
    ],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_is_seen(
    qtbot: QtBot, app: QApplication, theme: Theme, make: Callable[[], QWidget]
) -> None:
    apply_theme(app, theme)
    window = QWidget()
    qtbot.addWidget(window)
    other, widget = QPushButton("other", window), make()
    widget.setParent(window)
    if isinstance(widget, Tabs):
        widget.addTab("One")
    other.move(0, 70)
    widget.setGeometry(0, 0, 200, 44)
    window.resize(240, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus(), "it is reached by Tab"
    assert widget.grab().toImage() != before, "the focus must be seen"
    apply_theme(app, LIGHT)
