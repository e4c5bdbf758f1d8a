from server.contract.control import StartFailure
from workbench import __version__
from workbench.core.backend import BackendSnapshot, ControlAddress, ProcessInfo
from workbench.diagnostics import diagnostics

API = ProcessInfo("api", 4312, 8000, 87_000_000, 1, "running", ("started", "password=hunter2"))


def test_it_names_versions_processes_and_last_lines() -> None:
    snapshot = BackendSnapshot("running", "http://127.0.0.1:8000", None, (API,), "SQLite 3.45", "embedded", "tasks-1k")

    text = diagnostics(snapshot, ["a line of the log"])

    assert f"Backend Workbench {__version__}" in text
    assert "PySide6-Essentials 6." in text
    assert "Backend: running http://127.0.0.1:8000" in text
    assert "Database: SQLite 3.45; Redis: embedded; world: tasks-1k" in text
    assert "api: pid 4312, port 8000, 87 MB, running" in text
    assert "a line of the log" in text
    assert "started" in text


def test_no_secret_is_in_it() -> None:
    control = ControlAddress("http://127.0.0.1:9", "Kw7x-token")
    snapshot = BackendSnapshot("running", control=control, processes=(API,))

    text = diagnostics(snapshot, ["Authorization: Bearer abc"])

    assert not [secret for secret in ("Kw7x-token", "hunter2", "abc") if secret in text]


def test_a_failure_and_a_notice_are_told() -> None:
    failure = StartFailure(role="api", what="It did not start.", why="No disk.")
    snapshot = BackendSnapshot("failed", failure=failure, notice="Port 8000 is in use.")

    text = diagnostics(snapshot, [])

    assert "Failure: It did not start. No disk." in text
    assert "Notice: Port 8000 is in use." in text
