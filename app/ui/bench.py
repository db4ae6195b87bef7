"""What the panes of the bench share: the document with Qt signals, the running call, and what came back."""

from PySide6.QtCore import QObject, Signal

from app.client import Exchange
from app.contract.pointer import NotSent
from app.contract.wire import Json
from app.workspace.document import Change, Document


class Bench(QObject):
    """The one object that panes are given: they read and edit `document` and listen to these signals.

    A pane never talks to another pane.
    """

    changed = Signal(object)
    """`Change`: the document changed, by whatever way."""
    reveal = Signal(str)
    """A JSON pointer: show its row in the editor where it belongs, and focus it."""
    sending = Signal(object)
    """`app.client.Call`: a call has begun."""
    phase = Signal(object)
    """`app.client.Phase` of the running call."""
    finished = Signal(object)
    """`app.client.Exchange`: the call has ended, answered or not."""
    selected = Signal(object)
    """`Selection | None`: the answer or exchange that the inspector shows."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.sent: Json = None
        """The request of the call that was begun last; the document may have gone on since."""
        self.exchanges: list[Exchange] = []
        """What came back in this sitting, oldest first."""
        document.subscribe(self.changed.emit)

    def set(self, pointer: str, value: Json | NotSent, label: str, *, typing: bool = False) -> None:
        """Edit the document (see Document.set)."""
        self.document.set(pointer, value, label, typing=typing)


__all__ = ["Bench", "Change"]
