"""What the user reads, in the language of the window."""

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.words import Words

CONTEXT: Final = ""
"""The context that `pyside6-lupdate` files a bare `tr` under."""


def tr(text: str, /, **values: Any) -> str:
    """A text in the window's language, with `values` filled into its `{name}`s.

    Give it a literal, which is collected for translation, or Words from a room that knows no window. What has
    no translation is shown as it is.
    """
    if isinstance(text, Words):
        return _said(text.template, text.values)
    return _said(text, values)


def _said(template: str, values: dict[str, Any]) -> str:
    found = QCoreApplication.translate(CONTEXT, template)
    if not values:
        return found
    return found.format(
        **{name: tr(value) if isinstance(value, Words) else value for name, value in values.items()}
    )
