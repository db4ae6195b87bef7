"""What was sent and what came back, of the exchange that was picked."""

from app.ui.inspector.pane import Inspector

__all__ = ["Inspector"]
