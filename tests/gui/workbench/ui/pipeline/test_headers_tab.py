from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import make_trace
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.headers_tab import HeadersTab


def test_both_directions_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    tab = HeadersTab(theme)
    qtbot.addWidget(tab)
    tab.show_trace(make_trace(), "auth.mode")
    response = tab.view.rows

    qtbot.mouseClick(tab.direction.segment("request"), Qt.MouseButton.LeftButton)

    assert response[0].left == "handler"
    assert tab.view.rows[0].left == "request id"


def test_it_opens_at_the_stage(qtbot: QtBot, theme: Theme) -> None:
    tab = HeadersTab(theme)
    qtbot.addWidget(tab)

    tab.show_trace(make_trace(), "auth.mode")

    current = tab.view.current_row()
    assert current is not None
    assert current.key == "auth.mode"
