from pathlib import Path

from server.contract.control import ChildSettings, Ready, StartFailure
from workbench.backend import protocol
from workbench.core.backend import BackendConfig


def test_the_api_is_told_all_of_the_configuration() -> None:
    config = BackendConfig(Path("data"), Path("cache"), 8123, True, "sqlite://", "redis://far", "tasks-1k", False)

    settings = protocol.api_settings(config, "token", "redis://near")

    assert settings == ChildSettings(
        token="token",
        port=8123,
        strict_port=True,
        database_url="sqlite://",
        redis_url="redis://near",
        world="tasks-1k",
        data_dir="data",
        cache_dir="cache",
        tracing=False,
    )


def test_a_known_redis_port_must_be_had_again() -> None:
    assert not protocol.redis_settings(0).strict_port
    assert protocol.redis_settings(6400).strict_port


def test_settings_are_one_line() -> None:
    line = protocol.settings_line(ChildSettings(token="a\nb"))

    assert line.count(b"\n") == 1
    assert ChildSettings.model_validate_json(line).token == "a\nb"


def test_answers_are_told_apart() -> None:
    ready = Ready(role="api", pid=1)
    failed = StartFailure(role="api", what="No.", why="Because.")

    assert protocol.read_answer(ready.model_dump_json().encode()) == ready
    assert protocol.read_answer(failed.model_dump_json().encode()) == failed
    assert protocol.read_answer(b"Hello from a library\n") is None


def test_a_port_that_moved_is_told_with_its_holder() -> None:
    moved = Ready(role="api", pid=1, port=8001, port_wanted=8000, port_holder="python (pid 4312)")

    assert protocol.port_notice(moved) == "Port 8000 is in use by python (pid 4312); port 8001 is used instead."
    assert protocol.port_notice(Ready(role="api", pid=1, port=8000, port_wanted=8000)) == ""


def test_a_death_is_told_by_exit_code_or_signal() -> None:
    assert protocol.died("api", 3).why == "It ended with exit code 3."
    assert protocol.died("api", -9).why == "It ended with signal 9."
