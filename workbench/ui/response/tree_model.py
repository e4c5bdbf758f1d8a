"""The response as a tree: a model that makes a node's children only when somebody opens it."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core import json_tree
from workbench.core.assertions import part
from workbench.core.assertions.part import Part
from workbench.core.json_tree import Node

Index = QModelIndex | QPersistentModelIndex
KIND = Qt.ItemDataRole.UserRole


@dataclass(eq=False, slots=True)
class _Item:
    node: Node
    parent: "_Item | None"
    row: int
    children: "list[_Item] | None" = field(default=None)


class JsonTreeModel(QAbstractItemModel):
    """Two columns: the key, and the value or what a container holds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: _Item | None = None

    def show_tree(self, root: Node | None) -> bool:
        """Show another tree; False when it is the one that is shown."""
        if self._root is not None and root is self._root.node:
            return False
        self.beginResetModel()
        self._root = _Item(root, None, 0) if root is not None else None
        self.endResetModel()
        return True

    def node(self, index: Index) -> Node | None:
        item = self._item(index)
        return item.node if item else None

    def part(self, index: Index) -> Part | None:
        """The value of a line with its JSONPath; None for a stretch of a long list, which is no value."""
        item = self._item(index)
        if item is None or item.node.folded is not None:
            return None
        return Part("json", _path(item), json_tree.value(item.node))

    def path_to(self, offset: int) -> list[QModelIndex]:
        """The lines that lead to the value at a byte of the body, stretches of long lists included."""
        found: list[QModelIndex] = []
        item = self._root
        while item is not None:
            found.append(self.createIndex(item.row, 0, item))
            item = self._child_at(item, offset)
        return found

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if self._root is None:
            return QModelIndex()
        item = self._item(parent)
        child = self._root if item is None else self._children(item)[row]
        return self.createIndex(row, column, child)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the other overload is QObject's
        item = self._item(index)
        if item is None or item.parent is None:
            return QModelIndex()
        return self.createIndex(item.parent.row, 0, item.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if parent.column() > 0 or self._root is None:
            return 0
        item = self._item(parent)
        return 1 if item is None else len(self._children(item))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 2

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        item = self._item(parent)
        if item is None:
            return self._root is not None
        return parent.column() == 0 and item.node.has_children

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._item(index)
        if item is None:
            return None
        if role == KIND:
            return json_tree.kind(item.node)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.node.key if index.column() == 0 else json_tree.summary(item.node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.node.key}: {json_tree.summary(item.node)}"
        return None

    def _item(self, index: Index) -> _Item | None:
        found: _Item | None = index.internalPointer() if index.isValid() else None
        return found

    def _child_at(self, item: _Item, offset: int) -> _Item | None:
        if not item.node.has_children:
            return None
        index = item.node.document.index_at(item.node, offset)
        lines = self._children(item)
        row = json_tree.place_of([line.node for line in lines], index, item.node) if index is not None else None
        return lines[row] if row is not None else None

    def _children(self, item: _Item) -> list[_Item]:
        if item.children is None:
            item.children = [_Item(node, item, row) for row, node in enumerate(json_tree.children(item.node))]
        return item.children


def _path(item: _Item) -> str:
    """The JSONPath of a line; stretches of long lists on the way have none of their own."""
    if item.parent is None:
        return "$"
    if item.node.folded is not None:
        return _path(item.parent)
    around = _path(item.parent)
    in_array = item.node.document.first(item.parent.node) == "["
    return part.item(around, int(item.node.key)) if in_array else part.member(around, item.node.key)
