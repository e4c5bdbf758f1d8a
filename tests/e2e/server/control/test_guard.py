"""Who the control listener answers, and who not."""

from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.e2e


def test_the_control_listener_is_guarded(child: Any) -> None:
    base = f"http://127.0.0.1:{child.said['control_port']}"
    token = child.control().headers["X-Workbench-Token"]

    assert httpx.get(f"{base}/status").status_code == 401
    assert httpx.get(f"{base}/status", headers={"X-Workbench-Token": "wrong"}).status_code == 401
    guarded = {"X-Workbench-Token": token}
    assert httpx.get(f"{base}/status", headers={**guarded, "Host": "rebound.example"}).status_code == 403
    assert httpx.get(f"{base}/status", headers={**guarded, "Origin": "https://page.example"}).status_code == 403
