"""The line over the answer."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange, SendFailure
from workbench.core.request import RequestDraft
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.response.status_line import StatusLine

Make = Callable[..., Exchange]


def made(theme: Theme, qtbot: QtBot, given: Exchange, previous: float | None = None) -> StatusLine:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show_tab(Tab(1, RequestDraft(), given, previous), given)
    return line


def test_status_time_size_and_number(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    line = made(theme, qtbot, exchange(), 9.14)

    assert line.pill.text() == "200 OK"
    assert line.pill.property("tone") == "ok"
    assert line.time.text() == "0.41 ms"
    assert line.before.text() == "was 9.14 ms"
    assert line.length.text() == "5 B"
    assert line.meaning.text() == "It worked; the answer is in the body."
    assert line.sent.text().endswith("· #142")


def test_packed_sizes_are_told_apart(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    packed = exchange(size=5000)
    packed = replace(packed, response=replace(packed.response, wire_bytes=700))

    assert made(theme, qtbot, packed).length.text() == "5.0 kB (700 B packed)"


def test_no_answer(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    line = made(theme, qtbot, exchange(failure=SendFailure("refused", "Nothing is listening.")), 9.0)

    assert line.pill.text() == "no connection"
    assert line.before.text() == ""


def test_the_status_can_be_pointed_at(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    assert made(theme, qtbot, exchange(status=404)).part == Part("status", "", 404)
    assert made(theme, qtbot, exchange(failure=SendFailure("refused", "Nothing is listening."))).part is None


def test_a_tight_line_still_says_the_status(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    line = StatusLine(theme, brief=True)
    qtbot.addWidget(line)
    given = exchange(status=422)
    line.show_tab(Tab(1, RequestDraft(), given), given)

    line.resize(900, 40)
    line.show()
    wide = line.pill.text()
    line.resize(300, 40)

    assert (wide, line.pill.text()) == ("422 OK", "422")


def test_who_sent_is_drawn_anew_in_another_scheme(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    line = StatusLine(theme, brief=True)
    qtbot.addWidget(line)
    given = exchange()
    line.show_tab(Tab(1, RequestDraft(), given), given)
    light = line.client.pixmap().toImage()

    theme.set_mode("dark")

    assert line.client.pixmap().toImage() != light
