"""A status as the backend gives it."""

import pytest

from server.contract.control import Credentials, Status, WorldInfo


@pytest.fixture
def status() -> Status:
    names = (("tasks-1k", 1_000), ("tasks-200k", 200_000))
    worlds = tuple(WorldInfo(name=n, title=n, tasks=t, users=10, posts=5, comments=5) for n, t in names)
    users = (
        Credentials(username="alice", password="wonderland", role="user"),
        Credentials(username="admin", password="keep-out", role="admin"),
    )
    return Status(
        api_version=1,
        pid=1,
        address="http://127.0.0.1:8000",
        database="SQLite",
        redis="embedded",
        world="tasks-200k",
        worlds=worlds,
        users=users,
        tracing=True,
        started_at=0.0,
        rss_bytes=1,
        in_flight=0,
        traced_share=1.0,
        row_counts={"tasks": 200_000, "users": 1_000},
    )
