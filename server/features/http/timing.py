"""Tell the client how long the server took.

Problem: the client sees a slow answer and can't tell the network from the server.
Idea: measure from the first stage to the first byte of the answer and send it as ``Server-Timing`` (W3C), which
browsers draw in their own tools.
Trade-off: it also tells strangers how long things take, which helps who guesses passwords by the clock.
"""

from time import perf_counter_ns

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import with_headers


class Timing:
    """Adds the server's own time to the response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start the clock on the way in and read it when the headers leave."""
        started_ns = perf_counter_ns()

        def add_time(headers: MutableHeaders) -> None:
            took_ms = (perf_counter_ns() - started_ns) / 1e6
            headers.append("Server-Timing", f'app;desc="inside the server";dur={took_ms:.2f}')

        await self.app(scope, receive, with_headers(send, add_time))


FEATURE = Feature(
    id="http.timing",
    title="Server timing",
    summary="Sends how long the server took, as Server-Timing.",
    teaches="Telling the server's time from the network's.",
    choices=OFF_ON,
    default="on",
    stage=StageSpec("timing", "context", lambda app, _setting, _resources: Timing(app)),
)
