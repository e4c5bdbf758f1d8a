from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.core.backend import BackendSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.bar import TopBar

SCREENS = (("learn", "Learn", "Ctrl+1"), ("experiment", "Experiment", "Ctrl+2"))


def _bar(qtbot: QtBot, theme: Theme) -> TopBar:
    bar = TopBar(theme, SCREENS)
    qtbot.addWidget(bar)
    bar.resize(1440, 44)
    bar.show()
    return bar


def test_only_screens_that_exist_are_shown(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)

    titles = [button.text() for button in bar.findChildren(QToolButton) if button.property("kind") == "screen"]

    assert titles == ["Learn", "Experiment"]


def test_click_asks_for_a_screen(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)

    with qtbot.waitSignal(bar.screen_requested) as told:
        qtbot.mouseClick(bar.findChild(QToolButton, "experiment"), Qt.MouseButton.LeftButton)

    assert told.args == ["experiment"]


def test_world_is_reset_only_while_the_backend_runs(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)

    bar.render_backend(BackendSnapshot("failed"))
    failed = bar._reset.isEnabled()
    bar.render_backend(BackendSnapshot("running", "http://127.0.0.1:8000"))

    assert not failed
    assert bar._reset.isEnabled()


def test_status_popup_asks_for_news_when_it_opens(qtbot: QtBot, theme: Theme) -> None:
    bar = _bar(qtbot, theme)

    with qtbot.waitSignal(bar.status_requested):
        qtbot.mouseClick(bar.pill, Qt.MouseButton.LeftButton)

    assert bar.status_popup.isVisible()
    bar.status_popup.hide()
