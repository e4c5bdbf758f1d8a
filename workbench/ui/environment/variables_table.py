"""The table in which an environment's variables are typed."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.core.collection import Variable
from workbench.core.variables import Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_model import Column, VariablesModel
from workbench.ui.request.rows_table import CellDelegate, RowsView, dress
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.secret_field import SecretField

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {Column.ON: 32, Column.NAME: 140, Column.VALUE: 220, Column.SECRET: 64, Column.REMOVE: 32}


class VariablesTable(QWidget):
    """Space toggles, Enter or typing edits, Delete removes.

    Signals:
        edited: The user changed something; carries all variables and the values of secrets.
    """

    edited = Signal(tuple, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = VariablesModel(self)
        self.view = RowsView()
        self._delegate = _Delegate(theme, self.view, self.model)
        self.model.edited.connect(self.edited)
        self.view.setAccessibleName(self.tr("Variables"))
        self._build(theme)

    def show_variables(self, variables: tuple[Variable, ...], secrets: Mapping[str, str]) -> None:
        self.model.show_variables(variables, secrets)

    def allow_secrets(self, allowed: bool) -> None:
        """Whether there is a place for the values of secrets."""
        self.model.allow_secrets(allowed)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._delegate.show_scopes(scopes)
        self.view.viewport().update()

    def _build(self, theme: Theme) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        dress(theme, view)
        header = view.horizontalHeader()
        header.moveSection(Column.SECRET, Column.NOTE)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        for column in (Column.ON, Column.SECRET, Column.REMOVE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        view.clicked.connect(self._on_clicked)
        view.remove_wanted.connect(self.model.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.REMOVE:
            self.model.remove(index.row())


class _Delegate(CellDelegate):
    """As in the other tables, with a covered field for secrets."""

    def __init__(self, theme: Theme, parent: QWidget, model: VariablesModel) -> None:
        super().__init__(theme, parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == Column.VALUE and self._model.is_secret(index.row()):
            field = SecretField(self._theme, parent)
            field.setFrame(False)
            VariableAssist(self._theme, field).show_scopes(self._scopes)
            return field
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, SecretField):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            return
        super().setEditorData(editor, index)
