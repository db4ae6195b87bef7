"""What goes along with the message being written: pictures, gifts and a poke as removable chips."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.chat.flow import FlowLayout
from app.ui.chat.message_actions import Gift
from app.ui.chat.reading import picture_part
from app.ui.chat.visible import visible
from app.ui.widgets.buttons import FlatButton

_LONGEST = 34
"""Characters of a chip; the rest is in its tooltip."""


class Attachments(QWidget):
    """A row of chips; a click, Space or Enter on one removes it. Hidden while there are none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: list[str] = []
        self.gifts: list[Gift] = []
        self.poke = False
        self._chips: list[FlatButton] = []
        self._row = FlowLayout(self)
        self.hide()

    @property
    def chips(self) -> list[FlatButton]:
        """The chips that are shown, in their order."""
        return list(self._chips)

    def set_all(self, pictures: list[str], gifts: list[Gift], *, poke: bool) -> None:
        """Replace everything."""
        self.pictures, self.gifts, self.poke = pictures, gifts, poke
        self._show()

    def add_picture(self, url: str) -> None:
        self.pictures.append(url)
        self._show()

    def add_gift(self, gift: Gift) -> None:
        self.gifts.append(gift)
        self._show()

    def set_poke(self, *, poke: bool) -> None:
        self.poke = poke
        self._show()

    def _show(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips.clear()
        for picture in self.pictures:
            self._chip(picture_part(picture).text, picture, partial(self.pictures.remove, picture))
        for gift in self.gifts:
            words = f"🎁 {visible(gift.name)}" + (f" ({visible(gift.tier)})" if gift.tier else "")
            self._chip(words, words, partial(self.gifts.remove, gift))
        if self.poke:
            self._chip("👋 Poke", "Poke", self._take_poke)
        self.setVisible(bool(self.chips))
        self.changed.emit()

    def _take_poke(self) -> None:
        self.poke = False

    def _chip(self, words: str, whole: str, remove: Callable[[], None]) -> None:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        chip = FlatButton(f"{short}  ✕", "", self)
        chip.setFixedSize(chip.fontMetrics().horizontalAdvance(chip.text()) + 22, 26)
        chip.setAccessibleName(f"Remove {words}")
        chip.setToolTip(f"{visible(whole)}\nClick to remove")

        def clicked() -> None:
            remove()
            self._show()

        chip.clicked.connect(clicked)
        self._chips.append(chip)
        self._row.addWidget(chip)
