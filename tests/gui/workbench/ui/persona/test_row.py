from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.state.persona import BROWSER, PLAIN, PersonaSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.persona.row import PersonaRow


def test_it_says_who_where_and_what_will_be(qtbot: QtBot, theme: Theme, stopped: PersonaSnapshot) -> None:
    row = PersonaRow(theme, BROWSER)
    qtbot.addWidget(row)
    row.show_entry(BROWSER, stopped.forecasts["browser"], chosen=True)

    assert row.dot.isChecked()
    assert row.dot.accessibleName() == "Browser tab at http://localhost:3000"
    assert row.dot.accessibleDescription().startswith("blocked, Access-Control-Allow-Headers")
    assert row.forecast.text() == "blocked"


def test_without_a_page_there_is_no_origin(qtbot: QtBot, theme: Theme) -> None:
    row = PersonaRow(theme, PLAIN)
    qtbot.addWidget(row)

    assert row.origin.isHidden()


def test_a_click_anywhere_chooses(qtbot: QtBot, theme: Theme) -> None:
    row = PersonaRow(theme, PLAIN)
    qtbot.addWidget(row)

    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert told.args == ["plain"]


def test_an_origin_is_told_when_confirmed_and_not_overwritten_before(qtbot: QtBot, theme: Theme) -> None:
    row = PersonaRow(theme, BROWSER)
    qtbot.addWidget(row)
    row.show()
    row.origin.setFocus()
    row.origin.selectAll()
    qtbot.keyClicks(row.origin, "http://a.test")

    with qtbot.waitSignal(row.origin_edited) as told:
        qtbot.keyClick(row.origin, Qt.Key.Key_Return)

    assert told.args == ["browser", "http://a.test"]
