from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.topbar.search_button import SearchButton


def test_becomes_an_icon_in_a_narrow_window(qtbot: QtBot, theme: Theme) -> None:
    button = SearchButton(theme)
    qtbot.addWidget(button)
    wide = button.sizeHint().width()

    button.set_compact(True)

    assert (wide, button.sizeHint().width()) == (248, 28)
    assert not button.grab().isNull()
    assert "Ctrl+K" in button.toolTip()
