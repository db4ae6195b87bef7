"""Walking from problem to problem: which one is next."""

from collections.abc import Sequence

from app.contract.problem import Problem, Severity


class ProblemWalk:
    """Remembers the last problem that was shown, and names the next one, round and round."""

    def __init__(self) -> None:
        self._last: Problem | None = None

    def next(self, problems: Sequence[Problem], severity: Severity) -> Problem | None:
        """The problem after the last one shown, of this severity; None when there is none."""
        found = [problem for problem in problems if problem.severity is severity]
        if not found:
            return None
        place = found.index(self._last) + 1 if self._last in found else 0
        self._last = found[place % len(found)]
        return self._last
