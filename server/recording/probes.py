"""A probe in every gap between two stages: when the request came by, with which headers, and when the response did.

A probe also is the failsafe of the stage behind it, so that watching needs no second layer.
"""

from collections.abc import Awaitable
from time import perf_counter_ns

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.failsafe import FailureAnswer, log_failure
from server.recording.failure import note_failure
from server.recording.record import Record, current


class Probe:
    """Notes what passes through gap ``index``, and answers 500 when the stage behind it fails."""

    __slots__ = ("answer", "app", "index")

    def __init__(self, app: ASGIApp, index: int, answer: FailureAnswer) -> None:
        self.app = app
        self.index = index
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = current()
        if record is None:
            await self.app(scope, receive, send)
            return
        index = self.index
        record.request_headers[index] = scope["headers"].copy()
        record.entered[index] = perf_counter_ns()
        passed_on = watched(record, index, send)
        try:
            await self.app(scope, receive, passed_on)
        except Exception as error:
            if self.failed(record, scope, error):
                raise
            await self.answer(scope)(scope, receive, passed_on)

    def failed(self, record: Record, scope: Scope, error: Exception) -> bool:
        """Note a failure; true when a response is on its way, so that there is nothing left to answer."""
        note_failure(record, self.index, error)
        if record.starts[self.index]:
            return True
        log_failure(scope, error)
        return False


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
            if self.failed(record, scope, error):
                raise
            await self.answer(scope)(scope, receive, fed)


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
