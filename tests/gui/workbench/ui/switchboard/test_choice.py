from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.common.toggle import ToggleSwitch
from workbench.ui.switchboard.choice import ChoiceControl


def test_control_fits_the_positions(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    kinds = {info.id: type(ChoiceControl(theme, info).control) for info in fresh.features}

    assert kinds["http.timing"] is ToggleSwitch
    assert kinds["auth.mode"] is Segmented
    assert issubclass(kinds["data.index"], QComboBox)


def test_list_tells_the_value_that_was_picked(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    control = ChoiceControl(theme, fresh.feature("data.index"))
    qtbot.addWidget(control)
    control.show()

    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(control.control, Qt.Key.Key_Down)

    assert told.args == ["owner"]


def test_pending_control_takes_no_input(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    control = ChoiceControl(theme, fresh.feature("auth.mode"))
    qtbot.addWidget(control)

    control.show_value("jwt", pending=True)

    assert not control.control.isEnabled()


def test_tab_goes_past_it_only_once(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, control, after = (
        QPushButton("before"),
        ChoiceControl(theme, fresh.feature("auth.mode")),
        QPushButton("after"),
    )
    for widget in (before, control, after):
        layout.addWidget(widget)
    control.show_value("none", pending=False)
    with qtbot.waitActive(window):
        window.show()
    QWidget.setTabOrder(before, control.control)  # as the switchboard orders what can have the focus
    QWidget.setTabOrder(after, control)
    after.setFocus()

    qtbot.keyClick(after, Qt.Key.Key_Tab)

    assert before.hasFocus()


def test_each_position_says_which_switch_it_belongs_to(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    control = ChoiceControl(theme, fresh.feature("auth.mode"))
    qtbot.addWidget(control)

    segmented = control.control

    assert isinstance(segmented, Segmented)
    assert segmented.segment("jwt").accessibleName() == "Authentication: jwt"
