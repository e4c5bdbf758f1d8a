from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import make_summary
from workbench.ui.pipeline.request_model import SUMMARY, RequestModel


def made(first: int, last: int, model: RequestModel | None = None) -> RequestModel:
    model = model or RequestModel()
    known = {s.seq: s for s in model._items}
    model.show(tuple(known.get(seq) or make_summary(seq) for seq in range(first, last + 1)))
    return model


def numbers(model: RequestModel) -> list[int]:
    return [model.index(row).data(SUMMARY).seq for row in range(model.rowCount())]


def test_newest_comes_first(qtbot: QtBot) -> None:
    assert numbers(made(1, 3)) == [3, 2, 1]


def test_growing_and_dropping_moves_only_the_ends(qtbot: QtBot) -> None:
    model = made(1, 4)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))

    made(3, 7, model)

    assert numbers(model) == [7, 6, 5, 4, 3]
    assert resets == []
    assert tester.model() is model


def test_other_requests_start_over(qtbot: QtBot) -> None:
    model = made(1, 4)

    with qtbot.waitSignal(model.modelReset):
        made(10, 12, model)

    assert numbers(model) == [12, 11, 10]


def test_rows_are_found_by_number(qtbot: QtBot) -> None:
    model = made(1, 3)

    assert model.row_of(3) == 0
    assert model.row_of(9) is None


def test_rows_are_said_in_words(qtbot: QtBot) -> None:
    model = RequestModel()
    model.show((make_summary(7, repeats=100, path="/posts", query=""),))

    assert model.index(0).data(Qt.ItemDataRole.DisplayRole) == (
        "#7 GET /posts, 200, 0.40 ms, N+1: one statement ran 100 times"
    )
