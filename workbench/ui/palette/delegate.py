"""Draws a command: its group quietly on the left, its title, its shortcut on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.common.theme import Theme
from workbench.ui.palette.key_text import key_text
from workbench.ui.palette.model import COMMAND_ROLE

_GROUP_WIDTH = 92


class CommandDelegate(QStyledItemDelegate):
    """Paints one line of the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.size("row") + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command = index.data(COMMAND_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        inner = rect.adjusted(14, 0, -14, 0)
        self._text(painter, inner, command.group, "small", "text.muted")
        keys = key_text(command.shortcut)
        self._text(painter, inner, keys, "small", "text.muted", side=Qt.AlignmentFlag.AlignRight)
        self._text(painter, inner.adjusted(_GROUP_WIDTH, 0, -90, 0), command.title, "body", "text.primary")
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        role: str,
        token: str,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
