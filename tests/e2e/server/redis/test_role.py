"""The embedded Redis as a process of its own."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.e2e
Start = Callable[..., Any]


def test_the_redis_role_is_ready_at_once_and_answers(start: Start) -> None:
    from redis import Redis

    child = start("redis")

    with Redis(port=child.said["port"], socket_timeout=20) as redis:
        redis.set("a", "1")
        assert redis.get("a") == b"1"


def test_the_api_role_uses_it(start: Start) -> None:
    redis = start("redis")
    api = start(redis_url=f"redis://127.0.0.1:{redis.said['port']}/0")

    with api.control() as control:
        assert control.get("/status").json()["redis"] == "embedded"
