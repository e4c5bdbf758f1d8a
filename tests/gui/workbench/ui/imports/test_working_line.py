from pytestqt.qtbot import QtBot

from workbench.state.imports import Working
from workbench.ui.common.theme import Theme
from workbench.ui.imports.working_line import WorkingLine


def test_it_comes_up_when_it_takes_longer_than_a_moment(theme: Theme, qtbot: QtBot) -> None:
    line = WorkingLine(theme)
    qtbot.addWidget(line)

    line.render_working(Working("Reading", 1, 2))
    assert line.isHidden()
    qtbot.waitUntil(lambda: not line.isHidden())

    line.render_working(None)
    assert line.isHidden()
