"""Send fewer bytes to those who can unpack them.

Problem: JSON repeats its field names in every row, and the network is the slow part.
Idea: when the client says that it accepts gzip, compress text above a minimum size, and say ``Vary:
Accept-Encoding`` so that caches keep both forms apart.
Trade-off: processor time for network time; the whole body is held first; and small bodies only grow. A packed body
is another representation, so a strong ETag becomes a weak one.
"""

import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.features import ParamInfo
from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import held_until_whole, send_whole
from server.recording.record import annotate

TEXT = ("application/json", "application/problem+json", "text/")
LEVEL = 6


class Compression:
    """Packs text with gzip for clients that ask for it."""

    def __init__(self, app: ASGIApp, minimum_bytes: int) -> None:
        self.app = app
        self.minimum_bytes = minimum_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the response, and pack it if that is allowed and worth it."""
        wanted = accepts_gzip(Headers(scope=scope).get("accept-encoding", ""))

        async def finish(start: Message, body: bytes) -> None:
            headers = MutableHeaders(scope=start)
            if start["status"] == 304:  # its Vary is that of the 200 which it stands for, RFC 9110 section 15.4.5
                headers.add_vary_header("Accept-Encoding")
            if not body or not headers.get("content-type", "").startswith(TEXT) or "content-encoding" in headers:
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
            headers.add_vary_header("Accept-Encoding")
            if wanted and len(body) >= self.minimum_bytes:
                body = pack(headers, body)
            await send_whole(send, start, body)

        await self.app(scope, receive, held_until_whole(finish))


def pack(headers: MutableHeaders, body: bytes) -> bytes:
    """The packed body; the headers say so. No time stamp inside, so equal bodies stay equal."""
    packed = gzip.compress(body, LEVEL, mtime=0)
    headers["Content-Encoding"] = "gzip"
    if headers.get("etag", "").startswith('"'):
        headers["ETag"] = f"W/{headers['etag']}"
    annotate("http.compression", f"{len(body):,} to {len(packed):,} bytes", share=f"{len(packed) / len(body):.0%}")
    return packed


def accepts_gzip(header: str) -> bool:
    """Whether ``Accept-Encoding`` allows gzip; a weight of 0 forbids it, RFC 9110 section 12.5.3."""
    weights: dict[str, bool] = {}
    for entry in header.lower().split(","):
        name, _, weight = entry.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return weights.get("gzip", weights.get("*", False))


FEATURE = Feature(
    id="http.compression",
    title="Compression",
    summary="Packs larger text answers with gzip.",
    teaches="Content negotiation, Vary, processor time against network time.",
    choices=OFF_ON,
    default="off",
    params=(
        ParamInfo(
            name="minimum_bytes",
            title="From",
            kind="int",
            default=1000,
            minimum=0,
            maximum=100_000,
            step=100,
            unit="bytes",
        ),
    ),
    stage=StageSpec(
        "compression", "edge", lambda app, setting, _: Compression(app, int(setting.params["minimum_bytes"]))
    ),
)
