"""The way of every request: the stages that are on, in their order, around FastAPI, with a probe in every gap.

A change composes a new stack and swaps one reference; requests in flight finish on the stack they began with.
"""

from time import perf_counter_ns

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.failsafe import Failsafe, FailureAnswer, log_failure
from server.features.base import Feature
from server.recording.probes import LastProbe, Probe
from server.recording.record import CURRENT, Record
from server.recording.recorder import Recorder
from server.recording.stack import Stack, Station
from server.switchboard import Board


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
        self._stack = compose(self._api, self._features, board, self._failure_answer)

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
            await self._api(scope, receive, send)  # stages speak HTTP only
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
        except Exception as error:  # a response was on its way: all that is left is to say so
            log_failure(scope, error)
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
        except Exception as error:  # as above
            log_failure(scope, error)
        finally:
            recorder.count(status, perf_counter_ns() - started_ns)
            recorder.in_flight -= 1


def compose(api: ASGIApp, features: tuple[Feature, ...], board: Board, answer: FailureAnswer) -> Stack:
    """Put the stages that are on around the application, the first of the order outermost."""
    known = {feature.id: feature for feature in features if feature.stage}
    stations = tuple(_station(known[stage], board) for stage in board.snapshot.order)
    running = tuple(station for station in stations if station.on)
    bare: ASGIApp = Failsafe(api, answer)
    probed: ASGIApp = LastProbe(api, len(running), answer)
    for index in range(len(running) - 1, -1, -1):
        feature = known[running[index].id]
        bare = Failsafe(_staged(bare, feature, board), answer)
        probed = Probe(_staged(probed, feature, board), index, answer)
    return Stack(board, stations, running, probed, bare, cache_on=_has_cache(features, board))


def _staged(app: ASGIApp, feature: Feature, board: Board) -> ASGIApp:
    assert feature.stage is not None
    return feature.stage.build(app, board.snapshot.settings[feature.id], board.resources)


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
