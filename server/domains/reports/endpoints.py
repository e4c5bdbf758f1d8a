"""Reports over HTTP: 202 with the place to ask, instead of an open connection."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Path, Response

from server.domains.dependencies import ResourcesDep, accepts_json
from server.domains.documented import problems
from server.domains.reports.repository import ReportRepository
from server.domains.reports.schemas import ReportCreate, ReportOut
from server.domains.reports.service import ReportService
from server.recording.route import RecordedRoute

router = APIRouter(tags=["reports"], route_class=RecordedRoute)


async def _service(resources: ResourcesDep) -> ReportService:
    return ReportService(ReportRepository(resources.redis_sync), resources.sessions)


Service = Annotated[ReportService, Depends(_service)]


@router.post(
    "/reports",
    status_code=202,
    summary="Order a report",
    responses=problems(400, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def order_report(service: Service, wanted: ReportCreate, background: BackgroundTasks, response: Response) -> ReportOut:
    """Answers 202 before the work begins; Location says where to ask for it."""
    report = service.accept(wanted)
    background.add_task(service.make, report)
    response.headers["Location"] = f"/reports/{report.id}"
    response.headers["Retry-After"] = "1"
    return report


@router.get("/reports/{report_id}", summary="Ask for a report", responses=problems(404, 422))
def read_report(service: Service, report_id: Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]) -> ReportOut:
    """Ask again while it is accepted or running."""
    return service.get(report_id)
