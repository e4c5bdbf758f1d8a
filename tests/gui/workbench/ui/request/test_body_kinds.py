"""The choice of the kind of body, wide and narrow."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request.body_kinds import BodyKinds

KINDS = (("none", "None"), ("json", "JSON"), ("multipart", "Multipart"))


def made(theme: Theme, qtbot: QtBot, width: int) -> BodyKinds:
    kinds = BodyKinds(theme, KINDS)
    qtbot.addWidget(kinds)
    kinds.resize(width, 30)
    kinds.show()
    return kinds


def test_all_are_in_sight_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot, 600)

    with qtbot.waitSignal(kinds.selected) as told:
        qtbot.mouseClick(kinds.segments.segment("json"), Qt.MouseButton.LeftButton)

    assert told.args == ["json"]
    assert not kinds.list.isVisible()


def test_else_there_is_a_list(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot, 120)

    with qtbot.waitSignal(kinds.selected) as told:
        kinds.list.activated.emit(2)

    assert told.args == ["multipart"]
    assert not kinds.segments.isVisible()
    kinds.resize(600, 30)
    assert kinds.value == "multipart"
    assert kinds.segments.isVisible()


def test_showing_is_silent(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot, 600)

    with qtbot.assertNotEmitted(kinds.selected):
        kinds.set_value("json")

    assert (kinds.value, kinds.list.currentText()) == ("json", "JSON")


def test_no_word_of_the_list_is_cut(theme: Theme, qtbot: QtBot) -> None:
    kinds = made(theme, qtbot, 60)

    kinds.list.showPopup()

    listed = kinds.list.view()
    assert listed.viewport().width() >= listed.sizeHintForColumn(0)
    kinds.list.hidePopup()
