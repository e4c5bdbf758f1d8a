"""Asking the backend about itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from server.contract.control import Credentials
from workbench.actions.api_docs import ApiDocsActions
from workbench.bridge import Bridge
from workbench.client.control import ControlError
from workbench.state.api import ApiSnapshot, ApiStore

ALICE = Credentials(username="alice", password="pw", role="user")


class FakeStatus:
    users = (ALICE,)


class FakeControl:
    def __init__(self, *, answers: bool = True) -> None:
        self.answers = answers

    async def status(self) -> FakeStatus:
        return FakeStatus()

    async def openapi(self) -> dict[str, Any]:
        if not self.answers:
            raise ControlError("The backend does not answer.")
        return {"paths": {"/tasks": {"get": {}}}}


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def actions_with(store: ApiStore, bridge: Bridge, control: object) -> ApiDocsActions:
    stand_in: Any = control
    return ApiDocsActions(store, bridge, lambda: stand_in)


def test_routes_and_users_are_read(bridge: Bridge, qtbot: QtBot) -> None:
    store = ApiStore(ApiSnapshot())

    actions_with(store, bridge, FakeControl()).refresh()

    qtbot.waitUntil(lambda: bool(store.snapshot.users and store.snapshot.docs.routes))
    assert store.snapshot.users == (ALICE,)


def test_a_refusal_is_said_and_keeps_what_is_known(bridge: Bridge, qtbot: QtBot) -> None:
    store = ApiStore(ApiSnapshot(users=(ALICE,)))

    actions_with(store, bridge, FakeControl(answers=False)).refresh()

    qtbot.waitUntil(lambda: bool(store.snapshot.notice))
    assert store.snapshot.users == (ALICE,)


def test_without_a_backend_nothing_is_asked(bridge: Bridge) -> None:
    store = ApiStore(ApiSnapshot(users=(ALICE,)))

    actions_with(store, bridge, None).refresh()

    assert store.snapshot == ApiSnapshot(users=(ALICE,))
