from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from server.contract.features import ParamInfo
from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.params import ParamField


def test_number_is_told_when_it_is_typed_and_confirmed(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    field = ParamField(theme, fresh.feature("cache.profile").params[0])
    qtbot.addWidget(field)
    field.show()
    field.show_value(30)
    spin = field.field
    assert isinstance(spin, QSpinBox)
    spin.selectAll()

    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClicks(spin, "45")
        qtbot.keyClick(spin, Qt.Key.Key_Return)

    assert told.args == ["ttl", 45]


def test_showing_a_value_is_silent(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    field = ParamField(theme, fresh.feature("cache.profile").params[0])
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.edited):
        field.show_value(99)


def test_flag_is_a_check_box(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    field = ParamField(theme, fresh.feature("cache.profile").params[1])
    qtbot.addWidget(field)
    field.show()

    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClick(field.field, Qt.Key.Key_Space)

    assert told.args == ["invalidate", True]


def test_text_is_told_when_it_is_confirmed(qtbot: QtBot, theme: Theme) -> None:
    field = ParamField(theme, ParamInfo(name="origins", title="Origins", kind="text", default=""))
    qtbot.addWidget(field)
    field.show()
    field.show_value("http://a.test")
    line = field.field
    assert isinstance(line, QLineEdit)
    line.selectAll()

    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClicks(line, "http://b.test")
        field.show_value("http://a.test")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert told.args == ["origins", "http://b.test"]
