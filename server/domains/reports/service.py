"""The rules of reports: accepted at once, worked on after the answer has left, asked for by id.

The work runs in this process: simple, and lost when the process dies. That is the reason for queues with workers.
"""

import logging
import secrets

from sqlalchemy.orm import Session, sessionmaker

from server.domains.failures import NotFoundError
from server.domains.reports.repository import ReportRepository, month_totals, months
from server.domains.reports.schemas import ReportCreate, ReportOut

log = logging.getLogger("server.reports")


class ReportService:
    """Accepts, makes and finds reports."""

    def __init__(self, repository: ReportRepository, sessions: sessionmaker[Session]) -> None:
        self._repository = repository
        self._sessions = sessions

    def accept(self, wanted: ReportCreate) -> ReportOut:
        """Note what is to be done; nothing is computed yet."""
        report = ReportOut(id=secrets.token_hex(8), state="accepted", owner_id=wanted.owner_id)
        self._repository.put(report)
        return report

    def get(self, report_id: str) -> ReportOut:
        """How far it is."""
        report = self._repository.find(report_id)
        if report is None:
            raise NotFoundError.of("report", report_id)
        return report

    def make(self, report: ReportOut) -> None:
        """Do the work, month by month, each in a short transaction, telling how far it is."""
        try:
            with self._sessions() as session:
                todo = months(session)
            for number, month in enumerate(todo, start=1):
                with self._sessions() as session:
                    row = month_totals(session, report.owner_id, month)
                update = {"state": "running", "progress": number / len(todo), "months": [*report.months, row]}
                report = report.model_copy(update=update)
                self._repository.put(report)
            self._repository.put(report.model_copy(update={"state": "done", "progress": 1.0}))
        except Exception:  # nobody is waiting for an answer any more: the state has to tell
            log.exception("report %s failed", report.id)
            self._repository.put(report.model_copy(update={"state": "failed"}))
