from server.domains.admin.repository import MetricsRepository


def test_rows_are_counted_by_table(taught) -> None:
    with taught.resources.sessions() as session:
        counts = MetricsRepository(session).row_counts()

    assert counts == {"users": 50, "tags": 12, "tasks": 1000, "task_tags": 300, "posts": 200, "comments": 1000}
