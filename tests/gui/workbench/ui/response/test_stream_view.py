"""The live list: follows a log that grows, stands still when asked, reads a message whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.client.live_log import LiveLog
from workbench.core.exchange import Exchange
from workbench.state.streams import LiveStream, StreamsSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.live_model import CONTENT
from workbench.ui.response.stream_view import StreamView

Make = Callable[..., Exchange]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LiveLog]:
    made = LiveLog(tmp_path / "log")
    yield made
    made.close()


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, exchange: Make, log: LiveLog) -> StreamView:
    made = StreamView(theme)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.render_streams(StreamsSnapshot((LiveStream(exchange().id, 1, "socket", log),)))
    made.show_exchange(exchange())
    made.show()
    return made


def contents(view: StreamView) -> list[str]:
    return [str(view.model.index(row, CONTENT).data()) for row in range(view.model.rowCount())]


def test_it_follows_a_log_that_grows(view: StreamView, log: LiveLog, qtbot: QtBot) -> None:
    log.add("in", "text", b"one")
    qtbot.waitUntil(lambda: contents(view) == ["one"])
    log.add("out", "text", b"two")
    qtbot.waitUntil(lambda: contents(view) == ["one", "two"])
    assert not view.grab().isNull()


def test_a_pause_loses_nothing(view: StreamView, log: LiveLog, qtbot: QtBot) -> None:
    view.bar.pause.click()
    log.add("in", "text", b"one")
    qtbot.waitUntil(lambda: view.bar.figures.text().endswith("1 new"))
    assert contents(view) == []
    view.bar.pause.click()
    assert contents(view) == ["one"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((b'{"a":[1]}', "text"), '{\n  "a": [\n    1\n  ]\n}'),
        ((b"{oops", "text"), "{oops"),
        ((b"\x00\xff", "binary"), "00 ff"),
        (("ü".encode(), "tick"), "ü"),
    ],
)
def test_a_message_is_read_whole(
    view: StreamView, log: LiveLog, qtbot: QtBot, said: tuple[bytes, str], words: str
) -> None:
    log.add("in", said[1], said[0])
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.table.selectRow(0)

    assert view.detail.toPlainText() == words


def test_an_ended_socket_has_nothing_to_write_in(view: StreamView, log: LiveLog, exchange: Make, qtbot: QtBot) -> None:
    assert view.composer.isVisible()
    view.render_streams(StreamsSnapshot((LiveStream(exchange().id, 1, "socket", log, open=False),)))

    assert not view.composer.isVisible()
    face = view.face(exchange())
    assert face is not None
    assert (face.label, face.mark) == ("Messages", "")


def test_an_ordinary_exchange_has_no_such_tab(view: StreamView, exchange: Make) -> None:
    assert view.face(exchange(404)) is None


def test_a_complaint_is_shown_where_one_writes(view: StreamView) -> None:
    view.render_streams(StreamsSnapshot((), "That is no sequence"))

    assert view.composer.problem.text() == "That is no sequence"
