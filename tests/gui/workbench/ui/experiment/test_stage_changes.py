from pytestqt.qtbot import QtBot

from workbench.core.experiment import ExperimentResult, StageChange
from workbench.core.interval import Interval
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.stage_changes import StageChangesTable


def test_a_row_per_stage(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    table = StageChangesTable(theme)
    qtbot.addWidget(table)
    table.render_stages(finished.comparison.stages[:2])
    low = table.height()

    table.render_stages(finished.comparison.stages)

    assert table.height() > low
    assert "SQL: moved" in table.accessibleDescription()
    assert "validation: unchanged" in table.accessibleDescription()
    assert "routing: too small" in table.accessibleDescription()  # a change beyond doubt, of no weight
    assert not table.grab().isNull()


def test_a_stage_of_one_side_only_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    table = StageChangesTable(theme)
    qtbot.addWidget(table)

    table.render_stages((StageChange("limit", "rate limit", "gate", None, 0.3, None, moved=True),))

    assert "only on B" in table.accessibleDescription()
    assert not table.grab().isNull()


def test_a_stage_that_may_have_moved_is_called_unsure(qtbot: QtBot, theme: Theme) -> None:
    table = StageChangesTable(theme)
    qtbot.addWidget(table)

    table.render_stages((StageChange("sql", "SQL", "data", 8.0, 1.3, Interval(-0.84, -0.9, -0.8), False, unsure=True),))

    assert table.accessibleDescription() == "SQL: unsure, −84 % (−90 … −80)"
    assert not table.grab().isNull()


def test_words_keep_their_room_in_a_narrow_window(qtbot: QtBot, theme: Theme) -> None:
    table = StageChangesTable(theme)
    qtbot.addWidget(table)

    table.resize(450, 200)
    narrow = table.width() - table._words_left()
    table.resize(1200, 200)

    assert narrow == 222
    assert table.width() - table._words_left() == 300
