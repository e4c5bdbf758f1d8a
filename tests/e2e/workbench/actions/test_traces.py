"""The pipeline on a real backend: what the request panel sends is followed, compared, explained and drawn."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from server.contract.control import ChildSettings, Ready
from server.contract.features import SettingPatch, SwitchboardPatch
from workbench.actions.traces import TraceActions
from workbench.bridge import Bridge
from workbench.client.body_store import BodyStore
from workbench.client.control import ControlClient
from workbench.client.sender import Sender
from workbench.core.backend import ControlAddress
from workbench.core.request import RequestDraft
from workbench.core.trace.cards import SqlRow
from workbench.state.traces import TracesSnapshot, TracesStore
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.panel import PipelinePanel

pytestmark = pytest.mark.e2e
WAIT_MS = 20_000


@dataclass
class Bench:
    """A backend, a client, and the pipeline that watches both."""

    qtbot: QtBot
    bridge: Bridge
    control: ControlClient
    sender: Sender
    base: str
    store: TracesStore
    actions: TraceActions
    panel: PipelinePanel

    def send(self, target: str) -> TracesSnapshot:
        """Send a GET and wait until the pipeline shows it."""
        arrivals = self.store.snapshot.arrivals
        draft = RequestDraft(url="{{base}}" + target)
        self.bridge.submit(self.sender.send(draft, self.base), done=self.actions.follow)
        self.qtbot.waitUntil(lambda: self.store.snapshot.arrivals > arrivals, timeout=WAIT_MS)
        return self.store.snapshot

    def switch(self, feature: str, choice: str, **params: int) -> None:
        done: list[object] = []
        patch = SwitchboardPatch(settings={feature: SettingPatch(choice=choice, params=dict(params))})
        self.bridge.submit(self.control.patch_switchboard(patch), done=done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)

    def states(self) -> dict[str, str]:
        return {item.card.id: item.card.state for item in self.panel.stages.lanes.pipeline.cards}


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[tuple[Ready, str]]:
    token = "for this test only"
    settings = ChildSettings(
        token=token, port=0, world="tasks-20k", data_dir=str(tmp_path / "data"), cache_dir=str(tmp_path / "cache")
    )
    command = [sys.executable, "-m", "server", "--child"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(settings.model_dump_json() + "\n")
        child.stdin.flush()
        try:
            yield Ready.model_validate(json.loads(child.stdout.readline())), token
        finally:
            child.stdin.close()
            child.wait(timeout=15)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, backend: tuple[Ready, str]) -> Iterator[Bench]:
    ready, token = backend
    bridge = Bridge()
    bridge.start()
    control = ControlClient(ControlAddress(f"http://127.0.0.1:{ready.control_port}", token))
    sender = Sender(BodyStore(tmp_path / "bodies"))
    store = TracesStore(TracesSnapshot())
    actions = TraceActions(store, bridge, lambda: control)
    panel = PipelinePanel(Theme("light"))
    qtbot.addWidget(panel)
    store.changed.connect(panel.render_traces)
    yield Bench(qtbot, bridge, control, sender, f"http://127.0.0.1:{ready.port}", store, actions, panel)
    closed: list[object] = []
    for work in (sender.close(), control.aclose()):
        bridge.submit(work, done=closed.append)
    qtbot.waitUntil(lambda: len(closed) == 2, timeout=WAIT_MS)
    bridge.stop()


def test_index_is_seen_in_plan_and_comparison(bench: Bench) -> None:
    bench.send("/tasks?owner_id=2")
    bench.qtbot.waitUntil(lambda: len(bench.store.snapshot.plans) == 2, timeout=WAIT_MS)
    bench.switch("data.index", "owner")

    bench.send("/tasks?owner_id=2")

    bench.qtbot.waitUntil(
        lambda: bench.store.snapshot.compared is not None and len(bench.store.snapshot.plans) == 4, timeout=WAIT_MS
    )
    sql = bench.panel.stages.lanes.pipeline.cards
    bench.qtbot.waitUntil(lambda: _compares(sql[-1].card.rows) and "SEARCH" in sql[-1].card.rows[0].text)
    now, before = sql[-1].card.rows
    assert now.text.startswith("SEARCH USING")
    assert before.text.startswith("SCAN tasks")


def _compares(rows: tuple[SqlRow, ...]) -> bool:
    """Whether the card shows the earlier run already, and not two statements of this one."""
    return len(rows) == 2 and rows[1].earlier


def test_rate_limit_turns_the_request_round(bench: Bench) -> None:
    bench.switch("http.rate_limit", "on", rate=1, burst=1)
    bench.send("/health")

    bench.send("/health")

    bench.qtbot.waitUntil(lambda: bench.states().get("http.rate_limit") == "turned")
    assert bench.states()["handler"] == "not_reached"


def test_second_profile_comes_from_the_cache(bench: Bench) -> None:
    bench.switch("cache.profile", "aside")
    bench.send("/users/2/profile")

    bench.send("/users/2/profile")

    bench.qtbot.waitUntil(lambda: bench.states().get("cache") == "hit")
    assert bench.states()["sql"] == "not_reached"


def test_source_of_the_handler_is_the_code_that_ran(bench: Bench) -> None:
    snapshot = bench.send("/tasks/1")
    assert snapshot.selected is not None
    seq = snapshot.selected.summary.seq

    bench.actions.load_source("handler", seq)

    bench.qtbot.waitUntil(lambda: ("handler", seq) in bench.store.snapshot.sources, timeout=WAIT_MS)
    assert "def " in bench.store.snapshot.sources["handler", seq].text


def test_posts_one_by_one_are_warned_of(bench: Bench) -> None:
    bench.send("/posts?limit=20")
    bench.qtbot.waitUntil(lambda: bench.panel.header.number.text() != "")
    bench.panel.inspect("sql")

    warned = [row for row in bench.panel.inspector.sql.view.rows if row.kind == "warn"]
    assert len(warned) == 1
