"""The choice of what a request is written down as."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.export.kinds import KINDS
from workbench.ui.common.theme import Theme
from workbench.ui.request_screen.code_kinds import CodeKinds


def made(theme: Theme, qtbot: QtBot) -> CodeKinds:
    kinds = CodeKinds(theme)
    qtbot.addWidget(kinds)
    kinds.show()
    return kinds


def test_the_usual_ones_are_one_click_away(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot)

    with qtbot.waitSignal(kinds.chosen) as told:
        qtbot.mouseClick(kinds.segments.segment("httpx"), Qt.MouseButton.LeftButton)

    assert told.args == ["httpx"]
    assert kinds.value == "httpx"


def test_the_others_stand_in_a_menu_and_show_their_name_once_chosen(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot)
    menu = kinds.menu()
    names = [action.text() for action in menu.actions()]

    next(action for action in menu.actions() if action.text() == ".http").trigger()

    assert kinds.value == "http"
    assert kinds.segments.segment("more").text() == ".http"
    assert len(names) == len(KINDS) - 3


def test_a_menu_without_a_choice_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot)
    kinds.segments.set_value("more")

    kinds.menu().aboutToHide.emit()

    assert (kinds.value, kinds.segments.value) == ("curl", "curl")
