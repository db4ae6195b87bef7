"""A bin of its own for each test."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_bin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the bin where the desktop's standard keeps it (Linux)."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash" / "files"
