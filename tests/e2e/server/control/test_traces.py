"""Recorded requests through the control listener."""

from typing import Any

import httpx
import pytest

from server.contract.traces import Plan, StageSource, Trace

pytestmark = pytest.mark.e2e


def _newest(control: httpx.Client) -> dict[str, Any]:
    newest: dict[str, Any] = control.get("/traces", params={"limit": 1}).json()[0]
    return newest


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
