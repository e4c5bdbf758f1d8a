from workbench.state.metrics import MetricsSnapshot
from workbench.ui.charts.readout import readout_lines, tick_at


def test_says_what_was_measured_at_a_moment(traffic: MetricsSnapshot, now: float) -> None:
    tick = tick_at(traffic, now - 4)
    assert tick is not None

    lines = readout_lines(tick, 4.0)

    assert lines[0] == "4.0 s ago"
    assert "40 requests/s" in lines
    assert "  4xx 4/s" in lines
    assert "12 hits/s, 4 misses/s" in lines


def test_says_nothing_where_nothing_was_measured(traffic: MetricsSnapshot, now: float) -> None:
    assert tick_at(traffic, now - 40) is None
    assert tick_at(MetricsSnapshot(), now) is None
