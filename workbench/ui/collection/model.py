"""The tree of a collection: folders with their requests, narrowed to what is searched for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.ui.common.tips import plain

Index = QModelIndex | QPersistentModelIndex
PATH = Qt.ItemDataRole.UserRole
ITEM = Qt.ItemDataRole.UserRole + 1
EDITED = Qt.ItemDataRole.UserRole + 2
LEVEL = Qt.ItemDataRole.UserRole + 3
_NOWHERE = QModelIndex()
MIME = "application/x-workbench-collection-path"


class Node:
    """One folder or request in its place. What is in a folder is looked at once somebody asks for it."""

    def __init__(self, item: Folder | SavedRequest, parent: "Node | None" = None, row: int = 0) -> None:
        self.item = item
        self.parent = parent
        self.row = row
        self.level: int = parent.level + 1 if parent else -1
        self._children: list[Node] | None = None

    @property
    def path(self) -> str:
        return self.item.path

    @property
    def children(self) -> "list[Node]":
        if self._children is None:
            items = self.item.items if isinstance(self.item, Folder) else ()
            self._children = [Node(one, self, row) for row, one in enumerate(items)]
        return self._children

    def keep(self, needle: str) -> bool:
        """Keep only what holds ``needle`` of what is below; gives whether that is anything."""
        kept = [one for one in self.children if one.keep(needle) or needle in _searched(one.item)]
        for row, one in enumerate(kept):
            one.row = row
        self._children = kept
        return bool(kept)

    def find(self, path: str) -> "Node | None":
        """The node of that path, on the way down to it."""
        for one in self.children:
            if one.path == path:
                return one
            if isinstance(one.item, Folder) and path.startswith(f"{one.path}/"):
                return one.find(path)
        return None


class CollectionModel(QAbstractItemModel):
    """Paths are the identity of items.

    Signals:
        moved: An item was dropped; carries its path, the folder it is to go into, and the path to stand in front of.
        renamed: A name was typed; carries the path and the name.
    """

    moved = Signal(str, str, str)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collection: Collection | None = None
        self._needle = ""
        self._edited: frozenset[str] = frozenset()
        self._root = Node(Folder("", ""))

    def show(self, collection: Collection | None, needle: str) -> bool:
        """Show this collection, only what holds ``needle`` of it; gives whether anything is different now."""
        if collection == self._collection and needle == self._needle:
            return False
        self.beginResetModel()
        self._collection, self._needle = collection, needle
        self._root = Node(collection.folder if collection else Folder("", ""))
        if needle:
            self._root.keep(needle.lower())
        self.endResetModel()
        return True

    def mark_edited(self, paths: frozenset[str]) -> None:
        """Put the dot at requests with edits that aren't saved."""
        changed, self._edited = self._edited ^ paths, paths
        for path in changed:
            index = self.index_of(path)
            if index.isValid():
                self.dataChanged.emit(index, index, [EDITED])

    def index_of(self, path: str) -> QModelIndex:
        """Where an item stands; invalid when it isn't shown."""
        node = self._root.find(path) if path else None
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def item(self, index: Index) -> Folder | SavedRequest | None:
        return self._at(index).item if index.isValid() else None

    def neighbours(self, index: Index) -> list[str]:
        """The paths of the items of the same kind in the same folder, in order."""
        node = self._at(index)
        siblings = node.parent.children if node.parent else []
        return [one.path for one in siblings if isinstance(one.item, type(node.item))]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._at(parent).children)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self._at(parent).children
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has one as well
        above = self._at(index).parent if index.isValid() else None
        return QModelIndex() if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title(node.item)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._told(node.item))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node.item)
        return {PATH: node.path, ITEM: node.item, EDITED: node.path in self._edited, LEVEL: node.level}.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and str(value).strip():
            self.renamed.emit(self._at(index).path, str(value))
        return False  # the name is shown once the file has it

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        item = self._at(index).item
        if isinstance(item, Folder):
            found |= Qt.ItemFlag.ItemIsDropEnabled
        return found if item.problem else found | Qt.ItemFlag.ItemIsEditable

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(str(indexes[0].data(PATH)).encode()))
        return data

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        path = dropped_path(data)
        target = self._at(parent).path
        return (
            self._root.find(path) is not None
            and not self._needle
            and target != path
            and not target.startswith(f"{path}/")
        )

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        moved = self._root.find(dropped_path(data))
        if moved is not None and self.canDropMimeData(data, action, row, column, parent):
            target = self._at(parent)
            self.moved.emit(moved.path, target.path, _before(moved, target, row))
        return False  # the row moves once its file has

    def _at(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, Node) else self._root

    def _told(self, item: Folder | SavedRequest) -> str:
        warning = item.warning if isinstance(item, SavedRequest) else ""
        return "\n".join(words for words in (item.path, item.problem or warning) if words)

    def _spoken(self, item: Folder | SavedRequest) -> str:
        if item.problem:
            return self.tr("{0}, can't be read: {1}").format(title(item), item.problem)
        if isinstance(item, Folder):
            return self.tr("{0}, folder, {1} requests").format(item.name, sum(1 for _ in item.requests()))
        edited = self.tr(", not saved") if item.path in self._edited else ""
        return f"{item.draft.method} {item.draft.name}{edited}"


def title(item: Folder | SavedRequest) -> str:
    """What an item is called."""
    return item.name if isinstance(item, Folder) else item.draft.title


def dropped_path(data: QMimeData) -> str:
    return bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""


def _searched(item: Folder | SavedRequest) -> str:
    if isinstance(item, Folder):
        return item.name.lower()
    return f"{item.draft.method} {item.draft.name} {item.draft.url}".lower()


def _before(moved: Node, target: Node, row: int) -> str:
    """The item of the same kind that the dropped one is to stand in front of; empty for last."""
    kind = type(moved.item)
    after = target.children[row:] if row >= 0 else []
    return next((one.path for one in after if isinstance(one.item, kind) and one is not moved), "")
