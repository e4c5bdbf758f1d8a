import os

from workbench.backend.child import Child
from workbench.backend.processes import process_info, rss_bytes


def test_memory_of_a_living_process() -> None:
    assert rss_bytes(os.getpid()) > 1_000_000


def test_no_memory_of_a_process_that_is_not_there() -> None:
    assert rss_bytes(0) == 0
    assert rss_bytes(2**22 + 1) == 0


def test_a_child_that_was_not_spawned_is_starting() -> None:
    info = process_info(Child("redis", lambda _child, _code: None), restarts=2)

    assert (info.role, info.pid, info.state, info.restarts) == ("redis", 0, "starting", 2)
