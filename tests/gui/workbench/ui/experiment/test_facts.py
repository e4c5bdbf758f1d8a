from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import plan
from workbench.core.burst import BurstProgress
from workbench.core.experiment import ExperimentProgress, ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.facts import ExperimentFacts


def words(facts: ExperimentFacts) -> set[str]:
    return {label.text() for label in facts.findChildren(QLabel)}


def test_states_what_differs_and_what_is_held(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    facts = ExperimentFacts(theme)
    qtbot.addWidget(facts)

    facts.render_result(finished)

    assert facts.question == "Does “Index on tasks: owner” make GET /tasks faster?"
    shown = words(facts)
    assert {"13 others held", "/tasks?owner_id=42&limit=50", "×500", "1,000 = 2 × 500", "4 runs, 55 s"} <= shown
    assert {"open, Poisson, 40 /s", "from planned send time", "warm-up: first 50 dropped"} <= shown


def test_progress_counts_the_runs(qtbot: QtBot, theme: Theme) -> None:
    facts = ExperimentFacts(theme)
    qtbot.addWidget(facts)
    burst = BurstProgress(250, 500, 250, 0, 6.0, 6.0, 8.9)

    facts.render_progress(plan(), ExperimentProgress(1, 4, "B", "measuring", burst, (8.9,)))

    assert "1 of 4 runs" in words(facts)


def test_guess_stays_in_sight_while_it_runs(qtbot: QtBot, theme: Theme) -> None:
    facts = ExperimentFacts(theme)
    qtbot.addWidget(facts)

    facts.render_progress(plan(), None, 20.0)

    assert "You said 20×. What is measured stands beside it after the last run." in words(facts)


def test_column_is_filled_from_the_top(qtbot: QtBot, theme: Theme) -> None:
    facts = ExperimentFacts(theme)
    qtbot.addWidget(facts)
    facts.resize(340, 1200)

    facts.render_progress(plan(), None)
    facts.show()

    lowest = max(
        label.mapTo(facts, label.rect().bottomLeft()).y() for label in facts.findChildren(QLabel) if label.isVisible()
    )
    assert lowest < 700
