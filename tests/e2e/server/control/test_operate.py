"""Running a backend: status, reset, shutdown."""

import json
from typing import Any

import httpx
import pytest

from server.contract.control import ResetResult, Status

pytestmark = pytest.mark.e2e


def test_status_says_how_it_is(control: httpx.Client, child: Any) -> None:
    status = Status.model_validate_json(control.get("/status").content)

    assert status.pid == child.process.pid
    assert status.redis == "embedded"
    assert status.row_counts["tasks"] == 1000
    assert {user.username for user in status.users} == {"alice", "bob", "admin"}


def test_reset_puts_rows_and_switches_back(control: httpx.Client, taught: httpx.Client) -> None:
    taught.delete("/tasks/1")
    control.patch("/switchboard", json={"settings": {"http.etag": {"choice": "on"}}})

    result = ResetResult.model_validate_json(control.post("/reset", json={}).content)

    status = Status.model_validate_json(control.get("/status").content)
    assert result.world == "tasks-1k"
    assert status.row_counts["tasks"] == 1000
    assert control.get("/switchboard").json()["settings"]["http.etag"]["choice"] == "off"


def test_shutdown_and_log(control: httpx.Client, taught: httpx.Client, child: Any) -> None:
    taught.get("/health")
    lines = control.get("/log", params={"lines": 5}).json()

    control.post("/shutdown")

    assert child.process.wait(timeout=10) == 0
    assert any(json.dumps("/health") in line for line in lines)
