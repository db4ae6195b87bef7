"""The library: shipped and own presets, by kind."""

from app.ui.library.pane import Library
from app.ui.library.sections import SECTIONS, Section

__all__ = ["SECTIONS", "Library", "Section"]
