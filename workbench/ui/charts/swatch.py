"""A legend entry: a filled or hatched square and a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from workbench.ui.common.theme import Theme

_SQUARE = 10


class Swatch(QLabel):
    """Names a series beside its fill."""

    def __init__(self, theme: Theme, word: str, token: str, hatched: bool = False) -> None:
        super().__init__(word)
        self._theme = theme
        self._token = token
        self._hatched = hatched
        self.setFont(theme.font("small"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_SQUARE + 6 + self.fontMetrics().horizontalAdvance(self.text()), 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self._theme.color(self._token)
        square = QRectF(0.5, (self.height() - _SQUARE) / 2 + 0.5, _SQUARE - 1, _SQUARE - 1)
        fill = self._theme.color(self._token)
        fill.setAlphaF(0.30)
        painter.setPen(QPen(color, 1))
        painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern) if self._hatched else fill)
        painter.drawRect(square)
        painter.setPen(self._theme.color("text.muted"))
        room = self.rect().adjusted(_SQUARE + 6, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
