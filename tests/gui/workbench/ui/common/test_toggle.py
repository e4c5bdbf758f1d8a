from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.common.toggle import ToggleSwitch


def test_click_and_space_flip_it(qtbot: QtBot, theme: Theme) -> None:
    toggle = ToggleSwitch(theme)
    qtbot.addWidget(toggle)
    toggle.show()

    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    first = toggle.isChecked()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)

    assert (first, toggle.isChecked()) == (True, False)


def test_takes_no_click_while_pending(qtbot: QtBot, theme: Theme) -> None:
    toggle = ToggleSwitch(theme)
    qtbot.addWidget(toggle)
    toggle.show()
    toggle.set_pending(True)

    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    qtbot.keyClick(toggle, Qt.Key.Key_Space)

    assert not toggle.isChecked()


def test_on_and_off_differ_without_color(qtbot: QtBot, theme: Theme) -> None:
    toggle = ToggleSwitch(theme)
    qtbot.addWidget(toggle)
    off = toggle.grab().toImage()

    toggle.setChecked(True)

    assert toggle.grab().toImage() != off
    assert toggle.height() >= 24
