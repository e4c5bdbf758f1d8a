from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.learn_screen import Panels
from workbench.ui.main_window import MainWindow, WindowLayout


def _show(qtbot: QtBot, window: MainWindow, layout: WindowLayout) -> None:
    window.restore_layout(layout)
    with qtbot.waitExposed(window):
        window.show()


def test_screen_and_sizes_come_back(qtbot: QtBot, window: MainWindow, panels: Panels) -> None:
    kept = WindowLayout((1500, 950), splitters={"columns": (420, 1079)}, screen="learn")

    _show(qtbot, window, kept)

    assert panels.lesson.width() == 420
    assert window.current_layout().size == (1500, 950)
    assert window.current_layout().splitters["columns"] == (420, 1079)


def test_unknown_screen_falls_back_to_learn(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, WindowLayout(screen="drill"))

    assert window.screen_id == "learn"


def test_other_screen_comes_to_the_front(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, WindowLayout())

    window.show_screen("experiment")

    assert window.screen_id == "experiment"
    assert next(label for label in window.findChildren(QLabel) if label.text() == "experiment").isVisible()


def test_tells_once_that_it_was_painted(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.painted):
        window.show()


def test_ctrl_k_opens_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        _show(qtbot, window, WindowLayout())

    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert window.palette_popup.isVisible()


def test_tab_rings_what_got_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        _show(qtbot, window, WindowLayout())

    qtbot.keyClick(window.bar.pill, Qt.Key.Key_Tab)

    assert window._ring.widget() is window.focusWidget()
    assert window._ring.widget() is not None


def test_moved_splitter_is_told_to_be_kept(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, WindowLayout())

    with qtbot.waitSignal(window.layout_changed) as told:
        window.learn.columns.reset_sizes()

    assert "columns" in told.args[0].splitters


def test_narrow_window_shortens_the_top_bar(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, WindowLayout((1100, 700)))

    assert window.bar.search.width() == 28


def test_control_that_is_disabled_in_use_keeps_its_place(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        _show(qtbot, window, WindowLayout())
    window.bar.pill.setFocus()

    window.bar.pill.setEnabled(False)
    meanwhile = window.focusWidget()
    window.bar.pill.setEnabled(True)

    assert meanwhile is None
    assert window.focusWidget() is window.bar.pill


def test_control_that_is_hidden_in_use_hands_the_focus_on_without_a_ring(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        _show(qtbot, window, WindowLayout())
    window.bar.pill.setFocus()

    window.bar.pill.hide()

    assert window.focusWidget() is not window.bar.pill
    assert window._ring.widget() is None
