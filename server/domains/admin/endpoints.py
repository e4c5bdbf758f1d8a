"""Metrics over HTTP: for admins, when roles are on."""

import os
import threading
from time import time

from fastapi import APIRouter
from sqlalchemy import QueuePool

from server.domains.admin.repository import MetricsRepository
from server.domains.dependencies import PolicyDep, ResourcesDep, SessionDep, UserDep
from server.domains.documented import problems
from server.domains.fields import Output
from server.recording.route import RecordedRoute

router = APIRouter(tags=["admin"], route_class=RecordedRoute)


class MetricsOut(Output):
    """How the process is doing."""

    pid: int
    uptime_s: float
    rss_bytes: int
    threads: int
    database: str
    pool_size: int | None
    pool_in_use: int | None
    rows: dict[str, int]


@router.get("/admin/metrics", summary="Read the metrics", responses=problems(401, 403))
def read_metrics(session: SessionDep, policy: PolicyDep, user: UserDep, resources: ResourcesDep) -> MetricsOut:
    """With roles on, only admins may: 401 for strangers, 403 for everybody else."""
    import psutil  # here, because nothing else at the start needs it

    policy.require_admin(user)
    process = psutil.Process()
    pool = resources.engine.pool
    return MetricsOut(
        pid=os.getpid(),
        uptime_s=round(time() - process.create_time(), 1),
        rss_bytes=process.memory_info().rss,
        threads=threading.active_count(),
        database=resources.engine.dialect.name,
        pool_size=pool.size() if isinstance(pool, QueuePool) else None,
        pool_in_use=pool.checkedout() if isinstance(pool, QueuePool) else None,
        rows=MetricsRepository(session).row_counts(),
    )
