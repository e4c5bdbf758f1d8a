from array import array

from pytestqt.qtbot import QtBot

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.state.burst import BurstSnapshot
from workbench.ui.burst.strip import BurstStrip
from workbench.ui.common.theme import Theme

RUNNING = BurstSnapshot(title="GET /tasks", running=True, progress=BurstProgress(312, 500, 312, 0, 2.8, 1.7, 8.9))


def ended(n: int = 500) -> BurstSnapshot:
    zero, done = array("d", [0.0] * n), array("d", [0.0089] * n)
    result = BurstResult(
        BurstPlan("GET", "http://h/", count=n), 1.2, False, zero, zero, zero, done, array("H", [200] * n)
    )
    return BurstSnapshot(title="GET /tasks", result=result)


def make(qtbot: QtBot, theme: Theme, snapshot: BurstSnapshot) -> BurstStrip:
    strip = BurstStrip(theme)
    qtbot.addWidget(strip)
    strip.render_snapshot(snapshot)
    return strip


def test_hidden_until_there_is_a_burst(qtbot: QtBot, theme: Theme) -> None:
    assert make(qtbot, theme, BurstSnapshot()).isHidden()


def test_progress_with_a_way_out(qtbot: QtBot, theme: Theme) -> None:
    strip = make(qtbot, theme, RUNNING)

    assert strip.figures.text() == "312 of 500, 1.7 s left"
    assert strip.words.text() == "p50 so far 8.9 ms. Cancel keeps the 312 results."
    assert strip.bar.value() == 624
    assert not strip.again.isVisible()
    with qtbot.waitSignal(strip.stop_requested):
        strip.cancel.click()


def test_result_with_errors_apart(qtbot: QtBot, theme: Theme) -> None:
    strip = make(qtbot, theme, ended())

    assert strip.figures.text() == "GET /tasks · 500 in 1.2 s, 417 /s"
    assert strip._cells["p50"][1].text() == "8.9 ms"
    assert strip._cells["p99"][0].toolTip() == "Fewer than 1,000 answers: p99 says little."
    assert strip.errors.text() == "no errors"
    assert not strip.cancel.isVisible()


def test_again_and_close(qtbot: QtBot, theme: Theme) -> None:
    strip = make(qtbot, theme, ended())

    with qtbot.waitSignal(strip.run_requested):
        strip.again.click()
    with qtbot.waitSignal(strip.dismiss_requested):
        strip.close_button.click()


def test_a_problem_is_said(qtbot: QtBot, theme: Theme) -> None:
    strip = make(qtbot, theme, BurstSnapshot(problem="URL: the backend is not running"))

    assert strip.words.text() == "URL: the backend is not running"
