"""Texts with a well-known list behind them: countries and time zones; any other text can be typed as well."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale

from app.ui.forms.editors.dates import ButtonLineEditor
from app.ui.widgets.search_list import Choice, SearchList


def countries() -> Sequence[Choice]:
    """Countries by name, sent as ISO 3166-1 alpha-2."""
    found = []
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "EZ", "UN", "XK", "XA", "XB"):
            found.append(Choice(code, QLocale.territoryToString(territory), code))
    unique = {choice.value: choice for choice in found}
    return sorted(unique.values(), key=lambda choice: choice.label)


def time_zones() -> Sequence[Choice]:
    """The IANA time zones."""
    return [Choice(name, name) for name in sorted(available_timezones()) if "/" in name or name == "UTC"]


LISTS: Final[Mapping[str, Callable[[], Sequence[Choice]]]] = {"country": countries, "time zone": time_zones}


class PlaceEditor(ButtonLineEditor):
    """A line whose button opens the list."""

    icon_name = ""
    button_name = "Choose from the list"
    empty_is_absent = False

    def pressed(self) -> None:
        popup = SearchList(
            LISTS[self.field.choices or ""](),
            self.field.label,
            current=[self.text()],
            free=True,
            parent=self,
        )
        popup.chosen.connect(self.take)
        popup.open_below(self)
