"""The rows of a comparison."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.response_diff import structure
from workbench.state.compare import CompareSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.compare.rows_model import RowsModel, counts, side_title

SHOWN = CompareSnapshot(rows=tuple(structure('{"a": 1, "gone": 2, "same": 3}', '{"a": 2, "new": {"x": 1}, "same": 3}')))


def made(theme: Theme) -> RowsModel:
    model = RowsModel(theme)
    model.show_compared(SHOWN, as_text=False)
    return model


def test_it_is_a_sound_model(theme: Theme, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = made(theme)
    qtmodeltester.check(model)


def test_changes_have_a_ground_and_absent_values_none(theme: Theme) -> None:
    model = made(theme)
    grounds = {
        model.index(row, 1).data().strip(): [
            model.index(row, column).data(Qt.ItemDataRole.BackgroundRole) for column in (2, 3)
        ]
        for row in range(model.rowCount())
    }

    red, green = theme.color("error.tint"), theme.color("ok.tint")
    assert grounds == {
        "a": [red, green],
        "gone": [red, None],
        "new": [None, green],
        "x": [None, green],
        "same": [None, None],
    }


def test_it_is_spoken_in_words(theme: Theme) -> None:
    assert made(theme).index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "changed: a 1 2"


def test_ignored_rows_are_counted_apart() -> None:
    assert counts(SHOWN) == {"changed": 1, "added": 1, "removed": 1, "same": 1, "ignored": 0}
    ignoring = CompareSnapshot(rows=SHOWN.rows, ignored={"$.a": True})
    assert (counts(ignoring)["changed"], counts(ignoring)["ignored"]) == (0, 1)


def test_a_side_that_is_not_there_is_a_letter() -> None:
    assert side_title("A", None) == "A"
