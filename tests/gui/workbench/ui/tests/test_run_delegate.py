from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.tests.runs import ended, idle
from workbench.ui.common.theme import Theme
from workbench.ui.tests.run_delegate import RunDelegate
from workbench.ui.tests.runs_model import RunsModel


def test_what_came_out_looks_otherwise_than_what_waits(theme: Theme, qtbot: QtBot) -> None:
    view, model, delegate = QListView(), RunsModel(), RunDelegate(theme)
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(500, 120)
    model.show_run(idle())
    waiting = view.grab().toImage()

    model.show_run(ended())

    assert view.grab().toImage() != waiting
    assert view.sizeHintForIndex(model.index(0)).height() == theme.size("row")
