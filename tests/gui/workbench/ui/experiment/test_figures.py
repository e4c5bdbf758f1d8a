import pytest

from workbench.core.experiment import PercentileRow, StageChange, WorkRow
from workbench.core.interval import Interval
from workbench.ui.experiment.figures import change_words, factor, less_by, ms, own_ms, ratio_words, work_value


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (1250.4, "1,250"), (8.94, "8.9"), (0.412, "0.41"), (0.0061, "0.006")]
)
def test_milliseconds(value: float | None, text: str) -> None:
    assert ms(value) == text


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (8.561, "8.56"), (0.0123, "0.012")])
def test_own_time(value: float | None, text: str) -> None:
    assert own_ms(value) == text


@pytest.mark.parametrize(("value", "text"), [(21.66, "21.7×"), (1.04, "1.04×"), (0.5, "0.50×")])
def test_factor(value: float, text: str) -> None:
    assert factor(value) == text


def test_ratio_of_a_percentile_and_of_a_single_value() -> None:
    assert ratio_words(PercentileRow("p50", 8.9, 0.41, Interval(21.7, 20.9, 22.4))) == ("21.7×", "20.9 – 22.4")
    assert ratio_words(PercentileRow("max", 31.2, 3.9, None)) == ("8.0×", "one value")
    assert ratio_words(PercentileRow("p50", 8.9, None, None)) == ("–", "–")


def test_change_of_a_stage() -> None:
    both = StageChange("sql", "SQL", "data", 8.0, 0.5, Interval(-0.94, -0.96, -0.91), moved=True)

    assert change_words(both) == "−94 % (−96 … −91)"
    assert change_words(StageChange("x", "x", "gate", None, 0.5, None, moved=True)) == "only on B"


@pytest.mark.parametrize(("value", "text"), [(600_120.0, "600,120"), (1.0, "1"), (2.5, "2.50")])
def test_counter(value: float, text: str) -> None:
    assert work_value(value) == text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (WorkRow("VM steps", 600_120, 210), ("2,858×", "ok")),
        (WorkRow("Rows returned", 23, 23), ("same", "")),
        (WorkRow("Response bytes", 2000, 2240), ("12 % more", "warn")),
        (WorkRow("Response bytes", 2000, 6000), ("3.0× more", "warn")),
        (WorkRow("Statements", 1, 0), ("none left", "ok")),
        (WorkRow("Statements", 0, 1), ("new", "warn")),
        (WorkRow("Cache hits", 0, 1), ("more", "ok")),
    ],
)
def test_less_by(row: WorkRow, words: tuple[str, str]) -> None:
    assert less_by(row) == words
