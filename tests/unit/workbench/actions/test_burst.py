import asyncio
from array import array
from collections.abc import AsyncGenerator, Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.burst import BurstActions, Message
from workbench.actions.load_requests import LoadRequests
from workbench.bridge import Bridge
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.core.request import RequestDraft
from workbench.load.result import BurstError
from workbench.state.burst import BurstSettings, BurstSnapshot, BurstStore


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


def ended(plan: BurstPlan, stopped: bool = False) -> BurstResult:
    one = array("d", [0.001])
    return BurstResult(plan, 1.0, stopped, one, one, one, one, array("H", [200]))


async def until_stopped(plan: BurstPlan, stop: asyncio.Event) -> AsyncGenerator[Message, None]:
    yield BurstProgress(1, plan.count, 1, 0, 0.1, None, 1.0)
    await stop.wait()
    yield ended(plan, stopped=True)


async def at_once(plan: BurstPlan, _stop: asyncio.Event) -> AsyncGenerator[Message, None]:
    yield ended(plan)


async def broken(plan: BurstPlan, _stop: asyncio.Event) -> AsyncGenerator[Message, None]:
    raise BurstError("the generator fell over")
    yield ended(plan)


def make(bridge: Bridge, bursts: object, base: str = "http://127.0.0.1:8000") -> tuple[BurstActions, BurstStore]:
    store = BurstStore(BurstSnapshot())
    requests = LoadRequests(lambda: base)
    return BurstActions(store, bridge, requests, RequestDraft, bursts=bursts), store  # type: ignore[arg-type]


def test_a_lessons_figures_leave_those_of_the_learner_alone(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, at_once)
    own = BurstSettings(count=900, pace="rate", rate_per_s=12)
    actions.change_settings(own)

    with qtbot.waitSignal(actions.finished):
        actions.run(RequestDraft(), BurstSettings(count=60, clients=4))

    result = store.snapshot.result
    assert result is not None
    assert (result.plan.count, result.plan.clients, result.plan.rate_per_s) == (60, 4, None)
    assert store.snapshot.settings == own


def test_result_is_shown_and_told(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, at_once)

    with qtbot.waitSignal(actions.finished):
        actions.run()

    assert store.snapshot.result is not None
    assert store.snapshot.title == "GET /tasks"
    assert not actions.running


def test_settings_shape_the_burst(qtbot: QtBot, bridge: Bridge) -> None:
    actions, _ = make(bridge, at_once)
    actions.change_settings(BurstSettings(count=7, pace="rate", rate_per_s=3.0))

    with qtbot.waitSignal(actions.finished) as told:
        actions.run()

    assert told.args is not None
    assert (told.args[0].plan.count, told.args[0].plan.rate_per_s) == (7, 3.0)


def test_stop_keeps_the_results_so_far(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, until_stopped)
    actions.run()
    qtbot.waitUntil(lambda: store.snapshot.progress is not None)

    with qtbot.waitSignal(actions.finished):
        actions.stop()

    assert store.snapshot.result is not None
    assert store.snapshot.result.stopped


def test_one_burst_at_a_time(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, until_stopped)
    actions.run()
    qtbot.waitUntil(lambda: store.snapshot.progress is not None)

    actions.run()

    assert store.snapshot.progress is not None
    with qtbot.waitSignal(actions.finished):
        actions.stop()


def test_a_failure_says_why(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, broken)

    actions.run()

    qtbot.waitUntil(lambda: not store.snapshot.running)
    assert store.snapshot.problem == "the generator fell over"


def test_a_request_that_can_not_be_sent_is_said_at_once(bridge: Bridge) -> None:
    actions, store = make(bridge, at_once, base="")

    actions.run()

    assert "backend is not running" in store.snapshot.problem


def test_dismiss_keeps_the_settings(qtbot: QtBot, bridge: Bridge) -> None:
    actions, store = make(bridge, at_once)
    actions.change_settings(BurstSettings(count=7))
    with qtbot.waitSignal(actions.finished):
        actions.run()

    actions.dismiss()

    assert store.snapshot == BurstSnapshot(settings=BurstSettings(count=7))


def test_open_shows_the_settings(bridge: Bridge) -> None:
    actions, store = make(bridge, at_once)

    actions.open()

    assert store.snapshot.is_shown
