from pathlib import Path

from workbench.core.backend import BackendConfig, BackendSnapshot, ControlAddress, ProcessInfo


def test_the_embedded_defaults_need_no_address() -> None:
    config = BackendConfig(Path("data"), Path("cache"))

    assert (config.port, config.database_url, config.redis_url, config.world) == (8000, "", "", "tasks-200k")


def test_a_backend_that_was_never_started_is_stopped() -> None:
    assert BackendSnapshot().state == "stopped"


def test_the_token_is_not_shown() -> None:
    assert "Kw7x" not in repr(ControlAddress("http://127.0.0.1:9", "Kw7x"))


def test_a_failure_names_how_its_process_ended() -> None:
    processes = (ProcessInfo("api", exit="signal 9"), ProcessInfo("redis"))

    assert BackendSnapshot("failed", processes=processes).exit == "signal 9"
    assert BackendSnapshot("running").exit == ""
