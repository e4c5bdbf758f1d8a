import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from server.contract.control import Reset, ResetResult, StartFailure
from workbench.actions import backend as module
from workbench.actions.backend import BackendActions
from workbench.bridge import Bridge
from workbench.client.control import ControlError
from workbench.core.backend import BackendConfig, BackendSnapshot, ControlAddress
from workbench.state.backend import BackendStore

RUNNING = BackendSnapshot(
    "running", "http://127.0.0.1:8000", ControlAddress("http://127.0.0.1:9001", "first"), world="tasks-1k", run=1
)
RESTARTED = replace(RUNNING, control=ControlAddress("http://127.0.0.1:9002", "second"), run=2)
DIED = replace(
    RUNNING,
    state="failed",
    control=None,
    failure=StartFailure(role="api", what="It stopped by itself.", why="signal 9"),
)


class Supervisor:
    """Plays the supervisor: keeps what it was asked, and tells what a test says."""

    def __init__(self) -> None:
        self.config = BackendConfig(Path("data"), Path("cache"))
        self.snapshot = BackendSnapshot("starting")
        self.listener: Callable[[BackendSnapshot], None] = lambda _snapshot: None
        self.asked: list[str] = []
        self.error: Exception | None = None

    def tell(self, snapshot: BackendSnapshot) -> None:
        self.snapshot = snapshot
        self.listener(snapshot)

    async def start(self) -> BackendSnapshot:
        return self._note("start")

    async def stop(self) -> None:
        self._note("stop")

    async def restart(self, config: BackendConfig | None = None) -> BackendSnapshot:
        return self._note(f"restart {config.port if config else ''}".strip())

    def refresh(self) -> None:
        self._note("refresh")

    def note_port(self, port: int) -> None:
        self._note(f"port {port}")

    def note_world(self, world: str) -> None:
        self._note(f"world {world}")

    def _note(self, what: str) -> BackendSnapshot:
        self.asked.append(what)
        if self.error:
            raise self.error
        return self.snapshot


class Client:
    """Plays the control client."""

    made: list["Client"]
    error: ControlError | None = None

    def __init__(self, address: ControlAddress) -> None:
        self.address = address
        self.closed = asyncio.Event()
        self.asked: list[object] = []
        type(self).made.append(self)

    async def aclose(self) -> None:
        self.closed.set()

    async def reset(self, reset: Reset) -> ResetResult:
        self.asked.append(reset)
        if self.error:
            raise self.error
        return ResetResult(world=reset.world or "tasks-1k", duration_ms=1.0, from_snapshot=True)

    async def tracing(self, enabled: bool) -> None:
        self.asked.append(enabled)


class Bench:
    """The actions with everything around them, attached."""

    def __init__(self, qtbot: QtBot, bridge: Bridge) -> None:
        self.qtbot = qtbot
        self.supervisor = Supervisor()
        self.store = BackendStore(BackendSnapshot())
        self.actions = BackendActions(self.store, bridge, self.supervisor)  # type: ignore[arg-type]  # a stand-in
        self.connections: list[object] = []
        self.failures: list[str] = []
        self.actions.connected.connect(self.connections.append)
        self.actions.failed.connect(self.failures.append)
        self.actions.attach()
        qtbot.waitUntil(lambda: self.store.snapshot.state == "starting")

    def tell(self, snapshot: BackendSnapshot) -> None:
        self.supervisor.tell(snapshot)
        self.qtbot.waitUntil(lambda: self.store.snapshot == snapshot)

    def wait_for(self, what: str) -> None:
        self.qtbot.waitUntil(lambda: what in self.supervisor.asked)


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    class Fresh(Client):
        made: list[Client] = []

    monkeypatch.setattr(module, "ControlClient", Fresh)
    bridge = Bridge()
    bridge.start()
    yield Bench(qtbot, bridge)
    bridge.stop()


def test_a_running_backend_can_be_asked(bench: Bench) -> None:
    bench.tell(RUNNING)

    client = bench.actions.control()
    assert client is not None
    assert bench.connections == [client]
    assert client.address == RUNNING.control  # type: ignore[attr-defined]  # a stand-in


def test_news_of_the_same_run_connect_nothing_new(bench: Bench) -> None:
    bench.tell(RUNNING)
    bench.tell(replace(RUNNING, notice="Port 8000 is in use."))

    assert len(bench.connections) == 1


def test_a_backend_that_died_cannot_be_asked(bench: Bench) -> None:
    bench.tell(RUNNING)
    client = bench.connections[0]
    bench.tell(DIED)

    assert bench.actions.control() is None
    bench.qtbot.waitUntil(client.closed.is_set)  # type: ignore[attr-defined]  # a stand-in


def test_after_a_restart_the_new_one_is_asked(bench: Bench) -> None:
    bench.tell(RUNNING)
    bench.tell(RESTARTED)

    assert bench.actions.control() is bench.connections[1]


def test_wishes_reach_the_supervisor(bench: Bench) -> None:
    bench.actions.start()
    bench.actions.stop()
    bench.actions.restart(replace(bench.actions.config, port=8001))
    bench.actions.choose_port(8002)
    bench.actions.keep_port(8003)
    bench.actions.refresh()

    bench.wait_for("refresh")
    assert bench.supervisor.asked == ["start", "stop", "restart 8001", "restart 8002", "port 8003", "refresh"]


def test_fresh_data_is_made_between_a_stop_and_a_start(bench: Bench, tmp_path: Path) -> None:
    bench.supervisor.config = replace(bench.supervisor.config, data_dir=tmp_path)
    (tmp_path / "backend.sqlite").touch()

    bench.actions.reset_data()

    bench.wait_for("start")
    assert bench.supervisor.asked == ["stop", "start"]
    assert not (tmp_path / "backend.sqlite").exists()


def test_a_wish_that_breaks_is_told(bench: Bench) -> None:
    bench.supervisor.error = OSError("no more processes")

    bench.actions.start()

    bench.qtbot.waitUntil(lambda: bench.failures == ["no more processes"])


def test_a_reset_tells_its_result_and_the_next_start_begins_with_that_world(bench: Bench) -> None:
    bench.tell(RUNNING)

    with bench.qtbot.waitSignal(bench.actions.reset_done) as done:
        bench.actions.reset("tasks-20k", switches=False)

    assert done.args == [ResetResult(world="tasks-20k", duration_ms=1.0, from_snapshot=True)]
    assert bench.store.snapshot.world == "tasks-20k"
    assert bench.connections[0].asked == [Reset(world="tasks-20k", switches=False)]  # type: ignore[attr-defined]
    bench.wait_for("world tasks-20k")


def test_a_refused_reset_is_told_in_the_backends_words(bench: Bench) -> None:
    bench.tell(RUNNING)
    bench.connections[0].error = ControlError("A reset is under way.")  # type: ignore[attr-defined]  # a stand-in

    bench.actions.reset()

    bench.qtbot.waitUntil(lambda: bench.failures == ["A reset is under way."])


def test_without_a_backend_a_reset_is_refused_at_once(bench: Bench) -> None:
    bench.actions.reset()

    assert "not running" in bench.failures[0]


def test_tracing_is_switched(bench: Bench) -> None:
    bench.tell(RUNNING)

    bench.actions.set_tracing(False)

    bench.qtbot.waitUntil(lambda: bench.connections[0].asked == [False])  # type: ignore[attr-defined]  # a stand-in


def test_processes_are_watched_while_somebody_looks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    bench.actions._watch.setInterval(1)

    bench.actions.watch_processes(True)

    qtbot.waitUntil(lambda: bench.supervisor.asked.count("refresh") > 2)
    bench.actions.watch_processes(False)
    assert not bench.actions._watch.isActive()
