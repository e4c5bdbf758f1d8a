"""The tree of a JSON answer, opened as far as fits the eye: the root, what it holds, and the first item of a list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.core import json_tree
from workbench.core.assertions.part import Part
from workbench.core.json_tree import Node
from workbench.ui.common.theme import Theme
from workbench.ui.response.part_menu import PartMenu
from workbench.ui.response.tree_model import KIND, JsonTreeModel

_TOKENS = {
    "container": "text.muted",
    "string": "syntax.string",
    "number": "syntax.number",
    "keyword": "syntax.keyword",
}
_OPEN_LEVELS = 3
_COPIED_BYTES = 8 << 20


class TreeDelegate(QStyledItemDelegate):
    """Mono, with the value in the colour of its kind."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = ""
        """What is searched for: lines that hold it are tinted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        token = "syntax.key" if index.column() == 0 else _TOKENS[index.data(KIND)]
        color: QColor = self._theme.color(token)
        if self.words and self.words in option.text.lower():
            option.backgroundBrush = QBrush(self._theme.color("warn.tint"))
        option.font = self._theme.font("small", mono=True)
        option.palette.setColor(option.palette.ColorRole.Text, color)
        option.palette.setColor(option.palette.ColorRole.HighlightedText, color)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.size("rowDense") - 2)


class JsonTreeView(QTreeView):
    """Shows one tree; Ctrl+C copies the value, and ``menu`` offers what else can be done with one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = JsonTreeModel(self)
        self.setModel(self._model)
        self.menu = PartMenu(self)
        self._delegate = TreeDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setFont(theme.font("small", mono=True))
        self.setAccessibleName(self.tr("Response body as a tree"))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.setColumnWidth(0, 280)

    def show_tree(self, root: Node | None) -> None:
        """Show another tree."""
        if self._model.show_tree(root) and root is not None:
            self._open(self._model.index(0, 0), 1)

    def copy(self) -> None:
        """Copy the value of the current line."""
        node = self._model.node(self.currentIndex())
        if node is not None:
            QGuiApplication.clipboard().setText(json_tree.copied(node, _COPIED_BYTES))

    @property
    def part(self) -> Part | None:
        """The value of the current line."""
        return self._model.part(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.setCurrentIndex(self.indexAt(event.pos()))
        part, node = self.part, self._model.node(self.currentIndex())
        if part is not None and node is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            self.menu.aim(part, json_tree.copied(node, _COPIED_BYTES))
            self.menu.popup(below if by_key else event.globalPos())

    def show_found(self, words: str, offset: int | None) -> None:
        """Tint what holds the words, and open the way to one place of the body."""
        self._delegate.words = words.lower()
        self.viewport().update()
        if offset is None:
            return
        way = self._model.path_to(offset)
        for index in way[:-1]:
            self.expand(index)
        if way:
            self.setCurrentIndex(way[-1])
            self.scrollTo(way[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            self.copy()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex, level: int) -> None:
        """Open a node, and of its children the first that holds something: enough to see the shape."""
        self.expand(index)
        if level >= _OPEN_LEVELS:
            return
        for row in range(min(self._model.rowCount(index), 10)):
            child = self._model.index(row, 0, index)
            if self._model.hasChildren(child):
                self._open(child, level + 1)
                return
