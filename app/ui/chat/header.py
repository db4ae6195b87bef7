"""The bar above the conversation: who talks to whom, in which language, with which model."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.contract.wire import Json
from app.ui.bench import Bench
from app.ui.chat.visible import visible
from app.ui.style import current_theme
from app.ui.theme import SMALL_PIXELS
from app.ui.widgets.painting import line, small, weighted

_HEIGHT = 58
_DISC = 30
_LEFT = 16


class ChatHeader(QWidget):
    """Two lines beside a disc with the user's initial; buttons can be added at the right."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.title = ""
        self.subtitle = ""
        self._initial = ""
        self._buttons = QHBoxLayout(self)
        self._buttons.setContentsMargins(0, 0, 16, 0)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bench.changed.connect(self.refresh)
        self.refresh()

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._buttons.addWidget(button)
        self.update()

    def refresh(self) -> None:
        """Read the document again."""
        content = self._bench.document.content
        user, persona = name_of(content, "userProfile", "User"), name_of(content, "personaProfile", "Persona")
        self.title = f"{user} → {persona}"
        self.subtitle = subtitle_of(content)
        self._initial = user[:1].upper()
        self.setAccessibleName(f"{user} to {persona}, {self.subtitle}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, _HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.border))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRect(_LEFT, (self.height() - _DISC) // 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.soft))
        painter.drawEllipse(disc)
        strong = weighted(self.font(), QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(theme.muted))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initial)
        left = disc.right() + 11
        width = self._text_end() - left
        line(painter, QRect(left, 11, width, 18), self.title, theme.text)
        painter.setFont(small(self.font(), SMALL_PIXELS))
        line(painter, QRect(left, 30, width, 16), self.subtitle, theme.muted)

    def _text_end(self) -> int:
        first = self._buttons.itemAt(1)
        widget = first.widget() if first is not None else None
        return widget.x() - 8 if widget is not None else self.width() - 16


def name_of(content: Json, profile: str, otherwise: str) -> str:
    """First name or nickname of a profile, `otherwise` where it has none that is a text."""
    part = content.get(profile) if isinstance(content, dict) else None
    names = [part.get(key) for key in ("firstName", "nickname")] if isinstance(part, dict) else []
    return visible(next((name for name in names if isinstance(name, str) and name), otherwise))


def subtitle_of(content: Json) -> str:
    """`FR · 6 messages · dating-smart-1`, without what is not sent."""
    if not isinstance(content, dict):
        return "no conversation"
    parameters = content.get("replyParameters")
    messages = content.get("messages")
    count = len(messages) if isinstance(messages, list) else 0
    words = [
        content.get("language"),
        "1 message" if count == 1 else f"{count:,} messages" if count else "no messages",
        parameters.get("chatModel") if isinstance(parameters, dict) else None,
    ]
    return " · ".join(visible(word) for word in words if isinstance(word, str))
