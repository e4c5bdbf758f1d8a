"""The line that tells how much is kept."""

from pytestqt.qtbot import QtBot

from workbench.state.kept import KeptSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.kept_line import KeptLine


def test_it_clears_and_brings_back(theme: Theme, qtbot: QtBot) -> None:
    line = KeptLine(theme)
    qtbot.addWidget(line)
    line.render_kept(KeptSnapshot(frozenset("ab"), 34_000_000, 200_000_000))
    assert line.words.text() == "kept 34 of 200 MB"
    with qtbot.waitSignal(line.clear_requested):
        line.button.click()

    line.render_kept(KeptSnapshot(cap_bytes=200_000_000, can_undo=True))
    assert "history stays" in line.words.text()
    with qtbot.waitSignal(line.undo_requested):
        line.button.click()


def test_nothing_kept_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    line = KeptLine(theme)
    qtbot.addWidget(line)
    line.show()

    line.render_kept(KeptSnapshot())

    assert not line.isVisible()
