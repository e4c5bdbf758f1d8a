"""The table in which parameters, headers and form fields are typed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from workbench.core.request import Row
from workbench.core.variables import Scopes
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.request.rows_model import Column, RowsModel
from workbench.ui.variables.assist import VariableAssist, offers_names
from workbench.ui.variables.chips import paint_chips
from workbench.ui.variables.words import told_of_all

Index = QModelIndex | QPersistentModelIndex
_EDGE = 32
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(QStyledItemDelegate):
    """Mono for what goes to the backend with variables as chips, muted for notes and rows that are off, a cross."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scopes = Scopes()

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now; what is drawn already is drawn anew by the view."""
        self._scopes = scopes

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        on = index.sibling(index.row(), Column.ON).data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Unchecked
        note = index.column() == Column.NOTE
        option.font = self._theme.font("body", mono=not note)
        color: QColor = self._theme.color("text.muted" if note or not on else "text.primary")
        option.palette.setColor(option.palette.ColorRole.Text, color)
        option.palette.setColor(option.palette.ColorRole.HighlightedText, color)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._has_chips(index):
            self._paint_chips(painter, option, index)
            return
        super().paint(painter, option, index)
        last = index.row() == index.model().rowCount() - 1
        if index.column() == index.model().columnCount() - 1 and not last:
            rect = option.rect
            painter.drawPixmap(rect.center().x() - 6, rect.center().y() - 6, pixmap(self._theme, "x", "text.muted", 12))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and self.holds_variables(index):
            VariableAssist(self._theme, editor).show_scopes(self._scopes)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys go to the list of names first, as long as that is open."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget) and offers_names(editor):
            return False
        return super().eventFilter(editor, event)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if self._has_chips(index):
            QToolTip.showText(event.globalPos(), plain(told_of_all(str(index.data()), self._scopes)), view)
            return True
        return super().helpEvent(event, view, option, index)

    def holds_variables(self, index: Index) -> bool:
        """Whether what is typed there may use variables."""
        return index.column() in (Column.KEY, Column.VALUE)

    def _has_chips(self, index: Index) -> bool:
        return self.holds_variables(index) and "{{" in str(index.data() or "")

    def _paint_chips(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        text, style = drawn.text, drawn.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, drawn, drawn.widget)
        drawn.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(drawn.palette.color(drawn.palette.ColorRole.Text))
        paint_chips(painter, room.adjusted(2, 0, -2, 0), text, self._theme, self._scopes)
        painter.restore()


class RowsTable(QWidget):
    """A table over a RowsModel: Space toggles, Enter or typing edits, Delete removes, Alt+Up and Alt+Down move.

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
        self._own_widths = False
        self._fitting = False
        self._build()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self.model.show_rows(rows)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._delegate.show_scopes(scopes)
        self.view.viewport().update()

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        self._delegate = CellDelegate(self._theme, view)
        view.setItemDelegate(self._delegate)
        dress(self._theme, view)
        header = view.horizontalHeader()
        header.setSectionResizeMode(Column.ON, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.REMOVE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        for column in (Column.ON, Column.REMOVE):
            view.setColumnWidth(column, _EDGE)
        header.setMinimumSectionSize(_EDGE)
        header.sectionResized.connect(self._note_width)
        view.clicked.connect(self._on_clicked)
        view.remove_wanted.connect(self.model.remove)
        view.move_wanted.connect(self._on_move)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out, so that notes and crosses stay in sight; until the user has set widths."""
        super().resizeEvent(event)
        if self._own_widths:
            return
        room = max(200, self.width() - 2 * _EDGE)
        self._fitting = True
        for column, share, most in ((Column.KEY, 0.36, 180), (Column.VALUE, 0.44, 260)):
            self.view.setColumnWidth(column, min(most, int(room * share)))
        self._fitting = False

    def _note_width(self, column: int, _old: int, _new: int) -> None:
        if not self._fitting and column in (Column.KEY, Column.VALUE):
            self._own_widths = True

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.REMOVE:
            self.model.remove(index.row())

    def _on_move(self, row: int, by: int) -> None:
        column = self.view.currentIndex().column()
        if self.model.move(row, by):
            self.view.setCurrentIndex(self.model.index(row + by, column))


class RowsView(QTableView):
    """A table view that also listens to Delete and Alt+Up and Alt+Down, and that Tab leaves after the last cell.

    Signals:
        remove_wanted: Carries the row.
        move_wanted: Carries the row, and by how many places.
    """

    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not editing and self.currentIndex().isValid():
            self.remove_wanted.emit(self.currentIndex().row())
            return
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES and not editing:
            self.move_wanted.emit(self.currentIndex().row(), _MOVES[Qt.Key(event.key())])
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
