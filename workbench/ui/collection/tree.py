"""The view of a collection's tree: click or Enter opens, F2 renames, Delete deletes, dragging or Alt+arrows moves."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.ui.collection.delegate import CollectionDelegate
from workbench.ui.collection.model import PATH, CollectionModel
from workbench.ui.common.own_keys import claims
from workbench.ui.common.theme import Theme

_OWN_KEYS = ("Ctrl+Z", "Ctrl+D", "F2", "Return", "Enter")


class CollectionTree(QTreeView):
    """Shows one collection. What is open and chosen stays so when its files change.

    Signals:
        request_chosen: A request is to be shown; carries its path.
        rename_requested: A name was typed; carries path and name.
        move_requested: An item was dropped; carries path, folder, and the path to stand in front of.
        delete_requested, duplicate_requested: Carry the path.
        undo_requested: Ctrl+Z was pressed in the tree.
        settings_requested: Alt+Enter was pressed; carries the folder that the row is, or lies in.
        menu_requested: The context menu is wanted; carries the path (empty for none) and where on the screen.
    """

    request_chosen = Signal(str)
    rename_requested = Signal(str, str)
    move_requested = Signal(str, str, str)
    delete_requested = Signal(str)
    duplicate_requested = Signal(str)
    undo_requested = Signal()
    settings_requested = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: set[str] = set()
        self._needle = ""
        self._late: tuple[Collection | None, str] | None = None
        self._rename_later = self._cut = ""
        self._model = CollectionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(CollectionDelegate(theme, self))
        self._build()
        self._model.moved.connect(self.move_requested)
        self._model.renamed.connect(self.rename_requested)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self.customContextMenuRequested.connect(self._on_menu)
        theme.changed.connect(self.viewport().update)

    @property
    def path(self) -> str:
        """The path of the chosen item; empty when none is."""
        return str(self.currentIndex().data(PATH) or "")

    @property
    def folder(self) -> str:
        """The chosen folder, or the one that the chosen request lies in."""
        item = self._model.item(self.currentIndex())
        if isinstance(item, Folder):
            return item.path
        return item.path.rpartition("/")[0] if item else ""

    def render_collection(self, collection: Collection | None, needle: str = "") -> None:
        """Show this; a name that is being typed is finished first."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._late = (collection, needle)
            return
        chosen, top = self.path, self.verticalScrollBar().value()
        first = self._model.rowCount() == 0
        self._needle = needle
        if not self._model.show(collection, needle):
            return
        if first and collection and not self._open:
            self._open = {item.path for item in collection.folder.items[:1] if isinstance(item, Folder)}
        self._reopen()
        self.choose(chosen)
        self.verticalScrollBar().setValue(top)
        if self._rename_later:
            self.edit_name(self._rename_later)

    def mark_edited(self, paths: frozenset[str]) -> None:
        """Put the dot at these requests."""
        self._model.mark_edited(paths)

    def choose(self, path: str) -> None:
        """Make an item the current one, and visible."""
        index = self._model.index_of(path)
        if index.isValid() and index != self.currentIndex():
            self._open_above(path)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def edit_name(self, path: str) -> None:
        """Let an item's name be typed, as soon as it is shown."""
        index = self._model.index_of(path)
        self._rename_later = "" if index.isValid() else path
        if index.isValid():
            self.choose(path)
            self.setFocus()
            self.edit(index)

    def event(self, event: QEvent) -> bool:
        """Keep these keys from the window's shortcuts, which mean the request in front by them."""
        return claims(event, _OWN_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not self._handled(event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._activate(index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The delegate draws the whole line."""

    def closeEditor(self, editor: QWidget, hint: "CollectionDelegate.EndEditHint") -> None:
        super().closeEditor(editor, hint)
        late, self._late = self._late, None
        if late is not None:
            self.render_collection(*late)

    def _build(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Requests of the collection"))

    def _handled(self, event: QKeyEvent) -> bool:
        path = self.path
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.settings_requested.emit(self.folder)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and path:
            self._activate(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._shift(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.matches(QKeySequence.StandardKey.Cut) and path:
            self._cut = path
        elif event.matches(QKeySequence.StandardKey.Paste) and self._cut:
            self.move_requested.emit(self._cut, self.folder, "")
            self._cut = ""
        elif event.key() == Qt.Key.Key_Delete and path:
            self.delete_requested.emit(path)
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier and path:
            self.duplicate_requested.emit(path)
        else:
            return False
        return True

    def _activate(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if isinstance(item, SavedRequest):
            self.request_chosen.emit(item.path)
        elif item is not None:
            self.setExpanded(index, not self.isExpanded(index))

    def _shift(self, step: int) -> None:
        """Move the chosen item by one among its neighbours of the same kind."""
        index, path = self.currentIndex(), self.path
        neighbours = self._model.neighbours(index)
        place = neighbours.index(path) + step if path in neighbours else -1
        if 0 <= place < len(neighbours):
            others = [one for one in neighbours if one != path]
            before = others[place] if place < len(others) else ""
            self.move_requested.emit(path, str(index.parent().data(PATH) or ""), before)

    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_requested.emit(str(index.data(PATH) or ""), self.viewport().mapToGlobal(place))

    def _reopen(self) -> None:
        if self._needle:
            self.expandAll()
            return
        for path in sorted(self._open):
            index = self._model.index_of(path)
            if index.isValid():
                self.setExpanded(index, True)

    def _open_above(self, path: str) -> None:
        above = path.rpartition("/")[0]
        if above:
            self._open_above(above)
            self.setExpanded(self._model.index_of(above), True)

    def _note_open(self, index: QModelIndex) -> None:
        if not self._needle:
            self._open.add(str(index.data(PATH)))

    def _note_closed(self, index: QModelIndex) -> None:
        if not self._needle:
            self._open.discard(str(index.data(PATH)))
