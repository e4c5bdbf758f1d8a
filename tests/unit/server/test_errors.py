import json
import logging
import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from server.domains import failures
from server.domains.failures import Fault
from server.domains.tags.repository import TagRepository
from server.errors import STATUS_OF, internal_error, problem

SCOPE = {
    "type": "http",
    "path": "/tasks/7",
    "method": "GET",
    "headers": [],
    "query_string": b"",
    "state": {"request_id": "R1"},
}


def _json(response) -> dict[str, object]:
    return json.loads(response.body)


def test_a_problem_has_its_members() -> None:
    response = problem(SCOPE, 404, "There is no task 7.")

    assert response.headers["content-type"] == "application/problem+json"
    assert _json(response) == {
        "type": "/docs#problem-404",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no task 7.",
        "instance": "/tasks/7",
        "request_id": "R1",
    }


@pytest.mark.parametrize(
    ("path", "instance"), [("/tasks/a b", "/tasks/a%20b"), ("/tags/é?", "/tags/%C3%A9%3F"), ("/a/\ud800", "/a/%3F")]
)
def test_an_instance_is_a_uri_reference(path: str, instance: str) -> None:
    assert _json(problem({**SCOPE, "path": path}, 404, ""))["instance"] == instance


@pytest.mark.parametrize(
    ("status", "title"), [(413, "Content Too Large"), (422, "Unprocessable Content"), (599, "Error")]
)
def test_titles_are_those_of_the_standard(status: int, title: str) -> None:
    assert _json(problem(SCOPE, status, ""))["title"] == title


def test_faults_keep_their_place() -> None:
    response = problem(SCOPE, 422, "", faults=[Fault(("body", "tags", 0), "bad", "kind")])

    assert _json(response)["errors"] == [{"loc": ["body", "tags", 0], "msg": "bad", "type": "kind"}]


def test_text_that_utf8_can_not_carry_is_replaced() -> None:
    assert _json(problem(SCOPE, 404, "\ud800"))["detail"] == "?"


def test_the_unforeseen_says_nothing() -> None:
    assert set(_json(internal_error(SCOPE))) == {"type", "title", "status", "detail", "instance", "request_id"}


def test_every_domain_error_has_its_status() -> None:
    others = {failures.InvalidError, failures.UnauthenticatedError}

    assert set(failures.DomainError.__subclasses__()) == set(STATUS_OF) | others


def test_a_crash_behind_the_endpoint_leaks_nothing(taught, caplog) -> None:
    caplog.set_level(logging.CRITICAL, "server.pipeline")
    with taught.resources.engine.begin() as connection:
        connection.execute(text("UPDATE tasks SET created_at = 'rubbish' WHERE id = 1"))

    response = taught.get("/tasks/1")

    assert response.status_code == 500
    assert response.headers["x-request-id"] == response.json()["request_id"]
    assert not any(word in response.text for word in ("rubbish", "Traceback", "SELECT", ".py", "ValueError"))
    assert "rubbish" in taught.trace.error


def _failing_tags(monkeypatch, errorname: str) -> None:
    cause = sqlite3.OperationalError("secret cause")
    cause.sqlite_errorname = errorname

    def fail(_repository: TagRepository) -> None:
        raise OperationalError("SELECT secret", {}, cause)

    monkeypatch.setattr(TagRepository, "all", fail)


@pytest.mark.parametrize(("errorname", "status"), [("SQLITE_BUSY", 503), ("SQLITE_LOCKED", 503), ("SQLITE_ERROR", 500)])
def test_a_busy_database_is_told_from_a_wrong_statement(
    taught, monkeypatch, caplog, errorname: str, status: int
) -> None:
    caplog.set_level(logging.CRITICAL)
    _failing_tags(monkeypatch, errorname)

    response = taught.get("/tags")

    assert response.status_code == status
    assert response.headers.get("retry-after") == ("1" if status == 503 else None)
    assert "secret" not in response.text


def test_a_constraint_is_the_last_guard(taught, monkeypatch) -> None:
    monkeypatch.setattr(TagRepository, "named", lambda *_: None)  # as when two requests check at the same moment

    assert taught.post("/tags", {"name": "ops"}).status_code == 409


def test_unknown_paths_are_problems(taught) -> None:
    response = taught.get("/tasks/")

    assert response.status_code == 404
    assert response.json()["detail"] == "Nothing is served at /tasks/."


@pytest.mark.parametrize("sent", [("POST", "/reports", {}), ("GET", f"/reports/{'0' * 16}", None)])
def test_redis_out_of_reach_is_ours_and_passes(taught, sent) -> None:
    method, path, body = sent
    taught.redis_server.connected = False

    response = taught.send(method, path, json=body)

    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
