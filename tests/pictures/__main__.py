"""Renders the panes, light and dark, at both sizes, offscreen, with the answers of a real sandbox."""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import qasync
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from tests.pictures.scenes import SCENES, draw

NEEDED_FONTS = {
    "Noto Color Emoji": "fonts-noto-color-emoji",
    "Noto Sans CJK JP": "fonts-noto-cjk",
    "Noto Sans Hebrew": "fonts-noto-core",
}


def main() -> int:
    """Draw the scenes that were asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--only", action="append", choices=[scene.name for scene in SCENES])
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    missing = [package for family, package in NEEDED_FONTS.items() if family not in QFontDatabase.families()]
    if missing:
        print("Install these fonts, or letters come out as boxes: " + " ".join(missing), file=sys.stderr)
        return 2
    options.outdir.mkdir(parents=True, exist_ok=True)
    scenes = [scene for scene in SCENES if options.only is None or scene.name in options.only]
    with (
        tempfile.TemporaryDirectory() as home,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner,
    ):
        runner.run(draw(application, scenes, Path(home), options.outdir))
    return 0


sys.exit(main())
