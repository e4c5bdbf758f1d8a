"""Give every request a name.

Problem: a client says "it failed at noon", and the logs hold ten thousand lines of noon.
Idea: name the request at the outermost edge, put the name into every log line, problem and trace, and tell the
client. A name that the client sends is kept, so that one call can be followed through several services.
Trade-off: a few bytes in each response; and a name from outside is untrusted text, so only a plain, short one is
taken.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import with_headers
from server.recording.record import annotate
from server.request_ids import request_id_of

PLAIN = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestId:
    """Names the request before anything else sees it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the client's name if it is plain, make one otherwise, and send it back."""
        wanted = Headers(scope=scope).get("x-request-id", "")
        if PLAIN.fullmatch(wanted):
            scope.setdefault("state", {})["request_id"] = wanted
        request_id = request_id_of(scope)
        annotate("http.request_id", "kept the client's" if request_id == wanted else "made a new one", id=request_id)

        def name(headers: MutableHeaders) -> None:
            headers["X-Request-ID"] = request_id

        await self.app(scope, receive, with_headers(send, name))


FEATURE = Feature(
    id="http.request_id",
    title="Request id",
    summary="Names every request in headers, logs and problems.",
    teaches="Correlation: finding one request among many.",
    choices=OFF_ON,
    default="on",
    stage=StageSpec("request id", "context", lambda app, _setting, _resources: RequestId(app)),
)
