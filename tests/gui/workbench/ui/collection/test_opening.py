from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.state.collection import Opening
from workbench.ui.collection.opening import OpeningProgress
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme


def test_it_comes_up_only_when_opening_takes_its_time(theme: Theme, qtbot: QtBot) -> None:
    progress = OpeningProgress(theme)
    qtbot.addWidget(progress)

    progress.render_opening(Opening(Path("demo")))
    assert not progress.isVisible()
    progress.render_opening(Opening(Path("demo"), 1500, 10_000))
    qtbot.waitUntil(progress.isVisible)

    assert "1,500 of 10,000 files" in [label.text() for label in progress.findChildren(QLabel)]
    with qtbot.waitSignal(progress.cancel_requested):
        progress.findChildren(Button)[0].click()
    progress.render_opening(None)
    assert not progress.isVisible()
