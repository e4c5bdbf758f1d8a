"""Running a folder from the window."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.runner import Around, RunnerActions
from workbench.bridge import Bridge
from workbench.client.checks import Checked
from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.data_rows import DataRow
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.core.run_report import RequestRun
from workbench.runner.run import Settings
from workbench.state.runner import RunnerSnapshot, RunnerStore

ITEMS = tuple(SavedRequest(f"tasks/{name}.yml", RequestDraft(name=name)) for name in ("first", "second"))
TASKS = Folder("tasks", "tasks", ITEMS)
COLLECTION = Collection(Path("x"), Folder("", "API", (TASKS, SavedRequest("last.yml", RequestDraft(name="last")))))


class Desk:
    """Plays the desk: everything passes, unless a request hangs."""

    def __init__(self) -> None:
        self.hangs = ""
        self.rows: list[DataRow] = []

    async def perform(self, saved: SavedRequest, row: DataRow) -> tuple[Exchange, Checked]:
        if saved.path == self.hangs:
            await asyncio.Event().wait()
        self.rows.append(row)
        response = ReceivedResponse(200, "OK", "1.1", (), Path("x"), 0, 0)
        results = (AssertionResult(Assertion(), "failed" if row.get("bad") else "passed"),)
        return Exchange("1", saved.draft, 0.0, None, response, None, Phases()), Checked(
            results, (Captured(Capture("id"), "7"),)
        )


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge) -> None:
        self.desk: Any = Desk()
        self.collection: Collection | None = COLLECTION
        self.captured: list[str] = []
        self.finished: list[object] = []
        self.opened: list[RequestRun] = []
        self.store = RunnerStore(RunnerSnapshot())
        around = Around(
            collection=lambda: self.collection,
            environment=lambda: "Local",
            desk=lambda _collection: self.desk,
            switches=lambda: self,
            ended=lambda run: self.captured.extend(one.value for one in run.captured),
            finished=self.finished.append,
            open_request=self.opened.append,
        )
        self.actions = RunnerActions(self.store, bridge, around)

    async def put(self, settings: Settings) -> Settings:
        return settings

    @property
    def now(self) -> RunnerSnapshot:
        return self.store.snapshot

    def run(self, qtbot: QtBot) -> None:
        self.actions.run()
        qtbot.waitUntil(lambda: self.now.phase == "ended")


@pytest.fixture
def bench(qapp: object) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge)
    bridge.stop()


def test_opening_shows_what_would_be_run(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.actions.shown):
        bench.actions.open("tasks")

    assert (bench.now.title, bench.now.environment) == ("tasks", "Local")
    assert [planned.name for planned in bench.now.plan] == ["first", "second"]


def test_a_run_goes_through_the_folder_and_gives_back_what_it_took(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open()
    bench.run(qtbot)

    assert [run.state for run in bench.now.runs] == ["passed"] * 3
    assert bench.now.report is not None
    assert bench.now.report.ended == "done"
    assert bench.captured == ["7"] * 3
    assert bench.finished == [bench.desk]


def test_cancelling_keeps_what_came_out(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.hangs = "tasks/second.yml"
    bench.actions.open()
    bench.actions.run()
    qtbot.waitUntil(lambda: len(bench.now.runs) == 1)

    bench.actions.cancel()
    qtbot.waitUntil(lambda: bench.now.phase == "ended")

    assert [run.planned.name for run in bench.now.runs] == ["first"]
    assert bench.now.report is not None
    assert bench.now.report.ended == "cancelled"


def test_one_run_at_a_time(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.hangs = "tasks/first.yml"
    bench.actions.open()
    bench.actions.run()

    bench.actions.run()
    bench.actions.open("tasks")

    assert bench.now.title == "API"
    bench.actions.cancel()
    qtbot.waitUntil(lambda: bench.now.phase == "ended")


def test_data_rows_are_read_and_run(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("bad,x\n,1\nyes,2\n")
    bench.actions.open("tasks")
    bench.actions.choose_data(str(file))
    qtbot.waitUntil(lambda: bool(bench.now.rows))
    assert len(bench.now.plan) == 4
    bench.actions.set_stop_on_failure(True)

    bench.run(qtbot)

    assert [run.state for run in bench.now.runs] == ["passed", "passed", "failed", "skipped"]
    bench.actions.choose_data("")
    assert len(bench.now.plan) == 2


def test_data_that_can_not_be_read_is_told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    file.write_text("{}")

    bench.actions.choose_data(str(file))
    qtbot.waitUntil(lambda: bool(bench.now.problem))

    assert "rows.json was not taken. It is no list" in bench.now.problem


def test_the_report_is_written(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.actions.open()
    bench.run(qtbot)

    bench.actions.save_report(str(tmp_path / "run.xml"))
    qtbot.waitUntil(lambda: bool(bench.now.notice))

    assert ElementTree.parse(tmp_path / "run.xml").getroot().get("tests") == "6"


def test_a_report_that_can_not_be_written_is_told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.actions.open()
    bench.run(qtbot)

    bench.actions.save_report(str(tmp_path / "nowhere" / "run.xml"))
    qtbot.waitUntil(lambda: bool(bench.now.problem))

    assert "was not written" in bench.now.problem


def test_a_request_that_came_out_can_be_opened(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open()
    bench.run(qtbot)

    bench.actions.open_request(1)
    bench.actions.open_request(99)

    assert [run.planned.name for run in bench.opened] == ["second"]


def test_a_folder_that_is_gone_is_told(bench: Bench) -> None:
    bench.actions.open("elsewhere")

    assert "no such folder" in bench.now.problem
    bench.actions.run()
    assert bench.now.phase == "idle"


def test_without_a_collection_nothing_is_run(bench: Bench) -> None:
    bench.collection = None

    bench.actions.open()
    bench.actions.run()

    assert bench.now.phase == "idle"
