import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import fakeredis
import pytest
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse

from server.contract.features import Setting
from server.features.http.idempotency import Idempotency
from server.identity import Identity
from server.resources import Resources
from server.worlds import seeded_users

TASK = {"title": "Pay the invoice", "owner_id": 1}
KEY = {"Idempotency-Key": "7f0b-1"}


@pytest.fixture
def guarded(taught):
    taught.set("http.idempotency", "on")
    return taught


def test_off_a_retry_does_it_again(taught) -> None:
    first, second = (taught.send("POST", "/tasks", json=TASK, headers=KEY) for _ in range(2))

    assert first.json()["id"] != second.json()["id"]


def test_a_retry_gets_the_first_answer(guarded) -> None:
    first, second = (guarded.send("POST", "/tasks", json=TASK, headers=KEY) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert first.headers["location"] == second.headers["location"]
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert guarded.trace.summary.turned_at == "http.idempotency"
    assert guarded.trace.summary.statements == 0
    assert guarded.note("http.idempotency") == "a retry: gets the first answer, nothing is done"


def test_without_a_key_nothing_is_promised(guarded) -> None:
    first, second = (guarded.send("POST", "/tasks", json=TASK) for _ in range(2))

    assert first.json()["id"] != second.json()["id"]
    assert guarded.note("http.idempotency") == "no key: a retry does it again"


def test_other_methods_need_no_key(guarded) -> None:
    assert [guarded.get("/tasks/7", headers=KEY).status_code for _ in range(2)] == [200, 200]
    assert guarded.note("http.idempotency") == "only for POST"


@pytest.mark.parametrize(("path", "body"), [("/tasks", TASK | {"title": "Another"}), ("/tasks?x=1", TASK)])
def test_another_request_under_the_same_key_is_422(guarded, path: str, body: dict[str, object]) -> None:
    guarded.send("POST", "/tasks", json=TASK, headers=KEY)
    answer = guarded.send("POST", path, json=body, headers=KEY)

    assert answer.status_code == 422
    assert guarded.note("http.idempotency") == "the key belongs to another request"


def test_a_refusal_is_an_answer_too(guarded) -> None:
    statuses = [guarded.send("POST", "/tasks", json={}, headers=KEY).status_code for _ in range(2)]

    assert statuses == [422, 422]
    assert guarded.trace.summary.turned_at == "http.idempotency"


def test_a_failure_of_ours_is_not_kept(guarded) -> None:
    guarded.set("chaos.errors", "on", percent=100, status=503)
    failed = guarded.send("POST", "/tasks", json=TASK, headers=KEY)
    guarded.set("chaos.errors", "off")

    assert failed.status_code == 503
    assert guarded.send("POST", "/tasks", json=TASK, headers=KEY).status_code == 201


def test_a_token_is_never_kept(guarded) -> None:
    guarded.set("auth.mode", "jwt")
    password = next(user.password for user in seeded_users() if user.username == "alice")
    body = {"username": "alice", "password": password}
    answers = [guarded.send("POST", "/login", json=body, headers=KEY) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert guarded.note("http.idempotency") == "first time: answer not kept"


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_has_a_sensible_length(guarded, key: str) -> None:
    assert guarded.send("POST", "/tasks", json=TASK, headers={"Idempotency-Key": key}).status_code == 400


def test_without_redis_a_keyed_post_is_refused(guarded) -> None:
    guarded.redis_server.connected = False
    answer = guarded.send("POST", "/tasks", json=TASK, headers=KEY)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert guarded.send("POST", "/tasks", json=TASK).status_code == 201


App = Callable[..., Awaitable[None]]


class Bare:
    """The stage alone around an application of the test's own."""

    def __init__(self, app: App) -> None:
        self.redis = fakeredis.FakeAsyncRedis()
        resources = Resources(None, None, self.redis, None, "", None)  # type: ignore[arg-type]  # only Redis is used
        self.stage = Idempotency(app, Setting(choice="on", params={"ttl_s": 60}), resources)

    async def post(self, body: bytes = b"{}", user: Identity | None = None) -> int:
        sent: list[Any] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "POST", "path": "/tasks", "query_string": b""}
        scope |= {"headers": [(b"idempotency-key", b"k")], "state": {"user": user} if user else {}}
        await self.stage(scope, receive, send)
        status: int = sent[0]["status"]
        return status


def test_while_the_first_is_under_way_a_retry_gets_409() -> None:
    async def scenario() -> None:
        came, go = asyncio.Event(), asyncio.Event()

        async def slow(scope: Any, receive: Any, send: Any) -> None:
            came.set()
            await go.wait()
            await PlainTextResponse("done", 201)(scope, receive, send)

        bare = Bare(slow)
        first = asyncio.create_task(bare.post())
        await came.wait()
        assert [await bare.post(), await bare.post(b"[]")] == [409, 422]
        go.set()
        assert [await first, await bare.post()] == [201, 201]

    asyncio.run(scenario())


def test_a_crash_lets_go_of_the_key() -> None:
    async def scenario() -> None:
        fails = [True, False]

        async def crashing(scope: Any, receive: Any, send: Any) -> None:
            if fails.pop(0):
                raise ValueError("crashed")
            await PlainTextResponse("done", 201)(scope, receive, send)

        bare = Bare(crashing)
        with pytest.raises(ValueError, match="crashed"):
            await bare.post()
        assert await bare.post() == 201

    asyncio.run(scenario())


def test_a_claim_that_ended_is_not_settled_by_who_lost_it() -> None:
    async def scenario() -> None:
        async def overtaken(scope: Any, receive: Any, send: Any) -> None:
            await bare.redis.set("bw:idempotency:anybody:k", json.dumps({"fingerprint": "another's", "owner": "x"}))
            await PlainTextResponse("late", 201)(scope, receive, send)

        bare = Bare(overtaken)
        await bare.post()
        assert json.loads(await bare.redis.get("bw:idempotency:anybody:k"))["owner"] == "x"

    asyncio.run(scenario())


def test_each_user_has_keys_of_their_own() -> None:
    async def scenario() -> None:
        count = 0

        async def counting(scope: Any, receive: Any, send: Any) -> None:
            nonlocal count
            count += 1
            await PlainTextResponse("done", 201)(scope, receive, send)

        bare = Bare(counting)
        for user in (Identity(1, "alice", "member"), Identity(2, "bob", "member"), Identity(1, "alice", "member")):
            await bare.post(user=user)
        assert count == 2

    asyncio.run(scenario())


def test_half_a_body_is_not_a_request() -> None:
    async def scenario() -> None:
        async def gone() -> Any:
            return {"type": "http.disconnect"}

        scope = {"method": "POST", "path": "/", "query_string": b"", "headers": [(b"idempotency-key", b"k")]}
        with pytest.raises(ClientDisconnect):
            await Bare(None).stage(scope, gone, None)  # type: ignore[arg-type]  # neither is reached

    asyncio.run(scenario())
