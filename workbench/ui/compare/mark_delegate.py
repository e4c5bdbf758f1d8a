"""Paints a difference: its ground in the colour of its kind, and an eye that is shut for what is ignored."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.compare.rows_model import IGNORED

_ICON = 14


class MarkDelegate(QStyledItemDelegate):
    """Draws the shut eye in the first column; all else as the model says."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.column() == 0 and index.data(IGNORED):
            at = option.rect.center()
            painter.drawPixmap(at.x() - _ICON // 2, at.y() - _ICON // 2, pixmap(self._theme, "eye-off", px=_ICON))
