from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.theme import Theme


def test_button_turns_into_another_kind_in_place(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Send", "primary", "send")
    qtbot.addWidget(button)

    button.set_kind("secondary")

    assert button.property("kind") == "secondary"


def test_button_is_pressed_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Send")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_icon_button_is_named_and_large_enough(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "filter", "Filter switches")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Filter switches"
    assert min(button.width(), button.height()) >= 24


def test_icon_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "filter", "Filter")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()

    theme.set_mode("dark")

    assert button.icon().cacheKey() != before
