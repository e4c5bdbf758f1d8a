"""The list of movable stages, outermost first: drag one, or move it with Alt+Up and Alt+Down."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workbench.state.features import ORDER, FeaturesSnapshot
from workbench.ui.common.icons import icon
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.digest import is_off

_ROW = 24
_ID = int(Qt.ItemDataRole.UserRole)


class OrderList(QListView):
    """Shows the order and lets it be changed.

    Signals:
        order_requested: Carries all ids in the wanted order.
    """

    order_requested = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = FeaturesSnapshot()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self._build()
        theme.changed.connect(self._fill)

    def render_snapshot(self, snapshot: FeaturesSnapshot) -> None:
        """Show the order; keeps the current row on the same stage."""
        self._snapshot = snapshot
        self.setEnabled(not snapshot.is_pending(ORDER))
        self._fill()

    def move_current(self, by: int) -> None:
        """Move the current stage by so many places."""
        row = self.currentIndex().row()
        order = list(self._snapshot.order)
        if row < 0 or not 0 <= row + by < len(order):
            return
        order.insert(row + by, order.pop(row))
        self.order_requested.emit(tuple(order))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the new order instead of moving rows: the store decides what is shown."""
        target = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        order = list(self._snapshot.order)
        source = self.currentIndex().row()
        place = len(order) if not target.isValid() else target.row() + below
        moved = order.pop(source)
        order.insert(place - (place > source), moved)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.order_requested.emit(tuple(order))

    def _build(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "flat")
        self.setAccessibleName(self.tr("Middleware order, outermost first"))
        self.setToolTip(self.tr("Outermost first. Drag a stage, or move it with Alt+Up and Alt+Down."))

    def _fill(self) -> None:
        current = self.currentIndex().data(_ID)
        self._rows.clear()
        for place, stage in enumerate(self._snapshot.order, start=1):
            self._rows.appendRow(self._item(place, stage))
        self.setFixedHeight(_ROW * self._rows.rowCount() + 4)
        self.setCurrentIndex(self._index_of(current))

    def _item(self, place: int, stage: str) -> QStandardItem:
        title, off = stage, True
        for info in self._snapshot.features:
            if info.id == stage:
                title, off = info.title, is_off(self._snapshot.setting(info).choice)
        words = self.tr("{0}, off").format(title) if off else title
        item = QStandardItem(icon(self._theme, "grip-vertical", "text.muted"), f"{place}  {words}")
        item.setData(stage, _ID)
        item.setForeground(self._theme.color("text.muted" if off else "text.primary"))
        item.setFont(self._theme.font("small"))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setSizeHint(QSize(0, _ROW))
        return item

    def _index_of(self, stage: object) -> QModelIndex:
        for row in range(self._rows.rowCount()):
            if self._rows.item(row).data(_ID) == stage:
                return self._rows.index(row, 0)
        return QModelIndex()
