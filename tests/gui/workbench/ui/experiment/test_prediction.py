from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import result
from workbench.core.experiment import ExperimentResult
from workbench.state.experiment import ExperimentSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.prediction import PredictionCard, PredictionOutcome


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> PredictionCard:
    made = PredictionCard(theme)
    qtbot.addWidget(made)
    made.resize(310, 130)
    made.render_snapshot(ExperimentSnapshot())
    made.show()
    return made


def test_a_guess_is_made_by_a_click(qtbot: QtBot, card: PredictionCard) -> None:
    with qtbot.waitSignal(card.predicted) as guessed:
        qtbot.mouseClick(card.choices.segment("20"), Qt.MouseButton.LeftButton)

    assert guessed.args == [20.0]


def test_it_can_be_skipped(qtbot: QtBot, card: PredictionCard) -> None:
    with qtbot.waitSignal(card.predicted) as guessed:
        qtbot.mouseClick(card.skip, Qt.MouseButton.LeftButton)

    assert guessed.args == [None]
    card.render_snapshot(ExperimentSnapshot(asked=True))
    assert not card.skip.isVisible()
    assert not card.choices.isVisible()
    assert card.said.text().startswith("Skipped")


def test_the_answer_is_locked(card: PredictionCard) -> None:
    card.render_snapshot(ExperimentSnapshot(asked=True, prediction=0.5))

    assert card.choices.value == "0.5"
    assert not card.choices.isEnabled()
    assert not card.skip.isVisible()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (20.0, "Close"),
        (2.0, "Too low"),
        (100.0, "Too high"),
        (0.5, "The other way round"),
    ],
)
def test_the_guess_stands_beside_what_was_measured(
    qtbot: QtBot, theme: Theme, finished: ExperimentResult, said: float, words: str
) -> None:
    outcome = PredictionOutcome(theme)
    qtbot.addWidget(outcome)
    outcome.resize(310, 130)
    outcome.show()

    outcome.render_result(replace(finished, prediction=said))

    assert outcome.isVisible()
    assert outcome.words.text().startswith(words)
    assert f"You said {said:g}×, measured 2" in outcome._scale.accessibleName()


def test_nothing_is_said_of_a_run_without_a_guess(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    outcome = PredictionOutcome(theme)
    qtbot.addWidget(outcome)

    outcome.render_result(finished)

    assert outcome.isHidden()


def restless(**fields: object) -> ExperimentResult:
    """Runs of one side differ by as much as the sides do."""
    made = result(a_ms=1.1, b_ms=1.0, n=50, **fields)
    return replace(made, comparison=replace(made.comparison, noise=2.0))


def test_a_guess_is_not_held_against_noise(qtbot: QtBot, theme: Theme) -> None:
    outcome = PredictionOutcome(theme)
    qtbot.addWidget(outcome)

    outcome.render_result(restless(prediction=5.0))

    assert outcome.words.text() == "This run is too noisy to hold a guess against."


@pytest.mark.parametrize(("said", "words"), [(1.0, "Right: no difference"), (2.0, "There is no difference")])
def test_no_difference_is_an_answer(qtbot: QtBot, theme: Theme, said: float, words: str) -> None:
    outcome = PredictionOutcome(theme)
    qtbot.addWidget(outcome)

    outcome.render_result(result(a_ms=1.0, b_ms=1.0, n=300, prediction=said))

    assert outcome.words.text().startswith(words)


def test_both_marks_are_painted_even_at_the_ends(qtbot: QtBot, theme: Theme) -> None:
    outcome = PredictionOutcome(theme)
    qtbot.addWidget(outcome)
    outcome.resize(310, 130)
    outcome.render_result(replace(result(a_ms=90.0, b_ms=0.05, n=50), prediction=100.0))
    near = outcome.grab().toImage()

    outcome.render_result(replace(result(a_ms=90.0, b_ms=0.05, n=50), prediction=0.5))

    assert outcome.grab().toImage() != near
