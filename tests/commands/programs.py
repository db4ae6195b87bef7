"""Starts the program as a user does: a process of its own, in a bare environment."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environ(home: Path, **more: str) -> dict[str, str]:
    """No display, no UTF-8, no token: what a bare server or a container has."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START")
        if name in os.environ
    }
    bare = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONPATH": str(ROOT),
        "DUMGUM_CONSOLE_HOME": str(home),
    }
    return {**kept, **bare, **more}


def start(home: Path, *arguments: str, stdout: int = subprocess.PIPE, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "app", *arguments],
        env=environ(home, **more),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def run(home: Path, *arguments: str, stdout: int = subprocess.PIPE, **more: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    process = start(home, *arguments, stdout=stdout, **more)
    out, err = process.communicate(timeout=40)
    return process.returncode, (out or b"").decode("utf-8"), err.decode("utf-8")
