"""The controls of the body."""

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.response.body_tools import BodyTools


def test_what_is_needed_less_often_moves_and_comes_back_in_order(theme: Theme, qtbot: QtBot) -> None:
    tools, elsewhere = BodyTools(theme), QWidget()
    qtbot.addWidget(tools)
    qtbot.addWidget(elsewhere)
    order = (tools.modes, tools.filter, tools.search, tools.copy, tools.save)

    tools.give_to(QHBoxLayout(elsewhere))
    assert [tools.isAncestorOf(one) for one in order] == [False, False, True, True, False]

    tools.take_back()
    layout = tools.layout()
    assert layout is not None
    assert [layout.indexOf(one) for one in order] == [0, 1, 2, 3, 4]
