import asyncio

import pytest
from fastapi import APIRouter

from server.methods import Methods, MethodTable

TASK_METHODS = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"


@pytest.mark.parametrize(
    ("path", "allow"),
    [
        ("/tasks", "GET, HEAD, POST, OPTIONS"),
        ("/tasks/1", TASK_METHODS),
        ("/login", "POST, OPTIONS"),
        ("/docs", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_names_the_methods(taught, path: str, allow: str) -> None:
    response = taught.send("OPTIONS", path)

    assert (response.status_code, response.headers["allow"], response.content) == (204, allow, b"")


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/tasks"), ("POST", "/tasks/1"), ("GET", "/login"), ("TRACE", "/tasks/1")]
)
def test_405_names_the_methods_that_would_do(taught, method: str, path: str) -> None:
    response = taught.send(method, path)

    assert response.status_code == 405
    assert response.headers["allow"] == taught.send("OPTIONS", path).headers["allow"]
    assert response.headers["content-type"] == "application/problem+json"


def test_options_of_nothing_is_not_found(taught) -> None:
    assert taught.send("OPTIONS", "/nope").status_code == 404


def test_head_has_the_headers_of_get(taught) -> None:
    head, get = taught.send("HEAD", "/tasks/1"), taught.get("/tasks/1")

    assert head.status_code == 200
    assert {name: head.headers[name] for name in ("content-length", "content-type", "etag")} == {
        name: get.headers[name] for name in ("content-length", "content-type", "etag")
    }


def test_head_of_nothing_is_not_found(taught) -> None:
    assert taught.send("HEAD", "/tasks/99999").status_code == 404


def test_the_servers_own_scope_keeps_its_method() -> None:
    seen = []

    async def app(scope, _receive, _send) -> None:
        seen.append(scope["method"])

    scope = {"type": "http", "method": "HEAD", "path": "/"}
    asyncio.run(Methods(app, MethodTable([APIRouter()]))(scope, None, None))  # type: ignore[arg-type]

    assert (seen, scope["method"]) == (["GET"], "HEAD")
