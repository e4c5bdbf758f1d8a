"""Draws a line of a request as sent: header names quiet, JSON in its colours, filled-in values as chips."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.core.as_sent import SentLine
from workbench.ui.common.theme import Theme
from workbench.ui.request.json_highlighter import json_tokens

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
PAD = 12
_ROW, _BY_WIDTH = 20, 92
_MOST_DRAWN = 2_000
"""No window is so wide that more characters of a line could be seen."""


class SentDelegate(QStyledItemDelegate):
    """What is sent at the left, who added it muted at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SentLine = index.data(LINE)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        self._write_by(painter, rect, self.tr("added by") if line.kind == "request" else line.by)
        painter.save()
        painter.setClipRect(rect.adjusted(PAD, 0, -_BY_WIDTH, 0))
        painter.setPen(self._theme.color("text.muted" if line.kind == "note" else "text.primary"))
        font = self._theme.font("small", mono=True)
        room = (rect.width() - PAD - _BY_WIDTH) // max(1, QFontMetrics(font).horizontalAdvance("0"))
        words = fitted(line, min(room, _MOST_DRAWN))
        layout = QTextLayout(words, font)
        layout.setFormats(self._formats(line))
        layout.beginLayout()
        drawn = layout.createLine()
        layout.endLayout()
        layout.draw(painter, QPointF(rect.left() + PAD, rect.top() + (rect.height() - drawn.height()) / 2))
        painter.restore()

    def _write_by(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.muted"))
        room = QRect(rect.right() - _BY_WIDTH, rect.top(), _BY_WIDTH - PAD, rect.height())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)

    def _formats(self, line: SentLine) -> list[QTextLayout.FormatRange]:
        made: list[QTextLayout.FormatRange] = []
        if line.kind == "header":
            made.append(self._colored(0, line.text.find(":") + 1, "text.secondary"))
        if line.kind == "body":
            made += [self._colored(start, length, token) for start, length, token in json_tokens(line.text)]
        made += [self._chip(start, end - start) for start, end in line.filled]
        if line.problem is not None:
            made.append(self._wave(line.problem[0], line.problem[1] - line.problem[0]))
        return made

    def _colored(self, start: int, length: int, token: str) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setForeground(self._theme.color(token))
        return _stretch(start, length, style)

    def _chip(self, start: int, length: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setForeground(self._theme.color("accent.base"))
        style.setBackground(self._theme.color("accent.tint"))
        return _stretch(start, length, style)

    def _wave(self, start: int, length: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(self._theme.color("error.base"))
        return _stretch(start, length, style)


def fitted(line: SentLine, room: int) -> str:
    """The line in so many characters; of a request line the version at its end stays."""
    if len(line.text) <= room:
        return line.text
    version = line.text.rpartition(" ")[2] if line.kind == "request" else ""
    end = f"… {version}" if version else "…"
    return line.text[: max(1, room - len(end))] + end


def _stretch(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, style
    return made
