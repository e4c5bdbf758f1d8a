"""Actions of live connections where none is open; with real servers they are in the window's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.requests import RequestActions
from workbench.actions.streams import SUFFIX, StreamActions
from workbench.bridge import Bridge
from workbench.client.body_store import BodyStore
from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR
from workbench.core.request import RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab
from workbench.state.streams import LiveStream, StreamsSnapshot, StreamsStore


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        sender = Sender(BodyStore(folder))
        self.tabs = RequestsStore(RequestsSnapshot((Tab(1, RequestDraft(url="{{nope}}")),), 1, "http://h"))
        self.store = StreamsStore(StreamsSnapshot())
        self.requests = RequestActions(self.tabs, CookiesStore(EMPTY_JAR), bridge, sender)
        self.actions = StreamActions(self.store, self.requests, self.tabs, bridge, sender, folder=folder)
        self.requests.watch_with(self.actions)


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_without_a_stream_there_is_nothing_to_stop(bench: Bench) -> None:
    assert not bench.actions.stop(1)
    bench.actions.resume()
    assert not bench.tabs.snapshot.current.sending


def test_a_message_without_a_connection_is_complained_about(bench: Bench) -> None:
    bench.actions.say("text", "hello")

    assert "closed" in bench.store.snapshot.problem


def test_an_ordinary_send_goes_its_ordinary_way(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.requests.finished) as told:
        bench.requests.send()

    assert told.args[0].failure.kind == "invalid"
    assert bench.store.snapshot.streams == ()


def test_what_earlier_windows_left_is_thrown_away(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / f"old{SUFFIX}").touch()
    (tmp_path / "kept.body").touch()

    bench.actions.clean()

    assert [path.name for path in tmp_path.iterdir()] == ["kept.body"]


def test_messages_are_saved_or_it_is_said_why_not(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log")
    log.add("in", "tick", b"one")
    log.close()
    bench.store.replace(bench.store.snapshot.with_stream(LiveStream("x", 1, "events", log, open=False)))

    bench.actions.save("x", str(tmp_path / "out"))
    qtbot.waitUntil(lambda: (tmp_path / "out").exists() and (tmp_path / "out").read_text().endswith("\n"))
    bench.actions.save("x", str(tmp_path / "no" / "folder"))
    qtbot.waitUntil(lambda: "No such file" in bench.store.snapshot.problem)
