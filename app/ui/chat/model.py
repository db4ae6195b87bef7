"""The rows of the chat: the document's messages, and what is said about calls between them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime
from operator import is_
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.client import Exchange
from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.chat.notices import Notice, placed_notices
from app.ui.chat.reading import message_row
from app.ui.chat.results import Results, anchor_of, message_key, positions
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
        self._running_anchor = ""
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
        return message_row(self._messages, self._place(row), self._results, self._now())

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
        exchange = self._results.latest_by_anchor().get(message_key(message))
        return Selection(exchange) if exchange is not None else None

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
                self._running_anchor = anchor_of(self._bench.document.content)
            self._running = Notice(NoticeRow(words, NoticeTone.QUIET), None)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the bench holds now, announcing only what is new."""
        answered = self._results.take(self._bench.exchanges)
        value = self._bench.document.get("/messages")
        messages: list[Json] = value if isinstance(value, list) else []
        self._find_places(messages)
        notices = self._placed(value if not isinstance(value, list) else None, len(messages) - 1)
        items = _woven(messages, notices, self._items)
        self._announce(items, messages, [after + 1 + at for at, (after, _) in enumerate(notices)])
        if answered and items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def _placed(self, wrong: object, last: int) -> list[tuple[int, Notice]]:
        notices = placed_notices(self._results, self._places, last, self._now())
        if isinstance(wrong, bool | int | float | str | dict):
            words = '"messages" is not a list, so there is no conversation to show. The JSON tab shows it.'
            notices.insert(0, (-1, Notice(NoticeRow(words, NoticeTone.WARNING), None)))
        if self._running is not None:
            notices = [item for item in notices if item[0] != self._places.get(self._running_anchor, last)]
            notices.append((self._places.get(self._running_anchor, last), self._running))
            notices.sort(key=lambda item: item[0])
        return notices

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
