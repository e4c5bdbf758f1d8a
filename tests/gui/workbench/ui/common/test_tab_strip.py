"""Tabs with two voices."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
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


def test_a_dragged_tab_asks_for_the_place_under_the_pointer(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot, closable=True)
    told: list[tuple[int, int]] = []
    tabs.move_wanted.connect(lambda source, target: told.append((source, target)))
    start, end = tabs.tabRect(0).center(), tabs.tabRect(2).center()

    qtbot.mousePress(tabs, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(tabs, start + QPoint(2, 0))
    assert told == []
    qtbot.mouseMove(tabs, QPoint(tabs.tabRect(2).right() - 2, end.y()))
    qtbot.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=end)
    qtbot.mouseMove(tabs, start)

    assert told == [(0, 2)]


def test_a_dot_has_a_word_and_stands_in_the_place_of_the_cross(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot, closable=True)
    plain, before = tabs.grab().toImage(), tabs.tabSizeHint(0)

    tabs.show_faces((Face("tasks", prefix="GET", dot="edited"), *FACES[1:]), 1)

    assert tabs.tabText(0) == "GET tasks edited"
    assert tabs.tabSizeHint(0) == before
    assert tabs.grab().toImage() != plain


def test_a_press_beside_the_cross_that_ends_on_it_closes_nothing(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot, closable=True)
    told: list[int] = []
    tabs.close_wanted.connect(told.append)
    rect = tabs.tabRect(1)

    qtbot.mousePress(tabs, Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(20, 0))
    qtbot.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 14, rect.center().y()))

    assert told == []


def test_no_word_shines_through_the_arrows_of_a_full_strip(theme: Theme, qtbot: QtBot) -> None:
    tabs = strip(theme, qtbot)
    tabs.show_faces([Face("MMMMMMMMMMMMMM") for _ in range(4)], 0)
    tabs.resize(200, 32)
    arrow = next(one for one in tabs.findChildren(QToolButton) if one.isVisible())

    drawn = tabs.grab(arrow.geometry()).toImage()

    assert {drawn.pixelColor(1, y).name() for y in range(drawn.height())} == {theme.color("bg.panel").name()}
