"""The library with 3,000 presets of a workspace: listed from the files, and filtered letter by letter.

Runs without a screen. Listing reads every file and shows the tree; each letter of the filter is counted
until the tree is painted anew. Too slow is more than a second, and more than a frame, of the processor's
time: the clock on the wall, printed beside, counts what else runs on the machine as well.
"""

import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.shipped import presets_folder
from app.ui.library import Library
from app.ui.style import apply_theme
from app.ui.theme import LIGHT
from app.workspace.workspace import Workspace

LISTED = 1.0
"""Seconds from reading the folder to the painted tree."""
FRAME = 1 / 60
"""Seconds for one letter of the filter, at the median of all letters."""
WORDS = ("rainy", "group-7", "preset 12", "zzz", "sunday 29")


def add(parser):
    """The options."""
    parser.add_argument("--presets", metavar="N", type=int, default=3000)


def run(options):
    """Measure and print; 1 where listing or filtering is too slow."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), options.presets)
        return _measure(Workspace(Path(folder), presets_folder()))


def _measure(workspace):
    application = QApplication([])
    apply_theme(application, LIGHT)
    library = Library()
    library.resize(248, 900)
    library.show()
    application.processEvents()

    def list_all():
        library.fill(workspace.entries())
        library.tree.viewport().repaint()

    def filter_by(text):
        library.filter_line.setText(text)
        library.tree.viewport().repaint()

    first, again = _timed(list_all), _timed(list_all)
    letters = [_timed(filter_by, word[:end]) for word in WORDS for end in (*range(1, len(word) + 1), 0)]
    typical = tuple(statistics.median(side) for side in zip(*letters, strict=True))
    marks = [_timed(library.mark, {entry.path: True}) for entry in library.entries[:100]]

    print(f"{len(library.entries):,} presets         processor   wall (ms)")
    for words, (worked, passed) in (
        ("listed from the files", first),
        ("listed again", again),
        ("a letter of the filter", typical),
        ("the slowest letter", max(letters)),
        ("marking the loaded one", max(marks)),
    ):
        print(f"{words:24}{worked * 1e3:8.1f}{passed * 1e3:8.1f}")
    print(f"bounds: {LISTED * 1e3:.0f} ms listed, {FRAME * 1e3:.1f} ms a letter")
    library.close()
    return int(first[0] > LISTED or typical[0] > FRAME)


def _timed(work, *values):
    """Seconds of the processor, and on the wall."""
    start, worked = time.perf_counter(), time.process_time()
    work(*values)
    return time.process_time() - worked, time.perf_counter() - start


def _write(folder, count):
    """Presets of all kinds in twenty subfolders each, with the contents of shipped ones."""
    kinds = {
        "scenarios": presets_folder() / "scenarios" / "rainy-sunday.json",
        "personas": next(iter(sorted((presets_folder() / "personas").glob("*.json")))),
        "users": next(iter(sorted((presets_folder() / "users").glob("*.json")))),
    }
    for number in range(count):
        place, source = list(kinds.items())[number % len(kinds)]
        value = json.loads(source.read_text("utf-8"))
        value["name"] = f"Preset {number} of a rainy Sunday {number % 31}"
        path = folder / place / f"group-{number % 20}" / f"preset-{number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2), "utf-8")
