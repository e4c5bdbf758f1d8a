"""Sending, cancelling and keeping tabs, with a sender that answers as told."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from server.contract.events import TraceEvent
from server.contract.traces import TraceSummary
from workbench.actions.requests import RequestActions, as_typed
from workbench.bridge import Bridge
from workbench.client.phase_clock import Progress
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


class FakeSender:
    """Answers 200 at once, or never."""

    def __init__(self) -> None:
        self.never = False
        self.breaks = False
        self.headers: tuple[tuple[str, str], ...] = ()
        self.seen: list[tuple[RequestDraft, str, Jar]] = []
        self.cancelled = False
        self.variables: Mapping[str, str] = {}

    async def send(
        self, draft: RequestDraft, base: str, _progress: Progress, *, cookies: Jar, variables: Mapping[str, str]
    ) -> Exchange:
        self.variables = variables
        self.seen.append((draft, base, cookies))
        if self.breaks:
            raise RuntimeError("a fault of ours")
        if self.never:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.cancelled = True
                raise
        sent = SentRequest(draft.method, f"{base}/tasks", "/tasks", "HTTP/1.1", (), b"", 0)
        response = ReceivedResponse(200, "OK", "HTTP/1.1", self.headers, Path("x"), 2, 2)
        return Exchange(
            "x", draft, time.time(), sent, response, None, Phases(wait_ms=5.0), local_port=4711 + len(self.seen)
        )


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge) -> None:
        self.sender: Any = FakeSender()
        self.store = RequestsStore(RequestsSnapshot((Tab(1, RequestDraft(name="one")),), 1, "http://h"))
        self.cookies = CookiesStore(EMPTY_JAR)
        self.prepared: tuple[RequestDraft, Mapping[str, str]] | None = None
        self.actions = RequestActions(self.store, self.cookies, bridge, self.sender, prepare=self._prepare)

    @property
    def tab(self) -> Tab:
        return self.store.snapshot.current

    def _prepare(self, tab: Tab) -> tuple[RequestDraft, Mapping[str, str]]:
        return self.prepared or as_typed(tab)


@pytest.fixture
def bench(qapp: object) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge)
    bridge.stop()


def send(bench: Bench, qtbot: QtBot, draft: RequestDraft | None = None) -> Exchange:
    with qtbot.waitSignal(bench.actions.finished) as told:
        bench.actions.send(draft)
    exchange: Exchange = told.args[0]
    return exchange


def test_a_send_shows_that_it_runs_and_then_what_came(bench: Bench, qtbot: QtBot) -> None:
    running: list[bool] = []
    bench.store.changed.connect(lambda snapshot: running.append(snapshot.current.sending))

    exchange = send(bench, qtbot)

    assert running[0] is True
    assert not bench.tab.sending
    assert bench.tab.exchange is exchange
    assert bench.sender.seen == [(RequestDraft(name="one"), "http://h", EMPTY_JAR)]


def test_the_second_answer_knows_how_long_the_first_took(bench: Bench, qtbot: QtBot) -> None:
    send(bench, qtbot)
    send(bench, qtbot)

    assert bench.tab.previous_ms == 5.0


def test_a_draft_of_a_lesson_reuses_the_tab_of_its_name(bench: Bench, qtbot: QtBot) -> None:
    send(bench, qtbot, RequestDraft("POST", name="two"))
    send(bench, qtbot, RequestDraft("PUT", name="two"))

    assert [tab.draft.method for tab in bench.store.snapshot.tabs] == ["GET", "PUT"]


def test_cancelling_ends_it_at_once_and_keeps_a_word_of_it(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.never = True
    bench.actions.send()
    qtbot.waitUntil(lambda: bool(bench.sender.seen))

    bench.actions.cancel()

    assert not bench.tab.sending
    assert bench.tab.exchange is not None
    assert bench.tab.exchange.failure is not None
    assert bench.tab.exchange.failure.kind == "cancelled"
    qtbot.waitUntil(lambda: bench.sender.cancelled)


def test_closing_a_tab_cancels_its_send(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.never = True
    bench.actions.send()
    qtbot.waitUntil(lambda: bool(bench.sender.seen))

    bench.actions.close_tab(1)

    qtbot.waitUntil(lambda: bench.sender.cancelled)
    assert bench.store.snapshot.tab(1) is None


def test_sending_twice_sends_once(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.actions.finished):
        bench.actions.send()
        bench.actions.send()

    assert len(bench.sender.seen) == 1


def test_a_fault_of_ours_is_said_and_the_panel_does_not_wait_for_ever(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.breaks = True

    exchange = send(bench, qtbot)

    assert exchange.failure is not None
    assert "a fault of ours" in exchange.failure.why
    assert not bench.tab.sending


def test_cookies_go_into_the_jar_and_along_with_the_next_send(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.headers = (("Set-Cookie", "session=abc; Path=/"),)

    send(bench, qtbot)
    send(bench, qtbot)

    assert bench.sender.seen[1][2].cookies[0].value == "abc"


def trace(seq: int, port: int, started_at: float) -> TraceEvent:
    summary = TraceSummary(
        seq=seq,
        request_id="r",
        method="GET",
        path="/",
        status=200,
        started_at=started_at,
        duration_ms=1,
        client_port=port,
    )
    return TraceEvent(trace=summary)


@pytest.mark.parametrize("early", [True, False])
def test_the_trace_of_the_same_port_and_time_gives_its_number(bench: Bench, qtbot: QtBot, early: bool) -> None:
    now = time.time()
    events = (trace(1, 4712, now - 60), trace(2, 9999, now), trace(3, 4712, now))
    tell: list[Callable[[], None]] = [lambda: bench.actions.note_events(events), lambda: None]
    before, after = tell if early else reversed(tell)

    before()
    send(bench, qtbot)
    after()

    assert bench.tab.exchange is not None
    assert bench.tab.exchange.trace_seq == 3


def test_a_stopped_backend_keeps_its_last_address(bench: Bench) -> None:
    bench.actions.note_base("http://new")
    bench.actions.note_base("")

    assert bench.store.snapshot.base == "http://new"


def test_tabs_are_opened_renamed_edited_and_chosen(bench: Bench) -> None:
    bench.actions.new_tab()
    fresh = bench.tab.id
    bench.actions.edit(RequestDraft("PATCH"))
    bench.actions.rename(fresh, " two ")
    bench.actions.select(1)
    bench.actions.select(99)

    assert bench.store.snapshot.active == 1
    assert [tab.draft.title for tab in bench.store.snapshot.tabs] == ["one", "two"]
    bench.actions.close_current()
    assert bench.actions.draft.method == "PATCH"


def test_a_send_goes_as_prepared_and_is_remembered_as_typed(bench: Bench, qtbot: QtBot) -> None:
    whole = RequestDraft(name="with what its folder hands down")
    bench.prepared = (whole, {"owner": "7"})

    exchange = send(bench, qtbot)

    assert (bench.sender.seen[0][0], bench.sender.variables) == (whole, {"owner": "7"})
    assert exchange.draft.name == "one"
