"""Draws every pane of the window: `uv run python -m tests.pictures OUTDIR`."""
