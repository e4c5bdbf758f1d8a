from pytestqt.qtbot import QtBot

from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme
from workbench.ui.rail import Rail


def test_count_shows_only_when_something_changed(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    rail.show()
    badge = rail.findChild(Badge)

    rail.show_changed(0)
    none = badge.isVisible()
    rail.show_changed(3)

    assert not none
    assert badge.isVisible()
    assert badge.text() == "3"
