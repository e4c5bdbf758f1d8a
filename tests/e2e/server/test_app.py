"""The api role over its whole life."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.e2e
Start = Callable[..., Any]


def test_rows_survive_a_restart_of_the_process(start: Start) -> None:
    first = start()
    with first.taught() as client:
        client.delete("/tasks/1")
    first.stdin.close()
    first.process.wait(timeout=10)

    second = start()
    with second.taught() as client:
        status = client.get("/tasks/1").status_code

    assert status == 404
