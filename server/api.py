"""Puts the taught API together: routes, error answers, documentation."""

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import HTMLResponse, JSONResponse

from server import docs_page
from server.domains.admin.endpoints import router as admin
from server.domains.config.endpoints import router as config
from server.domains.health.endpoints import router as health
from server.domains.posts.endpoints import router as posts
from server.domains.reports.endpoints import router as reports
from server.domains.sessions.endpoints import router as sessions
from server.domains.tags.endpoints import router as tags
from server.domains.tasks.endpoints import router as tasks
from server.domains.users.endpoints import router as users
from server.errors import install_handlers
from server.methods import Methods, MethodTable
from server.openapi import describe
from server.recording.route import RecordedRoute
from server.resources import Resources

ROUTERS = (tasks, users, tags, posts, sessions, reports, admin, config, health)


def create_api(resources: Resources) -> FastAPI:
    """Make the application that the pipeline wraps; requests reach the resources through their switchboard."""
    app = FastAPI(
        title="Backend Workbench: the taught API",
        version="1.0.0",
        description="A real backend to try things on. Every error is application/problem+json (RFC 9457).",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # the recorder tells the same for less
    )
    app.state.resources = resources
    routers = (*ROUTERS, _documentation())
    for router in routers:
        app.include_router(router)
    table = MethodTable(routers)
    app.state.method_table = table
    app.add_middleware(Methods, table=table)
    install_handlers(app)
    return app


def _documentation() -> APIRouter:
    """The description of the API, for programs and for people."""
    router = APIRouter(tags=["service"], route_class=RecordedRoute)

    @router.get("/openapi.json", summary="Read the OpenAPI description")
    async def read_openapi(request: Request) -> JSONResponse:
        """Drawn from the routes themselves."""
        return JSONResponse(describe(request.app))

    @router.get("/docs", summary="Read the documentation", response_class=HTMLResponse)
    async def read_docs(request: Request) -> HTMLResponse:
        """A page without scripts that needs no network."""
        headers = {"Content-Security-Policy": docs_page.POLICY}
        return HTMLResponse(docs_page.render(describe(request.app)), headers=headers)

    return router
