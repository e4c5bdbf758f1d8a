import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import httpx
import pytest

from server.contract import TOKEN_HEADER
from server.contract.control import Reset
from server.contract.events import SwitchEvent, TickEvent
from server.contract.features import SettingPatch, Switchboard, SwitchboardPatch
from workbench.client.control import ControlClient, ControlError
from workbench.core.backend import ControlAddress

Result = TypeVar("Result")
ADDRESS = ControlAddress("http://127.0.0.1:9", "the-token")
BOARD = Switchboard(version=4, settings={}, order=("http.etag",))
TICK = TickEvent(at=1.0, span_s=0.25)
SWITCH = SwitchEvent(at=2.0, label="etag on", switchboard=BOARD)
TRACE = {
    "seq": 3,
    "request_id": "r",
    "method": "GET",
    "path": "/",
    "status": 200,
    "started_at": 1.0,
    "duration_ms": 2.0,
}


class Listener:
    """Plays the control listener: keeps the requests, answers each with the same."""

    def __init__(self, answer: object = None, status: int = 200, text: str | None = None) -> None:
        self.requests: list[httpx.Request] = []
        self._content = json.dumps(answer) if text is None else text
        self._status = status

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(self._status, content=self._content)

    @property
    def asked(self) -> str:
        request = self.requests[-1]
        return f"{request.method} {request.url.raw_path.decode()}"

    @property
    def body(self) -> object:
        return json.loads(self.requests[-1].content)


def ask(listener: Callable[[httpx.Request], httpx.Response], question: Callable[[ControlClient], Any]) -> Any:
    async def scene() -> Any:
        client = ControlClient(ADDRESS, httpx.MockTransport(listener))
        try:
            answer: Coroutine[Any, Any, Any] = question(client)
            return await answer
        finally:
            await client.aclose()

    return asyncio.run(scene())


def board() -> Any:
    return BOARD.model_dump(mode="json")


def test_every_request_carries_the_token() -> None:
    listener = Listener(board())

    ask(listener, lambda client: client.switchboard())

    assert listener.requests[0].headers[TOKEN_HEADER] == "the-token"
    assert str(listener.requests[0].url).startswith(ADDRESS.url)


def test_answers_are_typed_by_the_contract() -> None:
    assert ask(Listener(board()), lambda client: client.switchboard()) == BOARD


@pytest.mark.parametrize(
    ("question", "answer", "asked"),
    [
        (lambda client: client.features(), [], "GET /features"),
        (lambda client: client.worlds(), [], "GET /worlds"),
        (lambda client: client.traces(limit=5, after_seq=7), [TRACE], "GET /traces?limit=5&after_seq=7"),
        (lambda client: client.traces(limit=5, port=4711), [], "GET /traces?limit=5&after_seq=0&port=4711"),
        (lambda client: client.log(lines=3), ["one"], "GET /log?lines=3"),
        (lambda client: client.start_capture("before"), {"id": "c1"}, "POST /captures"),
        (lambda client: client.shutdown(), {}, "POST /shutdown"),
        (lambda client: client.tracing(False), {}, "PUT /tracing"),
        (
            lambda client: client.explain(3, 1),
            {"sql": "SELECT 1", "dialect": "sqlite", "nodes": [], "text": ""},
            "POST /traces/3/statements/1/explain",
        ),
        (
            lambda client: client.source("sql", seq=3),
            {"stage": "sql", "path": "server/x.py", "line": 1, "text": ""},
            "GET /stages/sql/source?seq=3",
        ),
    ],
)
def test_routes(question: Callable[[ControlClient], Any], answer: object, asked: str) -> None:
    listener = Listener(answer)

    ask(listener, question)

    assert listener.asked == asked


def test_a_patch_says_only_what_is_wanted() -> None:
    listener = Listener(board())
    patch = SwitchboardPatch(settings={"http.etag": SettingPatch(choice="on")})

    ask(listener, lambda client: client.patch_switchboard(patch))

    assert listener.asked == "PATCH /switchboard"
    assert listener.body == {"settings": {"http.etag": {"choice": "on"}}}


def test_a_reset_says_only_what_is_wanted() -> None:
    listener = Listener({"world": "tasks-1k", "duration_ms": 3.5, "from_snapshot": True})

    result = ask(listener, lambda client: client.reset(Reset(world="tasks-1k")))

    assert listener.body == {"world": "tasks-1k"}
    assert result.duration_ms == 3.5


def test_a_problem_answer_is_told_in_its_own_words() -> None:
    listener = Listener({"title": "Conflict", "status": 409, "detail": "A reset is under way."}, 409)

    with pytest.raises(ControlError, match="A reset is under way") as caught:
        ask(listener, lambda client: client.status())

    assert caught.value.status == 409


@pytest.mark.parametrize("text", ["<html>", "[]", "{}"])
def test_an_answer_that_is_no_problem_is_told_by_its_status(text: str) -> None:
    with pytest.raises(ControlError, match="The backend answered 500"):
        ask(Listener(status=500, text=text), lambda client: client.status())


def test_a_backend_that_is_gone_is_told_in_plain_words() -> None:
    def gone(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("Connection refused", request=request)

    with pytest.raises(ControlError, match="The backend does not answer: Connection refused"):
        ask(gone, lambda client: client.status())


async def _all_events(client: ControlClient) -> list[object]:
    return [event async for event in client.events()]


def test_events_are_told_apart_line_by_line() -> None:
    lines = f"{TICK.model_dump_json()}\n\n{SWITCH.model_dump_json()}\n"

    assert ask(Listener(text=lines), _all_events) == [TICK, SWITCH]


def test_a_refused_event_stream_is_told() -> None:
    with pytest.raises(ControlError, match="refused its event stream") as caught:
        ask(Listener(status=401), _all_events)

    assert caught.value.status == 401


def test_a_broken_event_stream_is_told() -> None:
    def breaks(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("reset by peer", request=request)

    with pytest.raises(ControlError, match="The event stream broke: reset by peer"):
        ask(breaks, _all_events)


def test_a_closed_client_says_so() -> None:
    client = ControlClient(ADDRESS)
    assert not client.closed

    asyncio.run(client.aclose())

    assert client.closed


def test_the_apis_document_is_asked_of_the_control_listener() -> None:
    listener = Listener({"paths": {}})

    assert ask(listener, lambda client: client.openapi()) == {"paths": {}}
    assert listener.asked == "GET /openapi"


def test_a_question_under_way_ends_when_the_client_is_closed() -> None:
    ended: list[str] = []

    async def never(_request: httpx.Request) -> httpx.Response:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("connection")
        raise AssertionError("nobody answers")

    async def scene() -> None:
        client = ControlClient(ADDRESS, httpx.MockTransport(never))
        question = asyncio.create_task(client.status())
        for _ in range(20):  # turns of the loop: the request is on its way
            await asyncio.sleep(0)
        await client.aclose()
        assert ended == ["connection"]
        with pytest.raises(ControlError, match="another one was started"):
            await question

    asyncio.run(scene())


def test_a_closed_client_opens_no_connection_again() -> None:
    listener = Listener({})

    async def scene() -> None:
        client = ControlClient(ADDRESS, httpx.MockTransport(listener))
        await client.aclose()
        with pytest.raises(ControlError, match="does not answer"):
            await client.status()
        with pytest.raises(ControlError, match="does not answer"):
            async for _event in client.events():
                pass

    asyncio.run(scene())
    assert listener.requests == []


def test_who_asked_may_call_it_off() -> None:
    async def never(_request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError("nobody answers")

    async def scene() -> None:
        client = ControlClient(ADDRESS, httpx.MockTransport(never))
        question = asyncio.create_task(client.status())
        await asyncio.sleep(0)
        question.cancel()
        with pytest.raises(asyncio.CancelledError):
            await question
        await client.aclose()

    asyncio.run(scene())


def test_only_a_newline_ends_an_event() -> None:
    odd = SWITCH.model_copy(update={"label": "one\u2028line\u0085still"})
    text = f"{odd.model_dump_json()}\n\n{TICK.model_dump_json()}"

    assert ask(Listener(text=text), _all_events) == [odd, TICK]
