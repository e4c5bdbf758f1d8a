import asyncio
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.features import SettingPatch, SwitchboardPatch
from server.contract.traces import Trace
from server.recording.summary import trace_of


async def _last_trace(tiny) -> Trace:  # type: ignore[no-untyped-def]
    return trace_of(tiny.recorder.store.newest(1)[0])


def _flip(**choices: str) -> SwitchboardPatch:
    return SwitchboardPatch(settings={f"http.{name}": SettingPatch(choice=choice) for name, choice in choices.items()})


async def _get(tiny, path: str):  # type: ignore[no-untyped-def]
    async with tiny.client() as client:
        return await client.get(path)


def test_a_request_passes_every_stage_and_is_recorded(tiny) -> None:
    async def scenario() -> None:
        response = await _get(tiny, "/things/rows/2")

        trace = await _last_trace(tiny)
        outcomes = {stage.id: stage.outcome for stage in trace.stages}
        assert response.json() == [1, 2]
        assert outcomes == {
            "http.outer": "passed",
            "http.gate": "off",
            "http.inner": "passed",
            "http.broken": "off",
            "routing": "passed",
            "validation": "passed",
            "handler": "passed",
            "cache": "off",
            "sql": "passed",
        }
        assert trace.summary.route == "/things/rows/{count}"
        assert trace.summary.client_port == 5050
        assert trace.summary.statements == 2
        assert trace.summary.repeats == 2

    asyncio.run(scenario())


def test_headers_are_told_to_the_stage_that_added_them(tiny) -> None:
    async def scenario() -> None:
        await _get(tiny, "/things/empty")

        trace = await _last_trace(tiny)
        inner = next(stage for stage in trace.stages if stage.id == "http.inner")
        assert [(change.op, change.name, change.value) for change in inner.response_changes] == [
            ("added", "x-passed", "inner")
        ]
        assert [(change.op, change.name, change.value) for change in inner.request_changes] == [
            ("changed", "x-seen", "outer, inner")
        ]

    asyncio.run(scenario())


def test_own_times_add_up_to_the_whole(tiny) -> None:
    async def scenario() -> None:
        await _get(tiny, "/things/rows/3")

        trace = await _last_trace(tiny)
        own = sum(stage.own_ms for stage in trace.stages)
        assert own <= trace.summary.duration_ms
        assert all(stage.in_ms >= 0 and stage.out_ms >= 0 for stage in trace.stages)
        reached = [stage.enter_ms for stage in trace.stages if stage.movable and stage.enter_ms is not None]
        assert reached == sorted(reached)

    asyncio.run(scenario())


def test_a_stage_that_answers_turns_the_request_round(tiny) -> None:
    async def scenario() -> None:
        await tiny.switches.change(_flip(gate="on"))
        response = await _get(tiny, "/things/empty")

        trace = await _last_trace(tiny)
        outcomes = {stage.id: stage.outcome for stage in trace.stages}
        assert response.status_code == 429
        assert trace.summary.turned_at == "http.gate"
        assert outcomes["http.gate"] == "turned"
        assert outcomes["http.inner"] == outcomes["handler"] == outcomes["sql"] == "not_reached"
        assert tiny.recorder.tick().turned == {"http.gate 429": 1}

    asyncio.run(scenario())


@pytest.mark.parametrize("path", ["/nowhere", "/things/rows/two", "/things/failing", "/things/missing"])
def test_where_a_request_ends_early(tiny, path: str) -> None:
    expected = {
        "/nowhere": (404, "routing", None),
        "/things/rows/two": (422, "validation", None),
        "/things/failing": (500, None, "handler"),
        "/things/missing": (404, None, None),
    }

    async def scenario() -> None:
        response = await _get(tiny, path)

        summary = (await _last_trace(tiny)).summary
        assert (response.status_code, summary.turned_at, summary.failed_at) == expected[path]

    asyncio.run(scenario())


def test_a_broken_stage_gives_500_and_the_next_request_works(tiny) -> None:
    async def scenario() -> None:
        await tiny.switches.change(_flip(broken="on"))
        broken = await _get(tiny, "/things/empty")
        trace = await _last_trace(tiny)
        await tiny.switches.change(_flip(broken="off"))
        mended = await _get(tiny, "/things/empty")

        assert (broken.status_code, mended.status_code) == (500, 200)
        assert trace.summary.failed_at == "http.broken"
        assert trace.error.startswith("ValueError: this stage is broken")
        assert tiny.recorder.in_flight == 0

    asyncio.run(scenario())


@pytest.mark.parametrize("tracing", [True, False])
def test_the_stages_outside_a_broken_one_still_run_on_the_way_back(tiny, tracing: bool) -> None:
    async def scenario() -> None:
        tiny.recorder.enabled = tracing
        await tiny.switches.change(_flip(broken="on"))
        broken = await _get(tiny, "/things/empty")

        assert broken.status_code == 500
        assert broken.headers.get_list("x-passed") == ["inner", "outer"]
        if tracing:
            outcomes = {stage.id: stage.outcome for stage in (await _last_trace(tiny)).stages if stage.movable}
            assert (outcomes["http.outer"], outcomes["http.broken"]) == ("passed", "failed")

    asyncio.run(scenario())


def test_a_websocket_goes_past_the_stages_which_speak_http_only(tiny) -> None:
    async def scenario() -> None:
        sent: list[Message] = []
        scope = {"type": "websocket", "path": "/nowhere", "headers": [], "query_string": b"", "root_path": ""}

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await tiny.pipeline(scope, receive, send)

        assert [message["type"] for message in sent] == ["websocket.close"]
        assert tiny.recorder.tick().statuses == {}

    asyncio.run(scenario())


def test_a_request_in_flight_finishes_on_the_stack_it_began_with(tiny) -> None:
    class Waiting:
        def __init__(self, app: ASGIApp) -> None:
            self.app = app

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            entered.set()
            await release.wait()
            await self.app(scope, receive, send)

    entered, release = asyncio.Event(), asyncio.Event()
    outer = tiny.features[0]
    waiting = replace(outer, stage=replace(outer.stage, build=lambda app, _setting, _resources: Waiting(app)))
    tiny.features = (waiting, *tiny.features[1:])
    tiny.__post_init__()

    async def scenario() -> None:
        running = asyncio.create_task(_get(tiny, "/things/cached"))
        await entered.wait()
        patch = SwitchboardPatch(
            settings={"data.greeting": SettingPatch(choice="loud"), "http.inner": SettingPatch(choice="off")}
        )
        await tiny.switches.change(patch)
        release.set()
        first, second = await running, await _get(tiny, "/things/cached")

        assert first.json() == {"greeting": "quiet 1"}
        assert first.headers["x-passed"] == "inner"
        assert second.json() == {"greeting": "LOUD"}
        assert "x-passed" not in second.headers

    asyncio.run(scenario())


def test_a_cache_hit_without_sql_is_where_the_request_turned(tiny) -> None:
    async def scenario() -> None:
        await _get(tiny, "/things/cached")

        trace = await _last_trace(tiny)
        assert trace.summary.turned_at == "cache"
        assert (trace.summary.cache_hits, trace.cache[0].reason) == (1, "fresh")

    asyncio.run(scenario())


def test_without_tracing_requests_are_only_counted(tiny) -> None:
    async def scenario() -> None:
        tiny.recorder.enabled = False
        await _get(tiny, "/things/rows/1")
        await _get(tiny, "/things/failing")

        tick = tiny.recorder.tick()
        assert tiny.recorder.store.newest(5) == []
        assert tick.statuses == {"2xx": 1, "5xx": 1}
        assert len(tick.latencies_ms) == 2

    asyncio.run(scenario())


def test_a_post_is_committed_before_its_response(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            created = await client.post("/things/", json={"text": "new"})
            read_back = await client.get("/things/rows/4")

        trace = trace_of(tiny.recorder.store.newest(2)[1])
        assert (created.status_code, read_back.json()) == (201, [1, 2, 3, 4])
        names = [span.name for span in trace.spans]
        assert "read body" in names
        assert "store the note" in names
        assert "commit" in names

    asyncio.run(scenario())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(["http.outer", "http.gate", "http.inner", "http.broken"]),
    outer=st.sampled_from(["on", "off"]),
    inner=st.sampled_from(["on", "off"]),
)
def test_stages_run_in_the_chosen_order_whatever_it_is(tiny, order: list[str], outer: str, inner: str) -> None:
    async def scenario() -> None:
        patch = _flip(outer=outer, inner=inner).model_copy(update={"order": tuple(order)})
        await tiny.switches.change(patch)
        tiny.recorder.tick()
        response = await _get(tiny, "/things/empty")

        trace = await _last_trace(tiny)
        on = {"http.outer": outer == "on", "http.inner": inner == "on"}
        expected = [stage for stage in order if on.get(stage)]
        passed_outwards = response.headers.get_list("x-passed")
        assert [f"http.{name}" for name in reversed(passed_outwards)] == expected
        assert [stage.id for stage in trace.stages if stage.movable] == order
        assert [stage.id for stage in trace.stages if stage.movable and stage.outcome == "passed"] == expected

    asyncio.run(scenario())
