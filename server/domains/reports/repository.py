"""Where reports are kept (Redis, for an hour) and the SQL from which they are made."""

from datetime import UTC, datetime

from redis import Redis
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from server.domains.reports.schemas import MonthOut, ReportOut
from server.models import Task

KEPT_S = 3_600


class ReportRepository:
    """Stores the state of reports where every replica finds it."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def put(self, report: ReportOut) -> None:
        """Keep this state for an hour."""
        self._redis.set(f"bw:report:{report.id}", report.model_dump_json(), ex=KEPT_S)

    def find(self, report_id: str) -> ReportOut | None:
        """The last state of a report."""
        stored = self._redis.get(f"bw:report:{report_id}")
        return ReportOut.model_validate_json(stored) if isinstance(stored, str | bytes) else None


def month_totals(session: Session, owner_id: int | None, first: datetime) -> MonthOut:
    """Tasks that were created in the month beginning at ``first``, and how many of them are done."""
    after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    query = select(func.count(), func.sum(case((Task.done, 1), else_=0))).where(
        Task.created_at >= first, Task.created_at < after
    )
    if owner_id is not None:
        query = query.where(Task.owner_id == owner_id)
    created, done = session.execute(query).one()
    return MonthOut(month=f"{first:%Y-%m}", created=created, done=int(done or 0))


def months(session: Session) -> list[datetime]:
    """The first day of every month in which tasks were created, at most the last 24."""
    span = session.execute(select(func.min(Task.created_at), func.max(Task.created_at))).one()
    if span[0] is None:
        return []
    first, last = (moment.year * 12 + moment.month - 1 for moment in span)
    numbers = range(max(first, last - 23), last + 1)
    return [datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC) for number in numbers]
