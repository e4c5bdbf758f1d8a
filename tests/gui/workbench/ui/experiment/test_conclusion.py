from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.experiment import ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.conclusion import ConclusionPane


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> ConclusionPane:
    made = ConclusionPane(theme)
    qtbot.addWidget(made)
    made.render_result(finished)
    made.show()
    return made


def test_words_are_kept_when_asked_to(qtbot: QtBot, pane: ConclusionPane, finished: ExperimentResult) -> None:
    assert not pane.keep.isEnabled()

    qtbot.keyClicks(pane.field, "The tree skips rows. ")
    with qtbot.waitSignal(pane.concluded) as concluded:
        qtbot.mouseClick(pane.keep, Qt.MouseButton.LeftButton)
    pane.render_result(replace(finished, conclusion="The tree skips rows."))

    assert concluded.args == ["The tree skips rows."]
    assert not pane.keep.isEnabled()
    assert pane.state.text() == "kept with the run"


def test_what_is_being_written_stays(qtbot: QtBot, pane: ConclusionPane, finished: ExperimentResult) -> None:
    qtbot.keyClicks(pane.field, "The tree")

    pane.render_result(finished)

    assert pane.field.toPlainText() == "The tree"


def test_another_run_has_its_own(qtbot: QtBot, pane: ConclusionPane, finished: ExperimentResult) -> None:
    qtbot.keyClicks(pane.field, "The tree")

    pane.render_result(replace(finished, number=10, conclusion="No difference."))

    assert pane.field.toPlainText() == "No difference."
