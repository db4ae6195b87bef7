"""Refreshes the pins in pyproject.toml: `uv run python tools/refresh_pins.py`.

uv.lock holds the addresses of registries, so it is not committed; `[tool.uv] constraint-dependencies` pins
every package instead, those of other platforms and Python versions included.
"""

import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
BLOCK = re.compile(r"(?ms)^constraint-dependencies = \[\n.*?^\]\n")


def main() -> None:
    """Resolve without pins, and write what came out as the pins."""
    text = PROJECT.read_text(encoding="utf-8")
    PROJECT.write_text(BLOCK.sub("constraint-dependencies = [\n]\n", text), encoding="utf-8")
    try:
        pins = resolved()
    except subprocess.CalledProcessError:
        PROJECT.write_text(text, encoding="utf-8")
        raise
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    PROJECT.write_text(
        BLOCK.sub(lambda _: f"constraint-dependencies = [\n{lines}]\n", text), encoding="utf-8"
    )


def resolved() -> list[str]:
    """Every package of the project and its development group, as `name==version`, markers kept."""
    command = ["uv", "pip", "compile", "--universal", "--no-header", "--no-annotate", "--quiet", "--upgrade"]
    command += ["--group", "dev", str(PROJECT)]
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT.parent).stdout
    return [line.replace('"', "'").strip() for line in output.splitlines() if "==" in line]


if __name__ == "__main__":
    main()
