"""Watching a running backend: events, captures, tracing, log."""

import httpx
import pytest

from server.contract.control import CaptureResult
from server.contract.events import EVENT

pytestmark = pytest.mark.e2e


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


def test_the_api_is_described_without_a_trace_of_it(control: httpx.Client) -> None:
    document = control.get("/openapi").json()

    assert "/tasks" in document["paths"]
    assert control.get("/traces").json() == []
