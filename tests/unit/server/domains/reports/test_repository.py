from datetime import UTC, datetime

from sqlalchemy import text

from server.domains.reports.repository import ReportRepository, month_totals, months
from server.domains.reports.schemas import ReportOut


def test_states_are_kept_for_an_hour(taught) -> None:
    redis = taught.resources.redis_sync
    repository = ReportRepository(redis)

    repository.put(ReportOut(id="a", state="accepted"))

    assert repository.find("a") == ReportOut(id="a", state="accepted")
    assert repository.find("b") is None
    assert redis.ttl("bw:report:a") == 3600


def test_a_month_ends_where_the_next_begins(taught) -> None:
    with taught.resources.sessions() as session:
        rows = [month_totals(session, None, month) for month in months(session)]

    assert [row.month for row in rows][:2] == ["2025-01", "2025-02"]
    assert sum(row.created for row in rows) == 1000


def test_december_is_followed_by_january(taught) -> None:
    with taught.resources.sessions() as session:
        assert month_totals(session, 42, datetime(2025, 12, 1, tzinfo=UTC)).month == "2025-12"


def test_no_tasks_no_months(taught) -> None:
    with taught.resources.sessions() as session:
        session.execute(text("DELETE FROM task_tags"))
        session.execute(text("DELETE FROM tasks"))
        assert months(session) == []
