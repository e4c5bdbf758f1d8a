"""A probe in every gap between two stages: when the request came by, with which headers, and when the response did."""

from collections.abc import Awaitable
from time import perf_counter_ns

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.recording.failure import note_failure
from server.recording.record import Record, current


class Probe:
    """Notes what passes through gap ``index``, and changes nothing of it."""

    __slots__ = ("app", "index")

    def __init__(self, app: ASGIApp, index: int) -> None:
        self.app = app
        self.index = index

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = current()
        if record is None:
            await self.app(scope, receive, send)
            return
        index = self.index
        record.request_headers[index] = scope["headers"].copy()
        record.entered[index] = perf_counter_ns()
        try:
            await self.app(scope, receive, watched(record, index, send))
        except Exception as error:
            note_failure(record, index, error)
            raise


class LastProbe(Probe):
    """The probe in front of the application itself, which also sees the body before any stage compresses it."""

    __slots__ = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = current()
        if record is None:
            await self.app(scope, receive, send)
            return
        passed_on = watched(record, self.index, send)

        def fed(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.body":
                record.body.feed(message.get("body", b""))
            return passed_on(message)

        record.request_headers[self.index] = scope["headers"].copy()
        record.entered[self.index] = perf_counter_ns()
        try:
            await self.app(scope, receive, fed)
        except Exception as error:
            note_failure(record, self.index, error)
            raise


def watched(record: Record, index: int, send: Send) -> Send:
    """``send``, noting when the response started and ended in this gap. No coroutine of its own: it costs less."""

    def noting(message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":
            record.starts[index] = perf_counter_ns()
            record.statuses[index] = message["status"]
            record.response_headers[index] = list(message.get("headers", ()))
        elif message["type"] == "http.response.body" and not message.get("more_body", False):
            record.ends[index] = perf_counter_ns()
        return send(message)

    return noting
