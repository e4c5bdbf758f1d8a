import asyncio
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from server.contract.control import Status
from workbench.actions.status import StatusActions
from workbench.bridge import Bridge
from workbench.client.control import ControlError
from workbench.state.status import StatusStore

STATUS = Status(
    api_version=1,
    pid=1,
    address="http://127.0.0.1:8000",
    database="SQLite",
    redis="embedded",
    world="tasks-1k",
    worlds=(),
    users=(),
    tracing=True,
    started_at=1.0,
    rss_bytes=1,
    in_flight=0,
    traced_share=1.0,
)


class Client:
    def __init__(self, answer: Status | Exception) -> None:
        self.asked = asyncio.Event()
        self._answer = answer

    async def status(self) -> Status:
        self.asked.set()
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def test_the_answer_is_shown(bridge: Bridge, qtbot: QtBot) -> None:
    store = StatusStore()

    StatusActions(store, bridge, lambda: Client(STATUS)).refresh()

    qtbot.waitUntil(lambda: store.snapshot == STATUS)


def test_without_an_answer_the_last_one_stays(bridge: Bridge, qtbot: QtBot) -> None:
    store, client = StatusStore(), Client(ControlError("It does not answer."))
    store.replace(STATUS)

    StatusActions(store, bridge, lambda: client).refresh()

    qtbot.waitUntil(client.asked.is_set)
    assert store.snapshot == STATUS


def test_without_a_backend_nothing_is_asked(bridge: Bridge) -> None:
    store = StatusStore()

    StatusActions(store, bridge, lambda: None).refresh()

    assert store.snapshot is None
