"""The SQL of the metrics."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.models import Base


class MetricsRepository:
    """Counts rows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def row_counts(self) -> dict[str, int]:
        """Rows by table."""
        return {
            table.name: self._session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
