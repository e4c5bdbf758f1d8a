from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.chip import CompareChip


def test_it_names_the_run_and_what_a_click_does(qtbot: QtBot, theme: Theme) -> None:
    chip = CompareChip(theme)
    qtbot.addWidget(chip)

    chip.show_comparison(141, on=True)

    assert chip.text() == "compared with #141"
    assert chip.toolTip() == "Stop comparing"
    assert not chip.grab().isNull()


def test_it_shortens_where_room_is_scarce(qtbot: QtBot, theme: Theme) -> None:
    chip = CompareChip(theme)
    qtbot.addWidget(chip)
    chip.show_comparison(141, on=True)
    wide = chip.sizeHint().width()

    chip.set_short(True)

    assert chip.text() == "#141"
    assert chip.sizeHint().width() < wide


def test_without_an_earlier_run_it_hides(qtbot: QtBot, theme: Theme) -> None:
    chip = CompareChip(theme)
    qtbot.addWidget(chip)

    chip.show_comparison(None, on=False)

    assert chip.isHidden()
