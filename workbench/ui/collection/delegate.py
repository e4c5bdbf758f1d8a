"""Draws one line of the tree: a folder with its count, or a request with its method and the dot of unsaved edits."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.core.collection import Folder, SavedRequest
from workbench.ui.collection.model import EDITED, ITEM, LEVEL, title
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.request.methods import short, token

Index = QModelIndex | QPersistentModelIndex
_STEP = 16
_LEFT = 8
_ICON = 16
_METHOD_END = 62
_DOT = 8
_BAR = 3


class CollectionDelegate(QStyledItemDelegate):
    """Paints over the whole width: the view indents nothing."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.size("rowDense") + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, rect, state)
        item = index.data(ITEM)
        if isinstance(item, Folder):
            self._paint_folder(painter, rect, item, index)
        elif isinstance(item, SavedRequest):
            self._paint_request(painter, rect, item, index, selected=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("dense", True)
        editor.setFont(self._theme.font("body"))
        editor.setAccessibleName(self.tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(self._name_left(index) - 8, 1, -6, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Undo inside the name is the name's own."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().eventFilter(editor, event)

    def _name_left(self, index: Index) -> int:
        level = int(index.data(LEVEL)) * _STEP
        is_folder = isinstance(index.data(ITEM), Folder)
        return level + (_LEFT + 2 * (_ICON + 6) if is_folder else _METHOD_END - (0 if level else _STEP) + 6)

    def _paint_back(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), self._theme.color("accent.base"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.hover"))

    def _paint_folder(self, painter: QPainter, rect: QRect, folder: Folder, index: Index) -> None:
        is_open = self._view.isExpanded(index)
        left = rect.left() + _LEFT + int(index.data(LEVEL)) * _STEP
        top = rect.center().y() - _ICON // 2 + 1
        painter.drawPixmap(left, top, self._icon("chevron-down" if is_open else "chevron-right"))
        painter.drawPixmap(left + _ICON + 6, top, self._icon("folder-open" if is_open else "folder"))
        count = "" if folder.problem else str(sum(1 for _ in folder.requests()))
        right = self._paint_right(painter, rect, count)
        if folder.problem:
            right = self._paint_mark(painter, rect)
        name = QRect(rect.left() + self._name_left(index), rect.top(), 0, rect.height())
        name.setRight(right)
        weight = "heading" if is_open else "body"
        self._write(painter, name, folder.name, weight, "text.primary" if is_open else "text.secondary")

    def _paint_request(
        self, painter: QPainter, rect: QRect, request: SavedRequest, index: Index, *, selected: bool
    ) -> None:
        left = rect.left() + self._name_left(index)
        right = rect.right() - 8
        if request.problem:
            right = self._paint_mark(painter, rect)
        else:
            painter.setFont(self._theme.font("caption", mono=True))
            painter.setPen(self._theme.color(token(request.draft.method)))
            chip = QRect(rect.left(), rect.top(), left - 6 - rect.left(), rect.height())
            side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(chip, side, short(request.draft.method))
        if index.data(EDITED):
            painter.setBrush(self._theme.color("accent.base"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(right - _DOT - 3, rect.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))
            right -= _DOT + 10
        name = QRect(left, rect.top(), right - left, rect.height())
        tone = "text.muted" if request.problem else "text.primary" if selected else "text.secondary"
        self._write(painter, name, title(request), "heading" if selected else "body", tone)

    def _paint_right(self, painter: QPainter, rect: QRect, words: str) -> int:
        """Write something small at the right end; gives where the room for the name ends."""
        painter.setFont(self._theme.font("small", mono=True))
        painter.setPen(self._theme.color("text.muted"))
        side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(0, 0, -12, 0), side, words)
        return rect.right() - 18 - painter.fontMetrics().horizontalAdvance(words)

    def _paint_mark(self, painter: QPainter, rect: QRect) -> int:
        mark = pixmap(self._theme, "triangle-alert", "warn.base", 14)
        painter.drawPixmap(rect.right() - 24, rect.center().y() - 6, mark)
        return rect.right() - 28

    def _icon(self, name: str) -> QPixmap:
        return pixmap(self._theme, name, "text.secondary", _ICON)

    def _write(self, painter: QPainter, rect: QRect, words: str, role: str, tone: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
