"""Runs one benchmark by its name; exit code 1 where it finds what must not be."""

import argparse
import importlib
import sys

BENCHMARKS = {
    "library": "3,000 presets: listed, and filtered letter by letter",
    "load": "200 connections for 20 s against the sandbox, beside a bare ASGI app",
}
"""Each is a module here with `add(parser)` for its options and `run(options)`, which gives the exit code."""


def main():
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    commands = parser.add_subparsers(metavar="NAME", required=True, title="benchmarks")
    for name, purpose in BENCHMARKS.items():
        module = importlib.import_module(f"tests.benchmarks.{name}")
        command = commands.add_parser(name, help=purpose, description=module.__doc__)
        module.add(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args()
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
