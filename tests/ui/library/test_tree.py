"""The tree by kind and folder, its filter, and what its badges say."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.console import Console
from app.ui.library.model import ENTRY, FOLDER
from tests.ui.library.hands import put, row, show


def shown(console: Console) -> list[str]:
    """What the tree shows of the workspace, from top to bottom."""
    tree = console.window.library.tree
    found: list[str] = []
    index = tree.model().index(0, 0)
    while index.isValid():
        entry = index.data(ENTRY)
        if index.data(FOLDER):
            found.append(f"{index.data(FOLDER)}/")
        elif entry is not None and not entry.shipped:
            found.append(entry.name)
        index = tree.indexBelow(index)
    return found


def test_subfolders_stand_above_their_presets_and_fold_on_a_click(console: Console, qtbot: QtBot) -> None:
    put(console, "personas/zoe.json", "Zoe")
    put(console, "personas/flirty/french/anna.json", "Anna")
    inside = put(console, "personas/flirty/berta.json", "Berta")
    show(console)
    assert shown(console) == ["flirty/", "flirty/french/", "Anna", "Berta", "Zoe"]

    tree = console.window.library.tree
    folder = console.window.library.index_of(inside).parent()
    place = tree.visualRect(folder).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(console) == ["flirty/", "Zoe"]
    put(console, "personas/yves.json", "Yves")
    show(console)
    assert shown(console) == ["flirty/", "Yves", "Zoe"], "a folded folder stays folded"
    qtbot.keyClicks(console.window.library.filter_line, "anna")
    assert shown(console) == ["flirty/", "flirty/french/", "Anna"], "what is found is shown"
    console.window.library.filter_line.clear()
    tree.setCurrentIndex(tree.model().index(0, 0, console.window.library.index_of(inside).parent().parent()))
    assert shown(console) == ["flirty/", "Yves", "Zoe"]
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert shown(console)[:3] == ["flirty/", "flirty/french/", "Anna"], "the keyboard unfolds"


def test_the_filter_finds_by_name_description_and_folder(console: Console, qtbot: QtBot) -> None:
    put(console, "scenarios/weather/rain.json", "Rain", description="A wet ÉTÉ (in Brest)")
    put(console, "scenarios/sun.json", "Sun")
    show(console)
    line = console.window.library.filter_line
    for words in ("rain", "wet été", "(in brest)", "WEATHER wet"):
        line.setText(words)
        assert shown(console) == ["weather/", "Rain"], f"“{words}” finds it"
    line.clear()
    qtbot.keyClicks(line, "rain sun")
    assert shown(console) == [], "every word has to be there"


def test_badges_say_in_words_what_they_show(console: Console) -> None:
    checked = put(console, "scenarios/checked.json", "Checked", {}, checks=[{}, {}, {}])
    broken = put(console, "scenarios/broken.json", "Broken")
    broken.write_text("{")
    show(console)
    library = console.window.library
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert "3 checks" in library.index_of(checked).data(spoken)
    entry = library.index_of(broken).data(ENTRY)
    assert entry.error is not None
    assert entry.error.message in library.index_of(broken).data(Qt.ItemDataRole.ToolTipRole)

    console.actions.load_file(checked)
    console.bench.set("/language", "DE", "Language")
    console.desk.look()
    assert row(console, checked).isValid()
