"""The offer to flip a switch and send again, from the answer to the next send."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from server.contract.traces import TraceSummary
from workbench.actions.advice import AdviceActions, Around
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft
from workbench.state.advice import AdviceSnapshot, AdviceStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore, Refusal
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab
from workbench.state.traces import TracesSnapshot, TracesStore

LIMIT = "http.rate_limit"
CHOICES = (ChoiceInfo(value="off", label="off"), ChoiceInfo(value="on", label="on"))
INFO = FeatureInfo(
    id=LIMIT,
    group="http",
    title="Rate limit",
    summary="",
    choices=CHOICES,
    default="off",
    stage=LIMIT,
    stage_on=("on",),
)


class Desk:
    """The actions; notes what is flipped and sent."""

    def __init__(self) -> None:
        self.log: list[Any] = []
        self.tabs = RequestsStore(RequestsSnapshot((Tab(1, RequestDraft()), Tab(2, RequestDraft())), 1, "http://x"))
        self.switches, self.traces = FeaturesStore(FeaturesSnapshot()), TracesStore(TracesSnapshot())
        self.store = AdviceStore(AdviceSnapshot())
        around: Any = Around(self, self.tabs, lambda: self, self.switches, self.traces)  # type: ignore[arg-type, return-value]  # this notes instead
        self.actions = AdviceActions(self.store, around)
        self.board("on")

    def send(self) -> None:
        self.log.append("send")

    def set_choice(self, feature: str, choice: str) -> None:
        self.log.append((feature, choice))

    def board(self, choice: str) -> None:
        setting = Setting(choice=choice)
        self.switches.replace(FeaturesSnapshot((INFO,), Switchboard(version=1, settings={LIMIT: setting}, order=())))

    def refused(self, started_at: float = 100.0) -> None:
        """A 429, and the trace that says who gave it."""
        sent = SentRequest("GET", "http://x/tasks", "/tasks", "HTTP/1.1", (), b"", 0)
        answer = ReceivedResponse(429, "", "HTTP/1.1", (), Path("x"), 0, 0)
        exchange = Exchange("1", RequestDraft(), 100.0, sent, answer, None, Phases(), 4711, 7)
        self.tabs.replace(self.tabs.snapshot.with_tab(replace(self.tabs.snapshot.current, exchange=exchange)))
        trace = TraceSummary(
            seq=7, request_id="r", method="GET", path="/tasks", status=429, started_at=started_at, duration_ms=1,
            turned_at=LIMIT,
        )  # fmt: skip
        self.traces.replace(TracesSnapshot(items=(trace,)))


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_it_is_flipped_and_sent_once_the_backend_says_so(desk: Desk) -> None:
    desk.refused()
    offered = desk.store.snapshot.advice

    desk.actions.follow()
    desk.actions.follow()
    before = list(desk.log)
    desk.board("off")

    assert offered is not None
    assert offered.words == "Rate limit is on, and answered 429."
    assert before == [(LIMIT, "off")]
    assert desk.log == [(LIMIT, "off"), "send"]
    assert desk.store.snapshot == AdviceSnapshot()


def test_a_refused_flip_says_why_and_sends_nothing(desk: Desk) -> None:
    desk.refused()
    desk.actions.follow()

    desk.switches.replace(replace(desk.switches.snapshot, refused=Refusal(LIMIT, "The backend is not running.")))

    assert desk.store.snapshot.problem == "The backend is not running."
    assert not desk.store.snapshot.working
    assert "send" not in desk.log


def test_who_looks_at_another_request_by_then_sends_nothing(desk: Desk) -> None:
    desk.refused()
    desk.actions.follow()

    desk.tabs.replace(replace(desk.tabs.snapshot, active=2))
    desk.board("off")

    assert desk.log == [(LIMIT, "off")]


def test_a_trace_of_another_day_with_the_same_number_proves_nothing(desk: Desk) -> None:
    desk.refused(started_at=5000.0)

    assert desk.store.snapshot.advice is None
