"""Where the files that ship with the console lie: beside the package, or inside it when installed."""

from pathlib import Path


def presets_folder() -> Path:
    """The read-only presets."""
    return _folder("presets")


def resources_folder() -> Path:
    """Icons, fonts and the phrasebook."""
    return _folder("resources")


def _folder(name: str) -> Path:
    package = Path(__file__).parent
    installed = package / "shipped_files" / name
    return installed if installed.is_dir() else package.parent / name
