"""The running backend through both of its doors."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from server.contract.control import CaptureResult, ResetResult, Status
from server.contract.events import EVENT
from server.contract.features import Switchboard
from server.contract.traces import Plan, StageSource, Trace

pytestmark = pytest.mark.e2e
Start = Callable[..., Any]


@pytest.fixture
def child(start: Start) -> Any:
    return start()


@pytest.fixture
def control(child: Any) -> Iterator[httpx.Client]:
    with child.control() as client:
        yield client


@pytest.fixture
def taught(child: Any) -> Iterator[httpx.Client]:
    with child.taught() as client:
        yield client


def _newest(control: httpx.Client) -> dict[str, Any]:
    newest: dict[str, Any] = control.get("/traces", params={"limit": 1}).json()[0]
    return newest


def test_status_says_how_it_is(control: httpx.Client, child: Any) -> None:
    status = Status.model_validate_json(control.get("/status").content)

    assert status.pid == child.process.pid
    assert status.redis == "embedded"
    assert status.row_counts["tasks"] == 1000
    assert {user.username for user in status.users} == {"alice", "bob", "admin"}


def test_the_control_listener_is_guarded(child: Any) -> None:
    base = f"http://127.0.0.1:{child.said['control_port']}"
    token = child.control().headers["X-Workbench-Token"]

    assert httpx.get(f"{base}/status").status_code == 401
    assert httpx.get(f"{base}/status", headers={"X-Workbench-Token": "wrong"}).status_code == 401
    guarded = {"X-Workbench-Token": token}
    assert httpx.get(f"{base}/status", headers={**guarded, "Host": "rebound.example"}).status_code == 403
    assert httpx.get(f"{base}/status", headers={**guarded, "Origin": "https://page.example"}).status_code == 403


def test_control_traffic_is_never_recorded(control: httpx.Client, taught: httpx.Client) -> None:
    taught.get("/health")
    control.get("/status")

    assert [trace["path"] for trace in control.get("/traces").json()] == ["/health"]


def test_an_index_changes_the_plan_of_a_recorded_statement(control: httpx.Client, taught: httpx.Client) -> None:
    taught.get("/tasks", params={"owner_id": 5})
    before = _newest(control)
    plan_before = Plan.model_validate_json(control.post(f"/traces/{before['seq']}/statements/0/explain").content)

    control.patch("/switchboard", json={"settings": {"data.index": {"choice": "owner_created"}}})
    taught.get("/tasks", params={"owner_id": 5})
    after = _newest(control)
    plan_after = Plan.model_validate_json(control.post(f"/traces/{after['seq']}/statements/0/explain").content)

    assert plan_before.nodes[0].kind == "scan"
    assert plan_after.nodes[0].kind == "search"
    assert after["vm_steps"] < before["vm_steps"]


def test_a_trace_in_full_and_the_sources_of_its_stages(control: httpx.Client, taught: httpx.Client) -> None:
    taught.get("/tasks/1")
    seq = _newest(control)["seq"]

    trace = Trace.model_validate_json(control.get(f"/traces/{seq}").content)
    sources = {
        stage: StageSource.model_validate_json(control.get(f"/stages/{stage}/source", params={"seq": seq}).content)
        for stage in ("http.request_id", "auth.mode", "data.loading", "handler", "sql", "cache")
    }

    assert trace.summary.route == "/tasks/{task_id}"
    assert trace.statements[0].caller.startswith("domains/tasks/repository.py:")
    assert trace.body_sha256
    assert sources["handler"].path == "server/domains/tasks/endpoints.py"
    assert sources["http.request_id"].text.startswith("class RequestId")
    assert control.get("/stages/nonsense/source").status_code == 404


def test_every_feature_has_a_source(control: httpx.Client) -> None:
    features = [feature["id"] for feature in control.get("/features").json()]

    statuses = {feature: control.get(f"/stages/{feature}/source").status_code for feature in features}

    assert statuses == dict.fromkeys(features, 200)


def test_a_refused_patch_changes_nothing_and_says_why(control: httpx.Client) -> None:
    answer = control.patch(
        "/switchboard",
        json={"settings": {"http.rate_limit": {"choice": "on"}, "data.index": {"choice": "sideways"}}},
    )

    board = Switchboard.model_validate_json(control.get("/switchboard").content)
    assert answer.status_code == 422
    assert "owner_created" in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert (board.version, board.settings["http.rate_limit"].choice) == (1, "off")


def test_events_tell_of_requests_switches_and_ticks(control: httpx.Client, taught: httpx.Client) -> None:
    seen = set()
    with control.stream("GET", "/events") as stream:
        lines = stream.iter_lines()
        EVENT.validate_json(next(lines))  # the first tick: we are subscribed
        taught.get("/health")
        with httpx.Client(base_url=control.base_url, headers=control.headers) as other:
            other.patch("/switchboard", json={"settings": {"http.etag": {"choice": "on"}}})
            other.post("/reset", json={"world": "tasks-1k"})
        while not {"tick", "trace", "switch", "world"} <= seen:
            seen.add(EVENT.validate_json(next(lines)).type)

    assert {"tick", "trace", "switch", "world"} <= seen


def test_reset_puts_rows_and_switches_back(control: httpx.Client, taught: httpx.Client) -> None:
    taught.delete("/tasks/1")
    control.patch("/switchboard", json={"settings": {"http.etag": {"choice": "on"}}})

    result = ResetResult.model_validate_json(control.post("/reset", json={}).content)

    status = Status.model_validate_json(control.get("/status").content)
    assert result.world == "tasks-1k"
    assert status.row_counts["tasks"] == 1000
    assert control.get("/switchboard").json()["settings"]["http.etag"]["choice"] == "off"


def test_a_capture_takes_every_request_in_full(control: httpx.Client, taught: httpx.Client) -> None:
    capture = control.post("/captures", json={"label": "before"}).json()["id"]
    for _ in range(30):
        taught.get("/tasks", params={"owner_id": 5})

    result = CaptureResult.model_validate_json(control.get(f"/captures/{capture}").content)

    assert result.requests == 30
    assert result.statuses == {"200": 30}
    assert len(result.body_hashes) == 1
    assert {len(stage.own_ms) for stage in result.stages} == {30}
    kind = result.statement_kinds[0]
    assert control.post(f"/traces/{kind.trace_seq}/statements/{kind.index}/explain").status_code == 200
    assert control.get(f"/captures/{capture}").status_code == 404


def test_tracing_off_keeps_counting(control: httpx.Client, taught: httpx.Client) -> None:
    control.put("/tracing", json={"enabled": False})
    taught.get("/health")

    assert control.get("/traces").json() == []
    assert control.get("/status").json()["tracing"] is False


def test_rows_survive_a_restart_of_the_process(start: Start) -> None:
    first = start()
    with first.taught() as client:
        client.delete("/tasks/1")
    first.stdin.close()
    first.process.wait(timeout=10)

    second = start()
    with second.taught() as client:
        status = client.get("/tasks/1").status_code

    assert status == 404


def test_shutdown_and_log(control: httpx.Client, taught: httpx.Client, child: Any) -> None:
    taught.get("/health")
    lines = control.get("/log", params={"lines": 5}).json()

    control.post("/shutdown")

    assert child.process.wait(timeout=10) == 0
    assert any(json.dumps("/health") in line for line in lines)
