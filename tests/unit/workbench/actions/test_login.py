"""Logging in with a real POST."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.login import LoginActions
from workbench.bridge import Bridge
from workbench.core.cookies import EMPTY_JAR
from workbench.core.exchange import Exchange, Headers, Phases, ReceivedResponse, SendFailure, SentRequest
from workbench.core.request import BasicAuth, BearerAuth, NoAuth, RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


class FakeSender:
    """Gives the answer it was told to give."""

    def __init__(self, body: Path) -> None:
        self.body = body
        self.status = 200
        self.headers: Headers = ()
        self.refuses = False

    async def send(self, draft: RequestDraft, base: str, **_variables: Mapping[str, str]) -> Exchange:
        sent = SentRequest(draft.method, f"{base}/login", "/login", "HTTP/1.1", (), b"", 0)
        if self.refuses:
            failure = SendFailure("refused", "Nothing is listening.", "", "Start the backend.")
            return Exchange("x", draft, time.time(), sent, None, failure, Phases())
        response = ReceivedResponse(self.status, "", "HTTP/1.1", self.headers, self.body, 2, 2)
        return Exchange("x", draft, time.time(), sent, response, None, Phases())


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.body = folder / "x.body"
        self.sender: Any = FakeSender(self.body)
        self.store = RequestsStore(RequestsSnapshot((Tab(1, RequestDraft(auth=BasicAuth("x", "y"))),), 1, "http://h"))
        self.cookies = CookiesStore(EMPTY_JAR)
        self.actions = LoginActions(self.store, self.cookies, bridge, self.sender)

    def log_in(self, qtbot: QtBot, body: str) -> Tab:
        self.body.write_text(body)
        with qtbot.waitSignal(self.actions.finished):
            self.actions.log_in("alice", "pw")
        qtbot.waitUntil(lambda: "…" not in self.store.snapshot.current.auth_note)
        return self.store.snapshot.current


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_a_token_is_put_in_place(bench: Bench, qtbot: QtBot) -> None:
    tab = bench.log_in(qtbot, '{"access_token": "t0k"}')

    assert tab.draft.auth == BearerAuth("t0k")
    assert "token is in place" in tab.auth_note


def test_a_cookie_goes_into_the_jar(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.headers = (("set-cookie", "session=abc"),)

    tab = bench.log_in(qtbot, '{"access_token": null}')

    assert tab.draft.auth == NoAuth()
    assert bench.cookies.snapshot.cookies[0].value == "abc"
    assert "cookie is in the jar" in tab.auth_note


def test_authentication_that_is_off_is_said(bench: Bench, qtbot: QtBot) -> None:
    assert "authentication is off" in bench.log_in(qtbot, '{"access_token": null}').auth_note


def test_a_refusal_changes_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.status = 401

    tab = bench.log_in(qtbot, "{}")

    assert tab.draft.auth == BasicAuth("x", "y")
    assert "401" in tab.auth_note


def test_no_answer_is_said(bench: Bench, qtbot: QtBot) -> None:
    bench.sender.refuses = True

    assert "Nothing is listening" in bench.log_in(qtbot, "{}").auth_note
