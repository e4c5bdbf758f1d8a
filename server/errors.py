"""The one place that turns failures into answers: RFC 9457 problems that say what happened and leak nothing."""

import json
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from redis.exceptions import RedisError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from server.domains import failures
from server.domains.documented import MEDIA_TYPE
from server.domains.failures import Fault
from server.request_ids import request_id_of

PHRASES = {status.value: status.phrase for status in HTTPStatus} | {
    413: "Content Too Large",
    422: "Unprocessable Content",
}
"""Reason phrases as RFC 9110 spells them; Python 3.11 still has two older ones."""
UNQUOTED = "/:@!$&'()*+,;="
"""What a path may hold as it is, RFC 3986 section 3.3: an ``instance`` is a URI reference."""
RETRY_AFTER_BUSY_S = 1
PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR")

STATUS_OF: Mapping[type[failures.DomainError], int] = {
    failures.MalformedError: 400,
    failures.ForbiddenError: 403,
    failures.NotFoundError: 404,
    failures.ConflictError: 409,
    failures.PreconditionError: 412,
}

log = logging.getLogger("server.errors")


def problem(
    scope: Scope,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    faults: Sequence[Fault] = (),
    **extensions: Any,
) -> Response:
    """Make the answer for one failure: an ASGI response, so that stages can send it without FastAPI."""
    content: dict[str, Any] = {
        "type": f"/docs#problem-{status}",
        "title": PHRASES.get(status, "Error"),
        "status": status,
        "detail": detail,
        "instance": quote(scope["path"], safe=UNQUOTED, errors="replace"),
        "request_id": request_id_of(scope),
        **extensions,
    }
    if faults:
        content["errors"] = [{"loc": list(fault.place), "msg": fault.message, "type": fault.kind} for fault in faults]
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, status, dict(headers or {}), MEDIA_TYPE)


def internal_error(scope: Scope) -> Response:
    """The answer when nobody foresaw it. Type, message and place go to the log and the trace, never to the client."""
    return problem(scope, 500, "Something went wrong on our side. The request id finds it in the log.")


def install_handlers(app: FastAPI) -> None:
    """Teach the application every failure it can meet."""
    app.add_exception_handler(failures.DomainError, _domain_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(IntegrityError, _integrity_error)
    app.add_exception_handler(StaleDataError, _stale_data)
    app.add_exception_handler(OperationalError, _database_trouble)
    app.add_exception_handler(PoolTimeoutError, _database_trouble)
    app.add_exception_handler(RedisError, _redis_trouble)
    app.add_exception_handler(Exception, _unforeseen)


def _domain_error(request: Request, error: Exception) -> Response:
    if isinstance(error, failures.UnauthenticatedError):
        return problem(request.scope, 401, str(error), headers={"WWW-Authenticate": error.challenge})
    if isinstance(error, failures.InvalidError):
        return problem(request.scope, 422, str(error), faults=error.faults)
    return problem(request.scope, STATUS_OF[type(error)], str(error))  # type: ignore[index]  # handlers are typed for Exception


def _validation_error(request: Request, error: Exception) -> Response:
    """Bad syntax is 400, good syntax with bad content 422: told apart by what pydantic says went wrong."""
    assert isinstance(error, RequestValidationError)
    faults = [Fault(tuple(one["loc"]), one["msg"], one["type"]) for one in error.errors()]
    if any(fault.kind == "json_invalid" for fault in faults):
        return problem(request.scope, 400, "The body is not valid JSON.", faults=faults)
    return problem(request.scope, 422, "The request does not pass validation.", faults=faults)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if error.status_code == 404 and detail == "Not Found":
        detail = f"Nothing is served at {request.url.path}."
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = request.app.state.method_table.allowed(request.url.path)
        detail = f"{request.method} is not possible here, only {headers['Allow']}."
    return problem(request.scope, error.status_code, detail, headers=headers)


def _integrity_error(request: Request, error: Exception) -> Response:
    """A constraint of the database was the last guard, for example when two requests raced past the service's check."""
    log.info("a constraint refused a write: %s", getattr(error, "orig", ""))  # the error itself holds the values
    return problem(request.scope, 409, "This collides with what is stored already.")


def _stale_data(request: Request, _error: Exception) -> Response:
    return problem(request.scope, 409, "Somebody else changed it at the same moment. Read it again and retry.")


def _database_trouble(request: Request, error: Exception) -> Response:
    """Busy or gone passes by itself; SQL that can't run is our mistake, and SQLite calls both an OperationalError."""
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.Error) and not cause.sqlite_errorname.startswith(PASSING):
        raise error
    log.error("the database can't serve: %s", cause or type(error).__name__)
    headers = {"Retry-After": str(RETRY_AFTER_BUSY_S)}
    return problem(request.scope, 503, "The database is busy or out of reach. Try again.", headers=headers)


def _redis_trouble(request: Request, error: Exception) -> Response:
    log.error("Redis can't serve: %s", error)
    headers = {"Retry-After": str(RETRY_AFTER_BUSY_S)}
    return problem(request.scope, 503, "Redis is busy or out of reach. Try again.", headers=headers)


def _unforeseen(request: Request, _error: Exception) -> Response:
    return internal_error(request.scope)
