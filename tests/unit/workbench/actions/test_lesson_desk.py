from array import array
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from lessons.format.models import Page
from workbench.actions.burst import BurstActions
from workbench.actions.lesson_desk import LessonDesk, WindowBench
from workbench.actions.requests import RequestActions
from workbench.bridge import Bridge
from workbench.client.control import ControlClient
from workbench.client.sender import Sender
from workbench.core.burst import BurstPlan, BurstResult
from workbench.core.cookies import EMPTY_JAR
from workbench.core.exchange import Exchange, Phases
from workbench.core.request import CookieAuth, RequestDraft
from workbench.learning.bench import BenchError
from workbench.state.burst import BurstSettings

DRAFT = RequestDraft(url="{{base}}/tasks/7", name="GET slow")


class Requests(QObject):
    """The request panel's actions: notes what is sent, and answers when told to."""

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[RequestDraft] = []

    def send(self, draft: RequestDraft) -> None:
        self.sent.append(draft)

    def end(self, draft: RequestDraft) -> Exchange:
        exchange = Exchange("1", draft, 0.0, None, None, None, Phases())
        self.finished.emit(exchange)
        return exchange


class Burst(QObject):
    """The burst's actions."""

    finished = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self.ran: list[tuple[RequestDraft, BurstSettings]] = []

    def run(self, draft: RequestDraft, settings: BurstSettings) -> None:
        self.ran.append((draft, settings))


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def requests() -> Requests:
    return Requests()


@pytest.fixture
def burst() -> Burst:
    return Burst()


@pytest.fixture
def desk(requests: Requests, burst: Burst) -> LessonDesk:
    return LessonDesk(cast(RequestActions, requests), cast(BurstActions, burst))


def _bench(desk: LessonDesk) -> WindowBench:
    return WindowBench(cast(ControlClient, None), cast(Sender, None), "http://127.0.0.1:1", desk)


def test_send_goes_through_the_lessons_tab(qtbot: QtBot, bridge: Bridge, desk: LessonDesk, requests: Requests) -> None:
    got: list[Any] = []
    bridge.submit(desk.send(DRAFT), got.append)
    qtbot.waitUntil(lambda: bool(requests.sent))

    requests.end(RequestDraft(url="{{base}}/other"))
    exchange = requests.end(requests.sent[0])

    qtbot.waitUntil(lambda: bool(got))
    assert got == [exchange]
    assert requests.sent[0].name == "Lesson request"
    assert requests.sent[0].url == DRAFT.url


def test_burst_runs_in_the_strip_with_the_lessons_figures(
    qtbot: QtBot, bridge: Bridge, desk: LessonDesk, burst: Burst
) -> None:
    got: list[Any] = []
    bridge.submit(desk.burst(DRAFT, 60, 4), got.append)
    qtbot.waitUntil(lambda: bool(burst.ran))
    one = array("d", [0.001])
    result = BurstResult(BurstPlan("GET", "http://x/", (), b"", count=1), 1.0, False, one, one, one, one, array("H"))

    burst.finished.emit(result)

    qtbot.waitUntil(lambda: bool(got))
    assert got == [result]
    assert burst.ran == [(DRAFT, BurstSettings(count=60, clients=4))]


def test_burst_that_fails_says_why(qtbot: QtBot, bridge: Bridge, desk: LessonDesk, burst: Burst) -> None:
    failed: list[Exception] = []
    bridge.submit(desk.burst(DRAFT, 60, 4), failed=failed.append)
    qtbot.waitUntil(lambda: bool(burst.ran))

    burst.failed.emit("the generator fell over")

    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], BenchError)
    assert str(failed[0]) == "the generator fell over"


def test_second_burst_at_once_is_refused(qtbot: QtBot, bridge: Bridge, desk: LessonDesk, burst: Burst) -> None:
    burst.running = True
    failed: list[Exception] = []

    bridge.submit(desk.burst(DRAFT, 60, 4), failed=failed.append)

    qtbot.waitUntil(lambda: bool(failed))
    assert burst.ran == []


def test_session_cookie_of_a_login_can_be_seen_in_the_auth_tab(
    qtbot: QtBot, bridge: Bridge, desk: LessonDesk, requests: Requests
) -> None:
    jar = EMPTY_JAR.received("http://127.0.0.1:1/login", ["session=abc; Path=/"], 0.0)
    got: list[Any] = []

    bridge.submit(_bench(desk)._deliver(DRAFT, jar, quiet=False, page=None), got.append)

    qtbot.waitUntil(lambda: bool(requests.sent))
    assert requests.sent[0].auth == CookieAuth("session", "abc")
    requests.end(requests.sent[0])
    qtbot.waitUntil(lambda: bool(got))


def test_a_page_is_chosen_before_it_sends(qtbot: QtBot, bridge: Bridge, requests: Requests, burst: Burst) -> None:
    chosen: list[Page | None] = []
    desk = LessonDesk(cast(RequestActions, requests), cast(BurstActions, burst), as_whom=chosen.append)
    page = Page("browser", "http://localhost:3000")

    for wanted in (page, None):
        requests.sent.clear()
        got: list[Any] = []
        bridge.submit(desk.send(DRAFT, wanted), got.append)
        qtbot.waitUntil(lambda: bool(requests.sent))
        requests.end(requests.sent[0])
        qtbot.waitUntil(lambda got=got: bool(got))

    assert chosen == [page, None]
