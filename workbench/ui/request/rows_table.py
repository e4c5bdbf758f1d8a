"""The table in which parameters, headers and form fields are typed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.request import Row
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_model import Column, RowsModel

Index = QModelIndex | QPersistentModelIndex
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(QStyledItemDelegate):
    """Mono for what goes to the backend, muted for notes and rows that are off, a cross at the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        on = index.sibling(index.row(), Column.ON).data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Unchecked
        note = index.column() == Column.NOTE
        option.font = self._theme.font("body", mono=not note)
        color: QColor = self._theme.color("text.muted" if note or not on else "text.primary")
        option.palette.setColor(option.palette.ColorRole.Text, color)
        option.palette.setColor(option.palette.ColorRole.HighlightedText, color)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        last = index.row() == index.model().rowCount() - 1
        if index.column() == Column.REMOVE and not last:
            rect = option.rect
            painter.drawPixmap(rect.center().x() - 6, rect.center().y() - 6, pixmap(self._theme, "x", "text.muted", 12))


class RowsTable(QWidget):
    """A table over a RowsModel: Space toggles, Enter or typing edits, Delete removes.

    Signals:
        edited: The user changed something; carries all rows.
    """

    edited = Signal(tuple)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = RowsModel(self)
        self.model.edited.connect(self.edited)
        self.view = RowsView()
        self.view.setAccessibleName(name)
        self._build()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self.model.show_rows(rows)

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(CellDelegate(self._theme, view))
        dress(self._theme, view)
        header = view.horizontalHeader()
        header.setSectionResizeMode(Column.ON, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.REMOVE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.ON, 32), (Column.KEY, 180), (Column.VALUE, 220), (Column.REMOVE, 32)):
            view.setColumnWidth(column, width)
        view.clicked.connect(self._on_clicked)
        view.remove_wanted.connect(self.model.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.REMOVE:
            self.model.remove(index.row())


class RowsView(QTableView):
    """A table view that also listens to Delete, and that Tab leaves after the last cell.

    Signals:
        remove_wanted: Carries the row.
    """

    remove_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not editing and self.currentIndex().isValid():
            self.remove_wanted.emit(self.currentIndex().row())
            return
        if event.key() in _TABS and self._is_last(forward=event.key() == Qt.Key.Key_Tab):
            event.ignore()  # Qt would go round for ever: the keyboard has to get out
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Leave the table where Tab in the last cell's editor would go round to the first."""
        forward = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        leaves = (forward or hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem) and self._is_last(forward)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if leaves else hint)
        if leaves:
            self.focusNextPrevChild(forward)

    def _is_last(self, forward: bool) -> bool:
        at = self.currentIndex()
        if forward:
            return at.row() == self.model().rowCount() - 1 and at.column() >= Column.NOTE
        return at.row() <= 0 and at.column() <= Column.KEY


def dress(theme: Theme, view: QTableView) -> None:
    """The look that all tables of the panel share."""
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.size("row"))
    view.verticalHeader().setMinimumSectionSize(theme.size("rowDense"))
    header = view.horizontalHeader()
    header.setFont(theme.font("small"))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(24)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.SelectedClicked
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.CurrentChanged
    )
    view.setTabKeyNavigation(True)
    view.setWordWrap(False)
    view.setStyleSheet("QTableView::item { padding: 0 4px; }")
