"""The preview tree of an import: folders, requests and environments, each with a tick."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from workbench.core.collection import Environment, Folder, SavedRequest
from workbench.core.imports.report import Imported
from workbench.core.imports.selection import Place, only
from workbench.ui.common.tips import plain

ROW_HEIGHT = 26
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHECKED, _PARTLY, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@dataclass(eq=False)
class Node:
    """One line; ``place`` is empty for environments, whose ``number`` counts instead."""

    item: Folder | SavedRequest | Environment
    place: Place = ()
    number: int = 0
    parent: "Node | None" = None
    row: int = 0
    children: "list[Node]" = field(default_factory=list)
    state: Qt.CheckState = _CHECKED

    def below(self) -> "Iterator[Node]":
        """All nodes below, in order."""
        for child in self.children:
            yield child
            yield from child.below()


class PreviewModel(QAbstractItemModel):
    """Ticks of a folder count for all in it.

    Signals:
        ticked: What is chosen changed.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._imported: Imported | None = None
        self._root = Node(Folder("", ""))

    def show_import(self, imported: Imported | None) -> None:
        """Show another import, everything ticked."""
        self.beginResetModel()
        self._imported = imported
        self._root = Node(Folder("", ""))
        if imported is not None:
            _add(self._root, imported.items, ())
            for number, one in enumerate(imported.environments):
                self._root.children.append(Node(one, (), number, self._root, len(self._root.children)))
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> Imported | None:
        """The import with only what is ticked."""
        if self._imported is None:
            return None
        ticked = [node for node in self._root.below() if node.state == _CHECKED]
        requests = frozenset(node.place for node in ticked if isinstance(node.item, SavedRequest))
        environments = frozenset(node.number for node in ticked if isinstance(node.item, Environment))
        return only(self._imported, requests, environments)

    def tick_all(self, on: bool) -> None:
        """Tick everything, or nothing."""
        self.beginResetModel()
        for node in self._root.below():
            node.state = _CHECKED if on else _UNCHECKED
        self.endResetModel()
        self.ticked.emit()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is another
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._node(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return node.state
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._words(node)[index.column()]
            return plain(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        node = self._node(index)
        state = _CHECKED if Qt.CheckState(value) == _CHECKED else _UNCHECKED
        for one in (node, *node.below()):
            one.state = state
        self._follow_up(node.parent)
        last = self.index(self.rowCount() - 1, 1)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def headerData(self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = (self.tr("Name"), self.tr("Request"))
        return words[section] if role == Qt.ItemDataRole.DisplayRole and section < len(words) else None

    def _follow_up(self, node: Node | None) -> None:
        while node is not None:
            states = {child.state for child in node.children}
            node.state = states.pop() if len(states) == 1 else _PARTLY
            node = node.parent

    def _node(self, index: Index) -> Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else self._root

    def _words(self, node: Node) -> tuple[str, str]:
        item = node.item
        if isinstance(item, SavedRequest):
            return item.draft.title, f"{item.draft.method} {item.draft.url}"
        if isinstance(item, Folder):
            return item.name, self.tr("{0} requests").format(sum(1 for _ in item.requests()))
        return item.name, self.tr("environment, {0} variables").format(len(item.variables))


def _add(parent: Node, items: tuple[Folder | SavedRequest, ...], above: Place) -> None:
    for number, item in enumerate(items):
        node = Node(item, (*above, number), number, parent, len(parent.children))
        parent.children.append(node)
        if isinstance(item, Folder):
            _add(node, item.items, node.place)
