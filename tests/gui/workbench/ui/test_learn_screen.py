from pytestqt.qtbot import QtBot

from workbench.ui.learn_screen import Panels
from workbench.ui.main_window import MainWindow, WindowLayout


def _show(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    window.restore_layout(WindowLayout(size=(width, height)))
    with qtbot.waitExposed(window):
        window.show()


def test_starts_with_the_sizes_of_the_design(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1440, 900)

    assert panels.lesson.width() == 340
    assert panels.pipeline.height() == 280
    assert panels.switchboard.width() == 340
    assert panels.pipeline.width() > 1000


def test_narrow_window_turns_the_switchboard_into_a_drawer(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1300, 900)
    hidden = panels.switchboard.isVisible()

    window.learn.toggle_drawer()

    assert not hidden
    assert window.learn.rail.isVisible()
    assert panels.switchboard.isVisible()
    window.learn.close_drawer()
    assert not panels.switchboard.isVisible()


def test_column_comes_back_in_a_wide_window(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1300, 900)

    window.resize(1500, 900)

    qtbot.waitUntil(panels.switchboard.isVisible)
    assert not window.learn.rail.isVisible()


def test_smallest_window_keeps_editor_and_response_usable(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1100, 700)

    assert panels.lesson.width() == 300
    assert panels.pipeline.height() == 176
    for editor in (panels.request, panels.response):
        assert editor.width() >= 320
        assert editor.height() >= 160


def test_switchboard_can_be_hidden_in_a_wide_window(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1440, 900)

    window.learn.toggle_drawer()
    hidden = not panels.switchboard.isVisible()
    window.learn.toggle_drawer()

    assert hidden
    assert panels.switchboard.isVisible()


def test_all_sizes_go_back(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    _show(qtbot, window, 1440, 900)
    window.learn.columns.setSizes([500, 939])

    window.learn.reset_sizes()

    assert panels.lesson.width() == 340


def test_a_window_that_was_small_for_a_while_gets_its_sizes_back(
    qtbot: QtBot, window: MainWindow, panels: Panels
) -> None:
    _show(qtbot, window, 1440, 900)

    window.resize(1100, 700)
    qtbot.waitUntil(lambda: panels.pipeline.height() == 176)
    kept = window.current_layout().splitters
    window.resize(1440, 900)

    qtbot.waitUntil(lambda: panels.pipeline.height() == 280)
    assert panels.lesson.width() == 340
    assert (kept["columns"][0], kept["rows"][1]) == (340, 280)
