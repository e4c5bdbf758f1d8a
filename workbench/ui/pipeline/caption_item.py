"""The small line under a card: '↩ 429 ×3' for turns of the last minutes, or what the cache said."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.core.trace.cards import CACHE, Card
from workbench.ui.common import icons
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.words import state_word

ICON = 12
WIDEST = 110.0


class CaptionItem(QGraphicsItem):
    """Draws one caption, centred on its origin."""

    def __init__(self, theme: Theme, text: str, token: str, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._token = token
        self._icon = icon
        font = theme.font("small", mono=True)
        self._font = font
        metrics = QFontMetricsF(font)
        self.text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        self._width = metrics.horizontalAdvance(self.text) + (ICON + 4 if icon else 0)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setToolTip(text)

    @classmethod
    def of(cls, theme: Theme, card: Card, turns: Sequence[tuple[str, int]]) -> "CaptionItem | None":
        """Make a card's caption, when it has something to say."""
        if turns:
            made = cls(theme, turn_words(turns), "warn.base", "undo-2")
            made.setToolTip(", ".join(f"{status} ×{count}" for status, count in turns))
            return made
        if card.id == CACHE and card.state in ("hit", "miss"):
            word = state_word(card.state)
            text = card.note if card.note.startswith(word) else f"{word} · {card.note}" if card.note else word
            return cls(theme, text, "text.muted")
        return None

    def boundingRect(self) -> QRectF:
        return QRectF(-self._width / 2 - 1, 0, self._width + 2, 18)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        x = -self._width / 2
        if self._icon:
            painter.drawPixmap(QPointF(x, 3), icons.pixmap(self._theme, self._icon, self._token, ICON))
            x += ICON + 4
        painter.setFont(self._font)
        painter.setPen(self._theme.color(self._token))
        painter.drawText(QRectF(x, 0, self._width, 18), Qt.AlignmentFlag.AlignVCenter, self.text)


def turn_words(turns: Sequence[tuple[str, int]]) -> str:
    """The turns at one station in few letters: the next station has a caption too."""
    if len(turns) == 1:
        status, count = turns[0]
        return f"{status} ×{count}"
    classes = {status[:1] for status, _ in turns}
    kind = f"{classes.pop()}xx " if len(classes) == 1 else ""
    return f"{kind}×{sum(count for _, count in turns)}"
