import logging

from server.domains.reports.repository import ReportRepository
from server.domains.reports.schemas import ReportCreate, ReportOut
from server.domains.reports.service import ReportService


class Watched(ReportRepository):
    """Keeps every state that was stored."""

    def __init__(self, redis) -> None:
        super().__init__(redis)
        self.states: list[ReportOut] = []

    def put(self, report: ReportOut) -> None:
        self.states.append(report)
        super().put(report)


def test_progress_only_grows(taught) -> None:
    repository = Watched(taught.resources.redis_sync)
    service = ReportService(repository, taught.resources.sessions)

    service.make(service.accept(ReportCreate(owner_id=42)))

    progress = [state.progress for state in repository.states]
    assert progress == sorted(progress)
    assert [repository.states[0].state, repository.states[1].state] == ["accepted", "running"]
    assert repository.states[-1].state == "done"


def test_a_failure_is_told_by_the_state(taught, caplog) -> None:
    caplog.set_level(logging.CRITICAL, "server.reports")
    repository = Watched(taught.resources.redis_sync)

    def broken() -> None:
        raise OSError("no database")

    service = ReportService(repository, broken)  # type: ignore[arg-type]
    service.make(service.accept(ReportCreate()))

    assert service.get(repository.states[0].id).state == "failed"
