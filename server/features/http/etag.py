"""Send a body only when it has changed.

Problem: a client that polls downloads the same bytes again and again.
Idea: name the content by its hash (``ETag``). The client sends the name back (``If-None-Match``); if it still fits,
answer 304 without a body.
Trade-off: it saves bytes, not work: the answer is still computed, held and hashed. A route that knows its version
without computing the body can set its own ETag, which is kept.
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.conditional import is_unchanged, send_not_modified
from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import held_until_whole, send_whole
from server.recording.record import annotate


class ETag:
    """Names successful GET answers by their content, and answers 304 to who has them already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold what can be named; let everything else pass."""
        if scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")

        async def finish(start: Message, body: bytes) -> None:
            if start["status"] != 200:
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
            headers = MutableHeaders(scope=start)
            tag = headers.setdefault("ETag", name_of(body))
            if is_unchanged(known, tag):
                annotate("http.etag", f"unchanged, {len(body):,} bytes not sent")
                await send_not_modified(send, headers)
                return
            annotate("http.etag", "changed" if known else "named", etag=tag)
            await send_whole(send, start, body)

        await self.app(scope, receive, held_until_whole(finish))


def name_of(body: bytes) -> str:
    """A strong entity tag: equal bytes, equal name."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


FEATURE = Feature(
    id="http.etag",
    title="ETag",
    summary="Answers 304 without a body when the client has the same content.",
    teaches="Revalidation and conditional requests.",
    choices=OFF_ON,
    default="off",
    stage=StageSpec("ETag", "cache", lambda app, _setting, _resources: ETag(app)),
)
