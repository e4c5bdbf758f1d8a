import pytest

from workbench.bench.rows import Options, Row, figure, line_of, row_of


def make(value: float | None, goal: float = 0.9, better: str = "higher") -> Row:
    kind = "higher" if better == "higher" else "lower"
    return Row("tracing", "Throughput", value, "", goal, kind, n=3, spread="0.9 – 1", note="why")


@pytest.mark.parametrize(
    ("value", "better", "met"),
    [
        (0.95, "higher", True),
        (0.85, "higher", False),
        (0.85, "lower", True),
        (0.95, "lower", False),
        (None, "lower", None),
    ],
)
def test_goal(value: float | None, better: str, met: bool | None) -> None:
    assert make(value, better=better).met is met


def test_a_row_of_repeats_is_their_median_and_range() -> None:
    row = row_of([3.0, 1.0, 2.0], id="x", name="x", unit="ms", goal=5.0, better="lower")

    assert (row.value, row.n, row.spread) == (2.0, 3, "1 – 3")


def test_one_line_each() -> None:
    assert " ".join(line_of(make(0.95)).split()) == "ok Throughput 0.95 goal ≥ 0.9 n=3 0.9 – 1 why"
    assert line_of(make(0.5)).startswith("MISS")
    assert "not measured" in line_of(make(None))


def test_as_data() -> None:
    assert make(0.95).as_dict()["met"] is True


@pytest.mark.parametrize(("value", "text"), [(12345.6, "12,346"), (0.5, "0.5"), (1.2345, "1.23")])
def test_figures(value: float, text: str) -> None:
    assert figure(value) == text


def test_quick_takes_the_smaller() -> None:
    assert Options(quick=True).pick(1, 5) == 1
    assert Options().pick(1, 5) == 5
