"""How the control listener says that something can't be done."""

import httpx
import pytest

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nowhere", None, 404),
        ("DELETE", "/features", None, 405),
        ("GET", "/traces/99", None, 404),
        ("GET", "/traces/first", None, 422),
        ("PATCH", "/switchboard", {"order": ["http.etag"]}, 422),
        ("PATCH", "/switchboard", {"sttings": {}}, 422),
        ("POST", "/reset", {"world": "tasks-0"}, 422),
        ("PUT", "/tracing", {}, 422),
        ("GET", "/docs", None, 404),
    ],
)
def test_every_refusal_is_a_problem(control: httpx.Client, method: str, path: str, body: object, status: int) -> None:
    answer = control.request(method, path, json=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
