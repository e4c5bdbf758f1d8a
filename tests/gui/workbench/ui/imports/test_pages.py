from PySide6.QtWidgets import QLabel, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from workbench.core.imports.report import Imported
from workbench.ui.imports.changes_model import ChangesModel
from workbench.ui.imports.losses_model import LossesModel
from workbench.ui.imports.pages import changes_view, preview_view
from workbench.ui.imports.preview_model import PreviewModel


def test_folders_stand_open_and_losses_show_only_when_there_are_some(imported: Imported, qtbot: QtBot) -> None:
    preview, losses = PreviewModel(), LossesModel()
    view = preview_view(preview, losses, QLabel())
    qtbot.addWidget(view)
    preview.show_import(imported)
    tree, table = view.findChildren(QTreeView)[0], view.findChildren(QTableView)[0]

    assert tree.isExpanded(preview.index(0, 0))
    losses.show_losses(())
    assert table.isHidden()
    losses.show_losses(imported.losses)
    assert not table.isHidden()


def test_changes_have_a_name_for_screen_readers(qtbot: QtBot) -> None:
    view = changes_view(ChangesModel())
    qtbot.addWidget(view)

    assert view.accessibleName() == "Changes since the last import"
