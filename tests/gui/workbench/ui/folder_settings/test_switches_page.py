from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.folder_settings.switches_page import SwitchesPage
from workbench.ui.request.rows_model import Column


def test_a_row_is_a_switch_and_its_position(theme: Theme, qtbot: QtBot) -> None:
    page = SwitchesPage(theme)
    qtbot.addWidget(page)
    page.show_switches((("cache", "on"),))
    model = page.rows.model

    with qtbot.waitSignal(page.edited) as told:
        model.setData(model.index(0, Column.VALUE), " off ")
    with qtbot.waitSignal(page.take_requested):
        page.take.click()

    assert told.args == [(("cache", "off"),)]
    assert page.rows.view.isColumnHidden(Column.NOTE)
