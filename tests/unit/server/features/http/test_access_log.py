import json
import logging


def _lines(caplog) -> list[dict[str, object]]:
    return [json.loads(record.getMessage()) for record in caplog.records if record.name == "server.access"]


def test_writes_one_line_without_secrets(taught, caplog) -> None:
    caplog.set_level(logging.INFO, "server.access")

    response = taught.get("/tasks?q=secret-word", headers={"Authorization": "Bearer secret-token"})

    (line,) = _lines(caplog)
    assert line["request_id"] == response.headers["x-request-id"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/tasks", 200)
    assert line["bytes"] == len(response.content)
    assert "secret" not in json.dumps(line)


def test_names_the_user(taught, caplog) -> None:
    caplog.set_level(logging.INFO, "server.access")
    taught.set("auth.mode", "session")
    taught.cookies = dict(taught.login("alice").cookies)

    taught.get("/me")

    assert _lines(caplog)[-1]["user"] == "alice"


def test_a_crash_is_logged_too(taught, caplog) -> None:
    caplog.set_level(logging.INFO, "server.access")
    taught.set("chaos.errors", "on", percent=100, status=500)

    taught.get("/tasks")

    assert _lines(caplog)[-1]["status"] == 500


def test_writes_nothing_when_off(taught, caplog) -> None:
    caplog.set_level(logging.INFO, "server.access")
    taught.set("http.access_log", "off")

    taught.get("/health")

    assert not _lines(caplog)
