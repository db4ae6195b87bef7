"""Rows of settings, made from a model's declarations: label, editor, what it means, what is wrong."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.contract.problem import Problem, Severity
from app.ui.settings.editors import EDITORS, Make, SettingEditor
from app.ui.theme import LABEL_WIDTH, ROW_HEIGHT, SMALL_PIXELS
from app.ui.widgets.note import Note
from app.ui.widgets.painting import small
from app.workspace.declared import DeclaredSetting, SettingKind


class SettingRow(QWidget):
    """One setting."""

    def __init__(self, setting: DeclaredSetting, make: Make, parent: QWidget) -> None:
        super().__init__(parent)
        shown = setting.shown
        self.name = setting.name
        self.editor: SettingEditor = make(shown, self)
        label = QLabel(shown.label, self)
        label.setFixedWidth(LABEL_WIDTH)
        label.setMinimumHeight(ROW_HEIGHT)
        label.setBuddy(self.editor)
        help_label = QLabel(shown.help, self)
        help_label.setTextFormat(Qt.TextFormat.PlainText)
        help_label.setWordWrap(True)
        help_label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        help_label.setFont(small(help_label.font(), SMALL_PIXELS + 1))
        self._notes = QVBoxLayout()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(3)
        layout.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.editor, 0, 1)
        layout.addLayout(self._notes, 1, 1)
        layout.addWidget(help_label, 2, 1)
        layout.setColumnStretch(1, 1)
        self.editor.setAccessibleDescription(shown.help)
        self.problem = ""

    def show_problem(self, words: str) -> None:
        """Say what is wrong with the value; empty for nothing."""
        if words == self.problem:
            return
        self.problem = words
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if words:
            self._notes.addWidget(Note(Problem(self.name, Severity.PROBLEM, words, "setting"), self))


class SettingsForm(QWidget):
    """All the rows of one model."""

    edited = Signal(str, object)
    """A field's name, and what the user made of it."""
    refused = Signal(str, str)
    """A field's name, and why what was entered could not be kept."""

    def __init__(
        self,
        settings: Sequence[DeclaredSetting],
        parent: QWidget | None = None,
        makers: Mapping[SettingKind, Make] | None = None,
    ) -> None:
        super().__init__(parent)
        known = {**EDITORS, **(makers or {})}
        self.rows: dict[str, SettingRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for setting in settings:
            row = SettingRow(setting, known[setting.shown.kind], self)
            row.editor.edited.connect(partial(self.edited.emit, setting.name))
            row.editor.refused.connect(partial(self.refused.emit, setting.name))
            self.rows[setting.name] = row
            layout.addWidget(row)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of these fields; the other ones keep what they show."""
        for name, row in self.rows.items():
            if name in values:
                row.editor.show_value(values[name])

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong, by field."""
        for name, row in self.rows.items():
            row.show_problem(problems.get(name, ""))

    def focus_first(self) -> None:
        """Put the cursor into the first setting, with its text ready to be typed over."""
        first = next(iter(self.rows.values())).editor
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Take over what was typed just now."""
        for row in self.rows.values():
            row.editor.flush()
