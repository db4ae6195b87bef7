"""The rows of the chat: the document's messages, and what is said about calls between them."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import is_
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.client import Exchange
from app.contract.problem import Problem
from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.chat.message_problems import MessageProblem, message_problems
from app.ui.chat.notices import Notice, placed_notices
from app.ui.chat.reading import message_row
from app.ui.chat.results import Results, anchor_of, message_key, positions, talkers
from app.ui.chat.rows import NoticeRow, NoticeTone, Row
from app.ui.selection import Selection

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role of the `Row`."""

_Index = QModelIndex | QPersistentModelIndex
_CHUNK = 4_096


def _now() -> datetime:
    return datetime.now().astimezone()


class ChatModel(QAbstractListModel):
    """One row a message, and one a notice; rows are read from the JSON only when they are asked for.

    Messages are told apart by identity: the document shares what an edit left as it was. So a change costs
    a comparison of pointers (2 ms for 100,000 messages), and only new rows are announced.
    """

    def __init__(
        self, bench: Bench, parent: QObject | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._now = now
        self._results = Results()
        self._messages: list[Json] = []
        self._items: list[object] = []
        self._notice_rows: list[int] = []
        self._places: dict[str, int] = {}
        self._running: Notice | None = None
        self._running_in: tuple[str, tuple[str, str]] = ("", ("", ""))
        self._problems: Mapping[int, MessageProblem] = {}
        self._judged: tuple[Problem, ...] = ()
        self.refresh()

    @property
    def results(self) -> Results:
        return self._results

    @property
    def message_count(self) -> int:
        return len(self._messages)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.row_at(index.row()).words
        return None

    def row_at(self, row: int) -> Row:
        """What the row says; it is read anew each time."""
        item = self._items[row]
        if isinstance(item, Notice):
            return item.row
        place = self._place(row)
        shown = message_row(self._messages, place, self._results, self._now())
        problem = self._problems.get(place)
        return shown if problem is None else replace(shown, problem=problem.words, problem_tone=problem.tone)

    def notice_at(self, row: int) -> Notice | None:
        """The notice of a row, None for a message's row."""
        item = self._items[row]
        return item if isinstance(item, Notice) else None

    def place_at(self, row: int) -> int | None:
        """Which message of the document a row shows, None for a notice."""
        return None if isinstance(self._items[row], Notice) else self._place(row)

    def row_of(self, place: int) -> int:
        """The row of the message at `place`."""
        row = place
        for notice_row in self._notice_rows:
            if notice_row > row:
                break
            row += 1
        return row

    def selection_at(self, row: int) -> Selection | None:
        """What the inspector shows for a row: its answer, or the call that its message ended."""
        item = self._items[row]
        if isinstance(item, Notice):
            return Selection(item.exchange) if item.exchange is not None else None
        message = self._messages[self._place(row)]
        said = self._results.said_of(message)
        if said is not None:
            return Selection(said.exchange, said.answer)
        latest = self._results.latest_by_anchor(self._between)
        exchange = latest.get(message_key(message))
        return Selection(exchange) if exchange is not None else None

    def key_at(self, row: int) -> object:
        """What a row is found again by after a change: its message's key, or its notice."""
        item = self._items[row]
        return item if isinstance(item, Notice) else message_key(self._messages[self._place(row)])

    def row_with(self, key: object) -> int | None:
        """The row that `key_at` gave `key` for, None where it is gone."""
        if isinstance(key, str):
            place = self._places.get(key)
            return None if place is None else self.row_of(place)
        return next((row for row in self._notice_rows if self._items[row] is key), None)

    def is_about(self, exchange: Exchange) -> bool:
        """Whether the document still is the conversation that `exchange` was sent for."""
        return any(
            outcome.exchange is exchange
            and outcome.between == self._between
            and (not outcome.anchor or outcome.anchor in self._places)
            for outcome in self._results.outcomes
        )

    @property
    def _between(self) -> tuple[str, str]:
        return talkers(self._bench.document.content)

    def row_showing(self, exchange: Exchange) -> int | None:
        """The last row that shows what came of `exchange`, None where nothing does."""
        rows = [self.row_of(self._places[a.id]) for a in exchange.answers if a.id in self._places]
        rows += [row for row in self._notice_rows if self._notice_exchange(row) is exchange]
        return max(rows, default=None)

    def _notice_exchange(self, row: int) -> Exchange | None:
        notice = self.notice_at(row)
        return notice.exchange if notice is not None else None

    def set_running(self, words: str | None) -> None:
        """Say below the last message that a call is under way; None takes it away again."""
        if words is None:
            self._running = None
        else:
            if self._running is None:
                self._running_in = anchor_of(self._bench.sent), talkers(self._bench.sent)
            self._running = Notice(NoticeRow(words, NoticeTone.QUIET), None)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the bench holds now, announcing only what is new."""
        answered = self._results.take(self._bench.exchanges)
        value = self._bench.document.get("/messages")
        messages: list[Json] = value if isinstance(value, list) else []
        self._find_places(messages)
        notices = self._placed(value if not isinstance(value, list) else None)
        items = _woven(messages, notices, self._items)
        self._announce(items, messages, [after + 1 + at for at, (after, _) in enumerate(notices)])
        if answered and items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        self._take_problems()

    def _take_problems(self) -> None:
        found = self._bench.document.problems
        if found is self._judged:
            return
        self._judged = found
        before, self._problems = self._problems, message_problems(found)
        places = before.keys() | self._problems.keys()
        changed = [
            at for at in places if before.get(at) != self._problems.get(at) and at < self.message_count
        ]
        if changed:
            first, last = self.row_of(min(changed)), self.row_of(max(changed))
            self.dataChanged.emit(self.index(first), self.index(last))

    def _placed(self, wrong: object) -> list[tuple[int, Notice]]:
        notices = placed_notices(self._results, self._places, self._between, self._now())
        if isinstance(wrong, bool | int | float | str | dict):
            words = '"messages" is not a list, so there is no conversation to show. The JSON tab shows it.'
            notices.insert(0, (-1, Notice(NoticeRow(words, NoticeTone.WARNING), None)))
        after = self._running_after()
        if self._running is not None and after is not None:
            notices = [item for item in notices if item[0] != after]
            notices.append((after, self._running))
            notices.sort(key=lambda item: item[0])
        return notices

    def _running_after(self) -> int | None:
        """The message that the running call ends with; None in another conversation, -1 before the first."""
        anchor, between = self._running_in
        if between != self._between:
            return None
        return self._places.get(anchor) if anchor else -1

    def _find_places(self, messages: list[Json]) -> None:
        known = len(self._messages)
        if known and common_start(self._messages, messages) == known:
            self._places.update(positions(messages[known:], known))
        else:
            self._places = positions(messages)

    def _place(self, row: int) -> int:
        return row - bisect_left(self._notice_rows, row)

    def _announce(self, items: list[object], messages: list[Json], notice_rows: list[int]) -> None:
        old = self._items
        start = common_start(old, items)
        if start == len(old) == len(items):
            self._messages = messages
            return
        appended = start in {len(old), len(items)}
        end = 0 if appended else common_start(old[start:][::-1], items[start:][::-1])
        gone, come = len(old) - start - end, len(items) - start - end
        kept = min(gone, come)
        at = start + kept

        def take() -> None:
            self._items, self._messages, self._notice_rows = items, messages, notice_rows

        if gone > come:
            self.beginRemoveRows(QModelIndex(), at, start + gone - 1)
            take()
            self.endRemoveRows()
        elif come > gone:
            self.beginInsertRows(QModelIndex(), at, start + come - 1)
            take()
            self.endInsertRows()
        else:
            take()
        if items:
            # Day lines and captions of the neighbours depend on what lies between them.
            first, last = max(start - 1, 0), min(start + come, len(items) - 1)
            self.dataChanged.emit(self.index(first), self.index(last))


def common_start(left: Sequence[object], right: Sequence[object]) -> int:
    """How many items the two hold in common from the start, by identity."""
    length = min(len(left), len(right))
    for begin in range(0, length, _CHUNK):
        stop = min(begin + _CHUNK, length)
        if not all(map(is_, left[begin:stop], right[begin:stop])):
            return next(at for at in range(begin, stop) if left[at] is not right[at])
    return length


def _woven(messages: list[Json], notices: list[tuple[int, Notice]], before: Sequence[object]) -> list[object]:
    """Messages with notices between them; a notice that stood there before stays the same object."""
    known = (
        {(item.row, id(item.exchange)): item for item in before if isinstance(item, Notice)}
        if notices
        else {}
    )
    items: list[object] = []
    done = 0
    for after, notice in notices:
        items += messages[done : after + 1]
        items.append(known.get((notice.row, id(notice.exchange)), notice))
        done = after + 1
    return [*items, *messages[done:]]
