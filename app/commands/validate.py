"""`validate`: the problems of presets and bare requests, one a line."""

import argparse
from datetime import UTC, date, datetime

from app.commands.codes import Exit
from app.commands.terminal import Terminal
from app.contract.judge import judge, judge_profile, judge_reply_parameters
from app.contract.problem import Problem, Severity
from app.workspace import presets
from app.workspace.files import FileError, path_named, words_of
from app.workspace.presets import Preset, PresetKind


def run(options: argparse.Namespace, terminal: Terminal) -> int:
    """Judge every file; 1 for any problem, 2 for any file that can't be read."""
    today = datetime.now(UTC).date()
    problems = unreadable = 0
    for file in options.files:
        try:
            found = findings(presets.read(path_named(file)), today)
        except FileError as error:
            terminal.tell(error.message)
            unreadable += 1
            continue
        for finding in found:
            is_hint = finding.severity is Severity.HINT
            problems += not is_hint
            if options.hints or not is_hint:
                terminal.put(_line(file, finding))
    terminal.tell(_summary(len(options.files), problems, unreadable))
    if unreadable:
        return Exit.BAD_INPUT
    return Exit.PROBLEM if problems else Exit.DONE


def findings(preset: Preset, today: date) -> tuple[Problem, ...]:
    """Problems and hints of a preset, with pointers into its content; a campaign's content is not judged."""
    if preset.kind is PresetKind.SCENARIO:
        return judge(preset.content, today)
    if preset.kind is PresetKind.PROFILE:
        return judge_profile(preset.content, today)
    if preset.kind is PresetKind.REPLY_PARAMETERS:
        return judge_reply_parameters(preset.content, today)
    return ()


def _line(file: str, finding: Problem) -> str:
    hint = "hint: " if finding.severity is Severity.HINT else ""
    return f"{words_of(file)}: {finding.pointer}: {hint}{finding.message}"


def _summary(files: int, problems: int, unreadable: int) -> str:
    text = f"{_count(files - unreadable, 'file')} checked, {_count(problems, 'problem')}."
    return f"{text} {_count(unreadable, 'file')} could not be read." if unreadable else text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
