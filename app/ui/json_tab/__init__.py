"""The whole document as JSON text, to read and to type in."""

from app.ui.json_tab.tab import JsonTab

__all__ = ["JsonTab"]
