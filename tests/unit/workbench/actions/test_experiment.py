import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from server.contract.features import Switchboard
from tests.unit.workbench.core.experiments import result
from tests.unit.workbench.core.switches import SWITCHES
from workbench.actions.experiment import ExperimentActions, Message
from workbench.actions.experiment_files import ExperimentFiles
from workbench.actions.load_requests import LoadRequests
from workbench.bridge import Bridge
from workbench.core.experiment import ExperimentPlan, ExperimentProgress
from workbench.core.request import RequestDraft
from workbench.load.experiment import Bench
from workbench.state.experiment import ExperimentSnapshot, ExperimentStore


class NoSecrets:
    """A secret store that nothing has to be put into."""

    def read(self, owner: str) -> dict[str, str]:
        raise AssertionError(owner)

    def write(self, owner: str, _values: Mapping[str, str]) -> None:
        raise AssertionError(owner)


class Control:
    """Stands for the control client; the runners below never ask it."""


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


async def at_once(plan: ExperimentPlan, _bench: Bench, number: int) -> AsyncGenerator[Message, None]:
    yield ExperimentProgress(0, 4, "A", "measuring")
    yield result(n=20, number=number, plan=plan)


async def for_ever(_plan: ExperimentPlan, _bench: Bench, _number: int) -> AsyncGenerator[Message, None]:
    yield ExperimentProgress(0, 4, "A", "measuring")
    await asyncio.Event().wait()


async def broken(_plan: ExperimentPlan, _bench: Bench, _number: int) -> AsyncGenerator[Message, None]:
    raise ConnectionError("the backend does not answer")
    yield ExperimentProgress(0, 4, "A", "measuring")


class Table:
    """An experiment's actions with everything they need."""

    def __init__(self, bridge: Bridge, folder: Path, run: object = at_once, control: object = Control()) -> None:
        self.store = ExperimentStore(ExperimentSnapshot())
        self.path = folder / "experiments.json"
        self.actions = ExperimentActions(
            self.store,
            bridge,
            LoadRequests(lambda: "http://127.0.0.1:8000"),
            ExperimentFiles(self.path, NoSecrets()),
            draft=RequestDraft,
            control=lambda: control,  # type: ignore[arg-type,return-value]
            run=run,  # type: ignore[arg-type]
        )
        self.actions.set_switches(SWITCHES, Switchboard(version=1, settings={}, order=()))

    @property
    def now(self) -> ExperimentSnapshot:
        return self.store.snapshot


def test_a_finished_experiment_is_shown_kept_and_told(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)

    with qtbot.waitSignals([table.actions.finished, table.actions.switches_restored]):
        table.actions.run()

    assert table.now.shown is not None
    assert table.now.past == (table.now.shown,)
    assert (table.now.shown.number, table.now.running) == (1, False)
    qtbot.waitUntil(table.path.exists)


def test_run_again_repeats_the_shown_plan(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)
    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run()
    first = table.now.shown

    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run_again()

    assert first is not None
    assert table.now.shown is not None
    assert table.now.shown.plan == first.plan
    assert [kept.number for kept in table.now.past] == [2, 1]


def test_run_calmer_repeats_the_shown_plan_at_another_rate(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)
    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run()

    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run_calmer(8.0)

    assert table.now.shown is not None
    assert (table.now.shown.plan.rate_per_s, table.now.shown.plan.calibrate) == (8.0, False)
    assert table.now.setup.rate_per_s == 8.0


def test_cancel_ends_without_a_result_once_the_switches_are_back(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path, for_ever)
    table.actions.run()
    qtbot.waitUntil(lambda: table.now.progress is not None)

    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.cancel()

    assert (table.now.running, table.now.shown) == (False, None)
    assert table.now.notice == "Cancelled. The switches are as they were."


def test_a_failure_says_why(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path, broken)

    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run()

    assert table.now.problem == "the backend does not answer"


def test_no_backend_is_said(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path, control=None)

    table.actions.run()

    qtbot.waitUntil(lambda: table.now.problem == "The backend is not running.")


def test_past_runs_are_read_once_when_the_screen_is_looked_at(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table, kept = Table(bridge, tmp_path), result(n=20)
    asyncio.run(ExperimentFiles(table.path, NoSecrets()).write((kept,)))

    table.actions.look()

    qtbot.waitUntil(lambda: table.now.past == (kept,))
    assert table.now.request_title == "GET /tasks"


def test_a_broken_file_of_past_runs_is_told(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)
    table.path.write_text("not json", "utf-8")

    with qtbot.waitSignal(table.actions.set_aside) as told:
        table.actions.look()

    assert "experiments.json could not be read and was set aside" in told.args[0]
    assert table.now.notice == told.args[0]


def test_a_run_before_the_screen_was_looked_at_keeps_the_past_ones(
    qtbot: QtBot, bridge: Bridge, tmp_path: Path
) -> None:
    table, kept = Table(bridge, tmp_path), replace(result(n=20), number=7)
    asyncio.run(ExperimentFiles(table.path, NoSecrets()).write((kept,)))

    with qtbot.waitSignal(table.actions.finished):
        table.actions.run()

    assert table.now.shown is not None
    assert [run.number for run in table.now.past] == [table.now.shown.number, 7]


def test_a_past_run_can_be_shown_and_exported(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)
    with qtbot.waitSignal(table.actions.switches_restored):
        table.actions.run()
    table.actions.new()

    table.actions.show(1)
    table.actions.export(str(tmp_path / "report.md"))

    qtbot.waitUntil(lambda: "report.md" in table.now.notice)
    assert table.now.shown is not None
    assert (tmp_path / "report.md").exists()


def test_with_and_without_sets_up_a_switch(bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)

    table.actions.with_and_without("http.etag")

    assert (table.now.setup.feature_id, table.now.setup.a, table.now.setup.b) == ("http.etag", "off", "on")


def test_a_guess_is_kept_with_the_result_and_asked_anew_for_another_switch(
    qtbot: QtBot, bridge: Bridge, tmp_path: Path
) -> None:
    table = Table(bridge, tmp_path)
    table.actions.predict(20.0)
    table.actions.change_setup(replace(table.now.setup, count=40))
    assert (table.now.prediction, table.now.asked) == (20.0, True)

    with qtbot.waitSignal(table.actions.finished):
        table.actions.run()
    assert table.now.shown is not None
    assert table.now.shown.prediction == 20.0
    table.actions.new()

    assert (table.now.prediction, table.now.asked) == (None, False)
    table.actions.predict(None)
    assert (table.now.prediction, table.now.asked) == (None, True)
    table.actions.change_setup(replace(table.now.setup, a=table.now.setup.b))
    assert not table.now.asked


def test_a_conclusion_is_kept_with_the_run(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    table = Table(bridge, tmp_path)
    with qtbot.waitSignal(table.actions.finished):
        table.actions.run()

    table.actions.conclude("The tree skips rows.")

    assert table.now.shown is not None
    assert table.now.shown.conclusion == "The tree skips rows."
    assert table.now.past == (table.now.shown,)
    qtbot.waitUntil(lambda: table.path.exists() and "The tree skips rows." in table.path.read_text("utf-8"))
