"""Method, URL and Send."""

import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.request import RequestDraft, Row
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.request.url_bar import UrlBar


def made(theme: Theme, qtbot: QtBot) -> UrlBar:
    bar = UrlBar(theme)
    qtbot.addWidget(bar)
    bar.render_tab(Tab(1, RequestDraft(params=(Row("limit", "50"),))))
    bar.show()
    return bar


def test_the_url_shows_the_rows(theme: Theme, qtbot: QtBot) -> None:
    assert made(theme, qtbot).url.toPlainText() == "{{base}}/tasks?limit=50"


def test_send_becomes_cancel_in_place_with_the_elapsed_time(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    with qtbot.waitSignal(bar.send_requested):
        qtbot.mouseClick(bar.send.main, Qt.MouseButton.LeftButton)

    bar.render_tab(Tab(1, RequestDraft(), sending_since=time.monotonic() - 2.4))
    assert bar.send.main.text() == "Cancel"
    assert bar.elapsed.text().startswith("2.")
    with qtbot.waitSignal(bar.cancel_requested):
        qtbot.mouseClick(bar.send.main, Qt.MouseButton.LeftButton)

    bar.render_tab(Tab(1, RequestDraft()))
    assert bar.send.main.text() == "Send"
    assert not bar.elapsed.isVisible()


def test_any_method_may_be_typed_and_known_ones_are_capitals(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    told: list[str] = []
    bar.method_edited.connect(told.append)

    bar.method.setEditText("delete")
    bar.method.setEditText("Purge")

    assert told == ["DELETE", "Purge"]


def test_enter_in_the_url_sends_but_not_twice(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    with qtbot.waitSignal(bar.send_requested):
        qtbot.keyClick(bar.url, Qt.Key.Key_Return)

    bar.render_tab(Tab(1, RequestDraft(), sending_since=time.monotonic()))
    with qtbot.assertNotEmitted(bar.send_requested):
        qtbot.keyClick(bar.url, Qt.Key.Key_Return)


def test_a_question_mark_just_typed_does_not_vanish(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    bar.url.show_text("/tasks?")

    bar.render_tab(Tab(1, RequestDraft(url="/tasks")))
    assert bar.url.toPlainText() == "/tasks?"

    bar.render_tab(Tab(2, RequestDraft(url="/other")))
    assert bar.url.toPlainText() == "/other"
