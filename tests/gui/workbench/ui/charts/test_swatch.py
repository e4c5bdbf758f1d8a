from pytestqt.qtbot import QtBot

from workbench.ui.charts.swatch import Swatch
from workbench.ui.common.theme import Theme


def test_hatched_and_filled_differ_without_color(qtbot: QtBot, theme: Theme) -> None:
    filled, hatched = Swatch(theme, "hit", "stage.cache"), Swatch(theme, "hit", "stage.cache", hatched=True)
    for swatch in (filled, hatched):
        qtbot.addWidget(swatch)
        swatch.resize(swatch.sizeHint())

    assert filled.grab().toImage() != hatched.grab().toImage()
