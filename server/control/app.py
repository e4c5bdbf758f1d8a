"""Puts the control listener together: a small application without docs, never recorded, behind the guard."""

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from server.backend import Backend
from server.control import observe, operate, switches, traces
from server.control.guard import Guard
from server.errors import internal_error, problem
from server.switchboard import RefusedError


def create_control(backend: Backend) -> ASGIApp:
    """The ASGI application of the control listener."""
    app = Starlette(
        routes=[*switches.ROUTES, *traces.ROUTES, *observe.ROUTES, *operate.ROUTES],
        exception_handlers={
            RefusedError: _refused,
            ValidationError: _invalid,
            HTTPException: _http_error,
            Exception: _unforeseen,
        },
    )
    app.state.backend = backend
    return Guard(app, backend.settings.token)


def _refused(request: Request, error: Exception) -> Response:
    return problem(request.scope, 422, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, ValidationError)
    faults = [f"{'.'.join(str(part) for part in one['loc']) or 'body'}: {one['msg']}" for one in error.errors()]
    return problem(request.scope, 422, "; ".join(faults))


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request.scope, error.status_code, error.detail, headers=error.headers)


def _unforeseen(request: Request, _error: Exception) -> Response:
    return internal_error(request.scope)
