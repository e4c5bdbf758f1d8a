from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.tests.result_delegate import ResultDelegate
from workbench.ui.tests.results_model import Outcome, ResultsModel


def test_long_texts_leave_room_for_each_other(theme: Theme, qtbot: QtBot) -> None:
    view, model = QListView(), ResultsModel()
    qtbot.addWidget(view)
    delegate = ResultDelegate(theme)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(300, 60)
    model.show_outcomes((Outcome("failed", "words " * 40, "", fails=True),))
    only_words = view.grab().toImage()

    model.show_outcomes((Outcome("failed", "words " * 40, "seen\n" * 40, fails=True),))

    assert view.grab().toImage() != only_words
    assert view.sizeHintForIndex(model.index(0)).height() == theme.size("rowDense")
