"""The way of every request: the stages that are on, in their order, around FastAPI, with a probe in every gap.

A change composes a new stack and swaps one reference; requests in flight finish on the stack they began with.
"""

import logging
from collections.abc import Callable
from time import perf_counter_ns

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.features.base import Feature
from server.recording.failure import note_failure
from server.recording.probes import LastProbe, Probe
from server.recording.record import CURRENT, Record
from server.recording.recorder import Recorder
from server.recording.stack import Stack, Station
from server.switchboard import Board

log = logging.getLogger("server.pipeline")

FailureAnswer = Callable[[Scope], ASGIApp]
"""Makes the response to an exception that no stage and no handler took."""


class Pipeline:
    """The ASGI application of the taught listener."""

    def __init__(
        self, api: ASGIApp, features: tuple[Feature, ...], recorder: Recorder, failure_answer: FailureAnswer
    ) -> None:
        self._api = api
        self._failure_answer = failure_answer
        self._features = features
        self._recorder = recorder
        self._stack: Stack | None = None

    def install(self, board: Board) -> None:
        """Compose the stack of this board; the next request takes it."""
        self._stack = compose(self._api, self._features, board)

    @property
    def stack(self) -> Stack:
        """The stack that the next request will take."""
        if self._stack is None:
            raise RuntimeError("the pipeline has no board yet")
        return self._stack

    async def warm_up(self) -> None:
        """Let FastAPI build what it builds at its first request, so that no learner's request pays for it."""
        nowhere = {"path": "/-", "raw_path": b"/-", "query_string": b"", "root_path": "", "headers": []}
        scope = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", **nowhere}
        await self._api({**scope, "state": {"board": self.stack.board}}, _no_body, _nobody)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._api(scope, receive, send)
            return
        stack = self.stack
        scope["state"] = {**scope.get("state", {}), "board": stack.board}
        if scope["type"] != "http":
            await stack.bare(scope, receive, send)
        elif self._recorder.enabled:
            await self._recorded(stack, scope, receive, send)
        else:
            await self._counted(stack, scope, receive, send)

    async def _recorded(self, stack: Stack, scope: Scope, receive: Receive, send: Send) -> None:
        """Run with a record. The request ends at its last body message: background tasks are not part of it."""
        recorder = self._recorder
        record = Record(scope, stack)
        token = CURRENT.set(record)
        recorder.in_flight += 1

        async def ending(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.body":
                record.response_bytes += len(message.get("body", b""))
                if not message.get("more_body", False):
                    record.request_id = scope["state"].get("request_id", "")
                    recorder.finish(record)
            elif message["type"] == "http.response.start":
                record.status = message["status"]

        try:
            await stack.probed(scope, receive, ending)
        except Exception as error:
            note_failure(record, 0, error)
            await self._answer_failure(error, record.status, scope, receive, ending)
        finally:
            recorder.finish(record)
            recorder.in_flight -= 1
            CURRENT.reset(token)

    async def _counted(self, stack: Stack, scope: Scope, receive: Receive, send: Send) -> None:
        """Run without a record: only the status and the latency are counted."""
        recorder = self._recorder
        started_ns = perf_counter_ns()
        status = 0
        recorder.in_flight += 1

        async def ending(message: Message) -> None:
            nonlocal status
            await send(message)
            if message["type"] == "http.response.start":
                status = message["status"]

        try:
            await stack.bare(scope, receive, ending)
        except Exception as error:
            await self._answer_failure(error, status, scope, receive, ending)
        finally:
            recorder.count(status, perf_counter_ns() - started_ns)
            recorder.in_flight -= 1

    async def _answer_failure(self, error: Exception, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Log what nobody handled, and answer 500 unless a response is on its way: the listener never dies of it."""
        log.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
        if not status:
            await self._failure_answer(scope)(scope, receive, send)


def compose(api: ASGIApp, features: tuple[Feature, ...], board: Board) -> Stack:
    """Put the stages that are on around the application, the first of the order outermost."""
    known = {feature.id: feature for feature in features if feature.stage}
    stations = tuple(_station(known[stage], board) for stage in board.snapshot.order)
    running = tuple(station for station in stations if station.on)
    bare = _wrapped(api, running, known, board)
    probed = _wrapped(LastProbe(api, len(running)), running, known, board, probing=True)
    return Stack(board, stations, running, probed, bare, cache_on=_has_cache(features, board))


def _wrapped(
    app: ASGIApp, running: tuple[Station, ...], known: dict[str, Feature], board: Board, *, probing: bool = False
) -> ASGIApp:
    for index in range(len(running) - 1, -1, -1):
        feature = known[running[index].id]
        assert feature.stage is not None
        app = feature.stage.build(app, board.snapshot.settings[feature.id], board.resources)
        if probing:
            app = Probe(app, index)
    return app


def _station(feature: Feature, board: Board) -> Station:
    assert feature.stage is not None
    choice = board.snapshot.settings[feature.id].choice
    return Station(feature.id, feature.stage.title, feature.stage.kind, feature.stage.is_on(choice))


def _has_cache(features: tuple[Feature, ...], board: Board) -> bool:
    return any(
        feature.group == "cache" and board.snapshot.settings[feature.id].choice not in ("off", "none")
        for feature in features
    )


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nobody(message: Message) -> None:
    del message
