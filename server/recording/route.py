"""The marks inside FastAPI: where routing ended, how long the body took, when the endpoint ran and what came after."""

import inspect
from collections.abc import Callable, Coroutine
from functools import wraps
from time import perf_counter_ns
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.types import Receive

from server.recording.record import Record, Span, current

Endpoint = Callable[..., Any]


class RecordedRoute(APIRoute):
    """The route class of every router: ``APIRouter(route_class=RecordedRoute)``. FastAPI documents this hook."""

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:
        super().__init__(path, marked(endpoint), **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own handler between two marks."""
        handle = super().get_route_handler()
        reads_body = self.body_field is not None

        async def recorded(request: Request) -> Response:
            record = current()
            if record is None:
                return await handle(request)
            record.route = route_template(request, self)
            record.endpoint = self.endpoint
            record.route_ns = perf_counter_ns()
            if reads_body:
                request = Request(request.scope, timed_receive(record, request.receive))
            try:
                return await handle(request)
            finally:
                record.route_ended_ns = perf_counter_ns()

        return recorded


def route_template(request: Request, route: APIRoute) -> str:
    """The path as it was declared, with the prefix under which its router was included."""
    context = request.scope.get("fastapi", {}).get("effective_route_context")
    return getattr(context, "path", "") or route.path


def timed_receive(record: Record, receive: Receive) -> Receive:
    """Note each wait for a piece of the request's body as a span of the validation stage."""

    async def timed() -> Any:
        noted = Span("read body", "validation", {}, perf_counter_ns(), wait=True)
        record.spans.append(noted)
        try:
            return await receive()
        finally:
            noted.ended_ns = perf_counter_ns()

    return timed


def marked(endpoint: Endpoint) -> Endpoint:
    """The endpoint, noting when it began and ended; generators are left alone, since calling one runs nothing."""
    if inspect.iscoroutinefunction(endpoint):
        return _marked_async(endpoint)
    if inspect.isfunction(endpoint) and not (
        inspect.isgeneratorfunction(endpoint) or inspect.isasyncgenfunction(endpoint)
    ):
        return _marked_sync(endpoint)
    return endpoint


def _marked_async(endpoint: Endpoint) -> Endpoint:
    @wraps(endpoint)
    async def call(*args: Any, **kwargs: Any) -> Any:
        record = current()
        if record is None:
            return await endpoint(*args, **kwargs)
        record.endpoint_started_ns = perf_counter_ns()
        try:
            return await endpoint(*args, **kwargs)
        finally:
            record.endpoint_ended_ns = perf_counter_ns()

    return call


def _marked_sync(endpoint: Endpoint) -> Endpoint:
    @wraps(endpoint)
    def call(*args: Any, **kwargs: Any) -> Any:
        record = current()
        if record is None:
            return endpoint(*args, **kwargs)
        record.endpoint_started_ns = perf_counter_ns()
        try:
            return endpoint(*args, **kwargs)
        finally:
            record.endpoint_ended_ns = perf_counter_ns()

    return call
