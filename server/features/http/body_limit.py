"""Refuse bodies that are too large before they fill the memory.

Problem: a body is read into memory before anything can check it, so one client with a gigabyte can stop everybody.
Idea: refuse by the declared ``Content-Length`` at once, and count the bytes that really arrive, because the
declared length can be missing (chunked) or a lie.
Trade-off: a limit for all routes must suit the one that needs most; uploads usually get a limit of their own.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.features import ParamInfo
from server.errors import problem
from server.features.base import OFF_ON, Feature, StageSpec
from server.recording.record import annotate


class BodyTooLargeError(Exception):
    """Stops whoever is reading the body."""


class BodyLimit:
    """Answers 413 to a body above the limit."""

    def __init__(self, app: ASGIApp, limit_bytes: int) -> None:
        self.app = app
        self.limit_bytes = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Trust the declared length when it is too large; count otherwise."""
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared[:20]) > self.limit_bytes:
            await self._refuse(scope, receive, send, f"{int(declared[:20]):,} bytes were declared")
            return
        received_bytes, too_large, started = 0, False, False

        async def counting() -> Message:
            nonlocal received_bytes, too_large
            message = await receive()
            received_bytes += len(message.get("body", b""))
            if received_bytes > self.limit_bytes:
                too_large = True
                raise BodyTooLargeError
            return message

        async def unless_refused(message: Message) -> None:
            nonlocal started
            if started or not too_large:  # what the application says about its broken read is dropped
                started = True
                await send(message)

        try:
            await self.app(scope, counting, unless_refused)
        except BodyTooLargeError:
            if started:
                raise
        if too_large and not started:
            await self._refuse(scope, receive, send, f"{received_bytes:,} bytes had arrived")

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, why: str) -> None:
        annotate("http.body_limit", why, limit_bytes=self.limit_bytes)
        answer = problem(
            scope, 413, f"The body is larger than {self.limit_bytes:,} bytes.", limit_bytes=self.limit_bytes
        )
        await answer(scope, receive, send)


FEATURE = Feature(
    id="http.body_limit",
    title="Body limit",
    summary="Answers 413 to bodies above a size.",
    teaches="Bounded input: limits that are counted, not believed.",
    choices=OFF_ON,
    default="on",
    params=(
        ParamInfo(
            name="limit_bytes",
            title="At most",
            kind="int",
            default=1_048_576,
            minimum=1,
            maximum=104_857_600,
            step=1024,
            unit="bytes",
        ),
    ),
    stage=StageSpec("body limit", "gate", lambda app, setting, _: BodyLimit(app, int(setting.params["limit_bytes"]))),
)
