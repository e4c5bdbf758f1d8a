"""Puts the control listener together: a small FastAPI of its own, without docs, never recorded, behind the guard."""

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from server.backend import Backend
from server.control import observe, operate, switches, traces
from server.control.guard import Guard
from server.errors import install_handlers, problem
from server.switchboard import RefusedError


def create_control(backend: Backend) -> ASGIApp:
    """The ASGI application of the control listener."""
    app = FastAPI(
        title="Backend Workbench control",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.backend = backend
    install_handlers(app)
    app.add_exception_handler(RefusedError, _refused)
    for module in (switches, traces, observe, operate):
        app.include_router(module.router)
    return Guard(app, backend.settings.token)


def _refused(request: Request, error: Exception) -> Response:
    return problem(request.scope, 422, str(error))
