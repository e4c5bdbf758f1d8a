"""Tabs with two voices."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme

FACES = (Face("tasks", prefix="GET"), Face("create", prefix="POST", mark="circle-x"), Face("Params", suffix="2"))


def strip(theme: Theme, qtbot: QtBot, *, closable: bool = False) -> TabStrip:
    made = TabStrip(theme, closable=closable)
    qtbot.addWidget(made)
    made.show_faces(FACES, 1)
    made.resize(600, 32)
    made.show()
    return made


def test_showing_is_silent_and_choosing_is_told(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot)
    told: list[int] = []
    tabs.chosen.connect(told.append)

    tabs.show_faces(FACES[:2], 0)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    qtbot.keyClick(tabs, Qt.Key.Key_Left)

    assert told == [1, 0]
    assert tabs.tabText(1) == "POST create"


def test_cross_and_middle_button_close(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot, closable=True)
    told: list[int] = []
    tabs.close_wanted.connect(told.append)

    rect = tabs.tabRect(1)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 14, rect.center().y()))
    qtbot.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(0).center())

    assert told == [1, 0]


def test_it_paints_in_every_state(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot, closable=True)

    assert not tabs.grab().isNull()
    assert tabs.tabSizeHint(2).width() < tabs.tabSizeHint(1).width()
