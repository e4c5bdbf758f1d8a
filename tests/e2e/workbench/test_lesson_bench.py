"""The headless bench on a real backend: sending as nobody and as somebody, bursts with their work, restoring."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from lessons.format.models import Page
from server.contract.features import SettingPatch
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.core.query_text import with_url_text
from workbench.core.request import JsonBody, RequestDraft, Row
from workbench.headless import RunningBackend, running_backend
from workbench.learning.bench import BenchError
from workbench.lesson_bench import LessonBench

pytestmark = pytest.mark.e2e

Scenario = Callable[[LessonBench, RunningBackend], Awaitable[Any]]


def _get(target: str) -> RequestDraft:
    return with_url_text(RequestDraft(), "{{base}}" + target)


def _keyed(key: str) -> RequestDraft:
    body, headers = JsonBody('{"title": "Pay the rent", "owner_id": 1}'), (Row("Idempotency-Key", key),)
    return RequestDraft("POST", "{{base}}/tasks", headers=headers, body=body)


def _run(folder: Path, scenario: Scenario) -> Any:
    async def whole() -> Any:
        async with running_backend("tasks-1k") as backend:
            sender = Sender(BodyStore(folder))
            try:
                return await scenario(LessonBench(backend.control, sender, backend.address), backend)
            finally:
                await sender.close()

    return asyncio.run(whole())


def test_each_send_finds_its_own_trace_however_fast_they_come(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> list[tuple[str, bool]]:
        found = []
        for number in range(1, 31):  # more than the recorder keeps in one of its ticks
            seq = await bench.send(_get(f"/tasks/{number}"), "")
            assert seq is not None
            body = await bench.body(seq)
            found.append(((await bench.trace(seq)).summary.path, f'"id":{number},'.encode() in (body or b"")))
        return found

    assert _run(tmp_path, scenario) == [(f"/tasks/{number}", True) for number in range(1, 31)]


def test_a_send_right_after_a_burst_is_recorded(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> None:
        limit = SettingPatch(choice="on", params={"rate": 0.1, "burst": 5})
        await bench.switch({"http.rate_limit": limit})
        burst = await bench.burst(_get("/tasks?owner_id=3"), "", 40, 2)
        seq = await bench.send(_get("/tasks?owner_id=3"), "")

        assert (burst.count, burst.ok, burst.statuses["429"], burst.statuses["500"]) == (40, 5, 35, 0)
        assert burst.vm_steps_max is not None
        assert 0 < burst.vm_steps_max <= burst.vm_steps_total
        assert seq is not None
        assert (await bench.trace(seq)).summary.status == 429

    _run(tmp_path, scenario)


@pytest.mark.parametrize("mode", ["session", "jwt"])
def test_a_login_is_by_whatever_way_the_backend_asks_for(tmp_path: Path, mode: str) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> None:
        await bench.switch({"auth.mode": SettingPatch(choice=mode)})
        for login, status in (("alice", 200), ("admin", 200), ("alice", 200), ("", 401)):
            seq = await bench.send(_get("/me"), login)
            assert seq is not None
            trace = await bench.trace(seq)
            assert trace.summary.status == status
            note = next(stage.note for stage in trace.stages if stage.id == "auth.mode")
            assert note.startswith(login)

    _run(tmp_path, scenario)


def test_without_authentication_a_login_sends_plainly(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> tuple[int, ...]:
        await bench.send(_get("/tasks/1"), "alice")
        return tuple(summary.status for summary in await bench.traces(0) if summary.path == "/login")

    assert _run(tmp_path, scenario) == ()


def test_restoring_brings_rows_and_switches_back(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> None:
        before = await bench.state()
        await bench.switch({"cache.profile": SettingPatch(choice="aside")})
        await bench.send(RequestDraft("DELETE", "{{base}}/tasks/1"), "")
        assert (await bench.state()).row_counts["tasks"] == before.row_counts["tasks"] - 1
        board = await bench.restore("tasks-1k", {"data.index": SettingPatch(choice="owner")})
        after = await bench.state()

        assert after.row_counts == before.row_counts
        assert (board.settings["cache.profile"].choice, board.settings["data.index"].choice) == ("off", "owner")

    _run(tmp_path, scenario)


def test_plans_are_given_and_what_is_gone_is_said(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> None:
        seq = await bench.send(_get("/tasks?owner_id=3&limit=5"), "")
        assert seq is not None
        plan = await bench.explain(seq, 0)
        assert plan is not None
        assert "SCAN tasks" in plan.text
        assert await bench.explain(seq, 99) is None
        with pytest.raises(BenchError):
            await bench.trace(seq + 1000)
        await bench.switch({"auth.mode": SettingPatch(choice="jwt")})
        with pytest.raises(BenchError, match="no seeded user 'bob2'"):
            await bench.send(_get("/me"), "bob2")

    _run(tmp_path, scenario)


def test_without_tracing_a_send_has_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.lesson_bench.TRACE_WAIT_S", 0.1)

    async def scenario(bench: LessonBench, backend: RunningBackend) -> tuple[int | None, bool]:
        await backend.control.tracing(False)
        return await bench.send(_get("/tasks/1"), ""), (await bench.state()).tracing

    assert _run(tmp_path, scenario) == (None, False)


def test_a_backend_that_is_gone_is_said_in_plain_words(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, backend: RunningBackend) -> None:
        await backend.supervisor.stop()
        with pytest.raises(BenchError):
            await bench.state()
        with pytest.raises(BenchError):
            await bench.send(_get("/tasks/1"), "")

    _run(tmp_path, scenario)


def test_a_phone_sends_twice_and_leaves_the_trace_of_the_retry(tmp_path: Path) -> None:
    async def scenario(bench: LessonBench, _backend: RunningBackend) -> tuple[list[str], list[int], list[int]]:
        before = (await bench.state()).row_counts["tasks"]
        turned, attempts, made = [], [], []
        for choice, key in (("off", "may"), ("on", "june")):
            await bench.switch({"http.idempotency": SettingPatch(choice=choice)})
            mark = max((one.seq for one in await bench.traces(0)), default=0)
            seq = await bench.send(_keyed(key), "", page=Page("mobile", ""))
            assert seq is not None
            turned.append((await bench.trace(seq)).summary.turned_at or "")
            attempts.append(sum(one.method == "POST" for one in await bench.traces(mark)))
            made.append((await bench.state()).row_counts["tasks"] - before)
        return turned, attempts, made

    assert _run(tmp_path, scenario) == (["", "http.idempotency"], [2, 2], [2, 3])


def test_a_page_leaves_the_trace_of_its_preflight_when_that_keeps_it(tmp_path: Path) -> None:
    page = Page("browser", "http://localhost:3000")

    async def scenario(bench: LessonBench, _backend: RunningBackend) -> list[str]:
        methods = []
        for patch in (SettingPatch(choice="off"), SettingPatch(choice="list", params={"methods": "DELETE"})):
            await bench.switch({"http.cors": patch})
            seq = await bench.send(with_url_text(RequestDraft("DELETE"), "{{base}}/tasks/7"), "", page=page)
            assert seq is not None
            methods.append((await bench.trace(seq)).summary.method)
        return methods

    assert _run(tmp_path, scenario) == ["OPTIONS", "DELETE"]
