from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.topbar.menus import HelpButton, ThemeButton


def test_look_is_asked_for_and_the_present_one_is_marked(qtbot: QtBot, theme: Theme) -> None:
    button = ThemeButton(theme)
    qtbot.addWidget(button)
    light, dark = button.menu().actions()[:2]
    marked = light.isChecked()

    with qtbot.waitSignal(button.mode_requested) as told:
        dark.trigger()

    assert marked
    assert told.args == ["dark"]


def test_motion_can_be_reduced(qtbot: QtBot, theme: Theme) -> None:
    button = ThemeButton(theme)
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.motion_requested) as told:
        button.menu().actions()[-1].trigger()

    assert told.args == [True]


def test_help_offers_keys_documentation_logs_and_diagnostics(qtbot: QtBot, theme: Theme) -> None:
    button = HelpButton(theme)
    qtbot.addWidget(button)
    keys, docs, logs, diagnostics = button.menu().actions()

    for action, signal in (
        (keys, button.keys_requested),
        (docs, button.docs_requested),
        (logs, button.log_requested),
        (diagnostics, button.diagnostics_requested),
    ):
        with qtbot.waitSignal(signal):
            action.trigger()
