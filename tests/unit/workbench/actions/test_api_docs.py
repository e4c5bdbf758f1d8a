"""Asking the backend about itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from server.contract.control import Credentials
from workbench.actions.api_docs import ApiDocsActions
from workbench.bridge import Bridge
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.state.api import ApiSnapshot, ApiStore

ALICE = Credentials(username="alice", password="pw", role="user")


class FakeStatus:
    users = (ALICE,)


class FakeControl:
    async def status(self) -> FakeStatus:
        return FakeStatus()


class FakeSender:
    def __init__(self, body: Path) -> None:
        self.body = body
        self.status = 200
        self.bases: list[str] = []

    async def send(self, draft: RequestDraft, base: str) -> Exchange:
        self.bases.append(base)
        response = ReceivedResponse(self.status, "", "HTTP/1.1", (), self.body, 1, 1)
        return Exchange("x", draft, 0.0, None, response, None, Phases())


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def actions_with(store: ApiStore, bridge: Bridge, sender: object, control: object) -> ApiDocsActions:
    loose: Any = (sender, lambda: control)
    return ApiDocsActions(store, bridge, *loose)


def test_routes_and_users_are_read_and_the_file_is_cleaned_up(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    body = tmp_path / "x.body"
    body.write_text(json.dumps({"paths": {"/tasks": {"get": {}}}}))
    store = ApiStore(ApiSnapshot())

    actions_with(store, bridge, FakeSender(body), FakeControl()).refresh("http://h")

    qtbot.waitUntil(lambda: bool(store.snapshot.users and store.snapshot.docs.routes))
    assert store.snapshot.users == (ALICE,)
    assert not body.exists()


def test_a_refusal_is_said_and_keeps_what_is_known(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    sender = FakeSender(tmp_path / "x.body")
    sender.status = 500
    store = ApiStore(ApiSnapshot(users=(ALICE,)))

    actions_with(store, bridge, sender, None).refresh("http://h")

    qtbot.waitUntil(lambda: bool(store.snapshot.notice))
    assert store.snapshot.users == (ALICE,)
