"""The table over a RecordsModel: lists where there are choices, Delete removes, Alt+Up and Alt+Down move, Ctrl+Z."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.core.variables import Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_table import CellDelegate, RowsView, dress
from workbench.ui.tests.records_model import CHOICES, HINT, HOLDS_VARIABLES, IS_MONO, ON, RecordsModel

Index = QModelIndex | QPersistentModelIndex
_EDGE = 32


class RecordDelegate(CellDelegate):
    """Mono for evidence, muted for hints and for what is off, a list for choices, a cross at the end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        QStyledItemDelegate.initStyleOption(self, option, index)
        hint = index.data(HINT)
        off = index.sibling(index.row(), ON).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
        option.text = option.text or hint or ""
        option.font = self._theme.font("body", mono=bool(index.data(IS_MONO)) and not hint)
        color = self._theme.color("text.muted" if off or hint else "text.primary")
        option.palette.setColor(option.palette.ColorRole.Text, color)
        option.palette.setColor(option.palette.ColorRole.HighlightedText, color)

    def holds_variables(self, index: Index) -> bool:
        return bool(index.data(HOLDS_VARIABLES))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = index.data(CHOICES)
        if not choices:
            editor = super().createEditor(parent, option, index)
            editor.setFont(self._theme.font("body", mono=True))
            editor.setProperty("dense", True)
            return editor
        box = QComboBox(parent)
        box.setProperty("dense", True)
        box.setFont(self._theme.font("body"))
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(self._on_chosen)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _on_chosen(self) -> None:
        editor: Any = self.sender()
        self.commitData.emit(editor)


class RecordsTable(RowsView):
    """As high as its rows are, so that what holds it scrolls."""

    def __init__(self, theme: Theme, model: RecordsModel, name: str) -> None:
        super().__init__()
        self._records = model
        self.setModel(model)
        self._delegate = RecordDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        dress(theme, self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_widths()
        self.clicked.connect(self._on_clicked)
        self.remove_wanted.connect(model.remove)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.updateGeometry)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._delegate.show_scopes(scopes)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z and its like from the window's shortcuts while no text is being edited here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._records.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._records.redo()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        at = self.currentIndex()
        if self._records.move(at.row(), by):
            self.setCurrentIndex(self._records.index(at.row() + by, at.column()))

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        for column, field in enumerate(self._records.fields, start=1):
            mode = QHeaderView.ResizeMode.Interactive if field.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if field.width:
                self.setColumnWidth(column, field.width)
        for column in (ON, self._records.remove_column):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, _EDGE)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._records.remove_column:
            self._records.remove(index.row())

    def _is_last(self, forward: bool) -> bool:
        at = self.currentIndex()
        if forward:
            return at.row() == self.model().rowCount() - 1 and at.column() >= len(self._records.fields)
        return at.row() <= 0 and at.column() <= 1


def _is_ours(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
