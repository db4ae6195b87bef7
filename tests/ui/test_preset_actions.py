"""What becomes of files that the bench can't take."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.messages import Message, Messages
from app.ui.preset_actions import PresetActions
from app.workspace import presets
from app.workspace.presets import Preset, PresetKind
from app.workspace.workspace import Workspace
from tests.ui.chat.samples import bench, message, request


def test_a_campaign_is_turned_away_without_a_command_that_does_not_exist(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    presets.write(Preset(None, PresetKind.CAMPAIGN, "All", {}), path)
    window = QWidget()
    qtbot.addWidget(window)
    messages, said = Messages(), list[Message]()
    messages.said.connect(said.append)
    on = bench(request([message("x")]))
    PresetActions(on, Workspace(tmp_path, tmp_path / "shipped"), messages, window).load_file(path)
    assert [told.text for told in said] == [
        "All is a campaign, which the bench does not take. Choose a scenario, a profile or reply parameters."
    ]
