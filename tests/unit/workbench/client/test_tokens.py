"""Credentials that are fetched first: kept by identity, renewed in time or once after 401, never sent astray."""

import asyncio
import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.unit.workbench.client.hostile import Asked, response, routes, send, serving
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.core.exchange import Exchange
from workbench.core.request import LoginAuth, OAuth2PasswordAuth, RequestDraft

ALICE = LoginAuth("alice", "a {strange} word")
DRAFT = RequestDraft(url="/tasks", auth=ALICE, timeout_s=20)
Table = dict[str, bytes | Callable[[Asked], bytes]]


def as_json(content: object, status: str = "200 OK", *lines: str) -> bytes:
    return response(status, "Content-Type: application/json", *lines, body=json.dumps(content).encode())


class Api:
    """Hands out numbered tokens, and takes only those that are still good."""

    def __init__(self, **more: object) -> None:
        self.more = more
        self.given = 0
        self.revoked: set[str] = set()

    def login(self, asked: Asked) -> bytes:
        assert json.loads(asked.body) == {"username": "alice", "password": "a {strange} word"}
        self.given += 1
        return as_json({"access_token": f"t{self.given}", "token_type": "Bearer", **self.more})

    def tasks(self, asked: Asked) -> bytes:
        token = asked.header("authorization").removeprefix("Bearer ")
        good = token == f"t{self.given}" and token not in self.revoked
        return response(body=b"tasks") if good else response("401 Unauthorized")

    @property
    def table(self) -> Table:
        return {"/login": self.login, "/tasks": self.tasks}


def statuses(exchange: Exchange) -> list[tuple[str, int]]:
    last = exchange.response.status if exchange.response else 0
    return [*((hop.why, hop.status) for hop in exchange.hops), ("", last)]


def test_a_log_in_comes_first_and_is_kept(tmp_path: Path) -> None:
    (first, second), server = send(routes(Api().table), DRAFT, tmp_path, times=2)

    assert statuses(first) == [("login", 200), ("", 200)]
    assert statuses(second) == [("", 200)]
    assert [asked.target for asked in server.seen] == ["/login", "/tasks", "/tasks"]
    assert first.sent is not None
    header = next(header for header in first.sent.headers if header.name == "Authorization")
    assert (header.value, header.by) == ("Bearer t1", "auth")
    assert "alice" in header.why


def test_neither_password_nor_token_is_kept_on_disk_or_in_the_hop(tmp_path: Path) -> None:
    (exchange,), _ = send(routes(Api().table), DRAFT, tmp_path)

    assert exchange.hops[0].sent.body == b""
    assert [path.read_bytes() for path in tmp_path.glob("*.body")] == [b"tasks"]


def test_one_that_runs_out_soon_is_renewed_before(tmp_path: Path) -> None:
    exchanges, _ = send(routes(Api(expires_in=5).table), DRAFT, tmp_path, times=2)

    assert [statuses(one)[0] for one in exchanges] == [("login", 200), ("login", 200)]


def test_the_end_of_a_jwt_is_read_from_it(tmp_path: Path) -> None:
    claims = base64.urlsafe_b64encode(b'{"exp": 1000}').decode().rstrip("=")
    table: Table = {"/login": as_json({"access_token": f"h.{claims}.s"}), "/tasks": response()}

    exchanges, _ = send(routes(table), DRAFT, tmp_path, times=2)

    assert [len(one.hops) for one in exchanges] == [1, 1]


def test_after_401_it_logs_in_once_more(tmp_path: Path) -> None:
    api = Api()

    async def run() -> Exchange:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes(api.table)) as server:
            await sender.send(DRAFT, server.base)
            api.revoked.add("t1")
            exchange = await sender.send(DRAFT, server.base)
            await sender.close()
            return exchange

    assert statuses(asyncio.run(run())) == [("retry", 401), ("login", 200), ("", 200)]


def test_a_401_for_a_new_token_is_the_answer(tmp_path: Path) -> None:
    table: Table = {"/login": as_json({"access_token": "t"}), "/tasks": response("401 Unauthorized")}

    (exchange,), server = send(routes(table), DRAFT, tmp_path)

    assert statuses(exchange) == [("login", 200), ("", 401)]
    assert len(server.seen) == 2


def test_a_session_sends_its_cookie(tmp_path: Path) -> None:
    login = as_json({"access_token": None}, "200 OK", "Set-Cookie: session=s1; Path=/; HttpOnly")

    exchanges, server = send(routes({"/login": login, "/tasks": response()}), DRAFT, tmp_path, times=2)

    assert [asked.header("cookie") for asked in server.seen] == ["", "session=s1", "session=s1"]
    assert exchanges[0].sent is not None
    assert "authorization" not in {header.name.lower() for header in exchanges[0].sent.headers}


def test_without_credentials_to_give_it_is_sent_without(tmp_path: Path) -> None:
    (exchange,), server = send(routes({"/login": as_json({"mode": "none"}), "/tasks": response()}), DRAFT, tmp_path)

    assert statuses(exchange) == [("login", 200), ("", 200)]
    assert server.seen[1].header("authorization") == ""


def test_a_refused_log_in_says_so_and_sends_nothing_else(tmp_path: Path) -> None:
    table: Table = {"/login": as_json({"title": "Unauthenticated", "detail": "wrong password"}, "401 Unauthorized")}

    (exchange,), server = send(routes(table), DRAFT, tmp_path)

    assert exchange.failure is not None
    assert exchange.failure.kind == "login"
    assert exchange.failure.what == "alice was not logged in: the answer was 401 (wrong password: Unauthenticated)."
    assert [(hop.why, hop.status) for hop in exchange.hops] == [("login", 401)]
    assert len(server.seen) == 1


def test_a_draft_that_cannot_be_sent_does_not_log_in(tmp_path: Path) -> None:
    (exchange,), server = send(routes(Api().table), replace(DRAFT, url="/{{nope}}"), tmp_path)

    assert exchange.failure is not None
    assert exchange.failure.kind == "invalid"
    assert server.seen == []


def test_many_at_once_share_one_log_in(tmp_path: Path) -> None:
    api = Api()

    async def run() -> None:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes(api.table)) as server:
            exchanges = await asyncio.gather(*(sender.send(DRAFT, server.base) for _ in range(8)))
            await sender.close()
        assert all(one.response is not None and one.response.status == 200 for one in exchanges)

    asyncio.run(run())

    assert api.given == 1


OAUTH = OAuth2PasswordAuth("{{base}}/token", "alice", "pässword&", "id:1", "s ecret", "read write")


def grants(asked: Asked) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}


def test_the_password_grant_as_the_standard_has_it(tmp_path: Path) -> None:
    table: Table = {"/token": as_json({"access_token": "t", "token_type": "bearer"}), "/tasks": response()}

    (exchange,), server = send(routes(table), replace(DRAFT, auth=OAUTH), tmp_path)

    asked = server.seen[0]
    assert grants(asked) == {
        "grant_type": "password",
        "username": "alice",
        "password": "pässword&",
        "scope": "read write",
    }
    assert asked.header("content-type") == "application/x-www-form-urlencoded"
    assert asked.header("authorization") == "Basic " + base64.b64encode(b"id%3A1:s+ecret").decode()
    assert server.seen[1].header("authorization") == "Bearer t"
    assert statuses(exchange) == [("login", 200), ("", 200)]


def test_a_refresh_token_renews_and_when_refused_the_password_does(tmp_path: Path) -> None:
    seen: list[str] = []

    def token(asked: Asked) -> bytes:
        kind = grants(asked)["grant_type"]
        seen.append(kind)
        if kind == "refresh_token" and seen.count(kind) > 1:
            return as_json({"error": "invalid_grant"}, "400 Bad Request")
        return as_json({"access_token": "t", "token_type": "Bearer", "expires_in": 1, "refresh_token": "r"})

    exchanges, _ = send(routes({"/token": token, "/tasks": response()}), replace(DRAFT, auth=OAUTH), tmp_path, times=3)

    assert seen == ["password", "refresh_token", "refresh_token", "password"]
    assert [hop.status for hop in exchanges[2].hops] == [400, 200]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (as_json({"error": "invalid_client", "error_description": "who?"}, "401 Unauthorized"), "invalid_client: who?"),
        (as_json({"token_type": "Bearer"}), "holds no access_token"),
        (as_json({"access_token": "t", "token_type": "mac"}), "of type mac"),
        (response(body=b"<html>"), "holds no access_token"),
    ],
)
def test_token_endpoints_that_give_none(tmp_path: Path, answer: bytes, words: str) -> None:
    (exchange,), _ = send(routes({"/token": answer}), replace(DRAFT, auth=OAUTH), tmp_path)

    assert exchange.failure is not None
    assert words in exchange.failure.what
