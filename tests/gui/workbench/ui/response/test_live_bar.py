"""The line over a live list."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from workbench.client.live_log import LiveLog
from workbench.state.streams import LiveStream
from workbench.ui.common.theme import Theme
from workbench.ui.response.live_bar import LiveBar


def test_what_it_says_of_a_stream(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log", kept=2)
    for words in (b"one", b"two", b"three"):
        log.add("in", "tick", words)
    bar = LiveBar(theme)
    qtbot.addWidget(bar)

    bar.show_stream(LiveStream("x", 1, "events", log), 4)

    assert bar.state.text() == "live"
    assert bar.figures.text() == "3 messages · 11 B in · 1 older not shown · 4 new"
    assert (bar.stop.text(), bar.stop.isHidden(), bar.resume.isHidden()) == ("Stop", False, True)
    log.close()


def test_an_ended_one_offers_to_go_on(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log")
    bar = LiveBar(theme)
    qtbot.addWidget(bar)

    bar.show_stream(LiveStream("x", 1, "events", log, open=False), 0)
    assert (bar.resume.text(), bar.resume.isHidden(), bar.stop.isHidden()) == ("Connect again", False, True)
    log.last_event_id = "7"
    bar.show_stream(LiveStream("x", 1, "events", log, open=False), 0)
    assert bar.resume.text() == "Resume after 7"
    bar.show_stream(LiveStream("x", 1, "socket", log, open=False), 0)
    assert not bar.resume.isHidden()
    assert "anew" in bar.resume.toolTip()
    log.close()


def test_its_gestures(theme: Theme, qtbot: QtBot) -> None:
    bar = LiveBar(theme)
    qtbot.addWidget(bar)

    with qtbot.waitSignals([bar.stop_requested, bar.resume_requested, bar.save_requested]):
        bar.stop.click()
        bar.resume.click()
        bar.save.click()
    with qtbot.waitSignal(bar.filtered) as told:
        bar.words.setText("x")
    assert told.args == ["x"]


def test_in_a_narrow_place_the_filter_has_a_line_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    bar = LiveBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    bar.show()
    together = bar.words.y() == bar.state.y() or abs(bar.words.y() - bar.stop.y()) < 10
    bar.resize(400, 100)
    qtbot.waitUntil(lambda: bar.words.y() > bar.state.geometry().bottom())

    assert together
    assert not bar.words.geometry().intersects(bar.pause.geometry())
