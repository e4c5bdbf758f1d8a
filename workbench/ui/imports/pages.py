"""The views of the import dialog: the preview tree above its losses, and the list of changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QTreeView, QVBoxLayout, QWidget

from workbench.ui.imports.changes_model import ChangesModel
from workbench.ui.imports.losses_model import LossesModel
from workbench.ui.imports.preview_model import PreviewModel

_NAME_WIDTH, _KIND_WIDTH = 320, 180


def preview_view(preview: PreviewModel, losses: LossesModel, head: QWidget) -> QWidget:
    """The tree to tick in, and under it what is lost."""
    tree = QTreeView()
    tree.setModel(preview)
    tree.setUniformRowHeights(True)
    tree.setAccessibleName(tree.tr("What would be imported"))
    tree.header().resizeSection(0, _NAME_WIDTH)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    preview.modelReset.connect(lambda: tree.expandToDepth(0))
    table = _table(tree.tr("What is not carried over"))
    table.setModel(losses)
    table.setColumnWidth(0, 220)
    table.setColumnWidth(1, 380)
    below = QWidget()
    layout = QVBoxLayout(below)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(head)
    layout.addWidget(table, 1)
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(tree)
    splitter.addWidget(below)
    splitter.setChildrenCollapsible(False)
    splitter.setSizes([300, 180])
    losses.modelReset.connect(lambda: table.setVisible(losses.rowCount() > 0))
    return splitter


def changes_view(changes: ChangesModel) -> QWidget:
    """The changes, each with its tick."""
    table = _table("")
    table.setAccessibleName(table.tr("Changes since the last import"))
    table.setModel(changes)
    table.setColumnWidth(0, _NAME_WIDTH)
    table.setColumnWidth(1, _KIND_WIDTH)
    return table


def _table(name: str) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setStretchLastSection(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setShowGrid(False)
    table.setWordWrap(False)
    return table
