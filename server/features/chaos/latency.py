"""Make a share of the requests slow.

Problem: on one's own machine everything is fast, and slowness is where designs break.
Idea: hold a share of the requests back before they reach the application, without blocking the loop.
Trade-off: none in production: it belongs in experiments, with a switch that everybody can find.
"""

import asyncio
import random

from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.features import ParamInfo
from server.features.base import OFF_ON, Feature, StageSpec
from server.recording.record import annotate


class Latency:
    """Delays a share of the requests."""

    def __init__(self, app: ASGIApp, delay_ms: int, share: float) -> None:
        self.app = app
        self.delay_ms = delay_ms
        self.share = share

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Throw the dice, wait, pass on."""
        if random.random() < self.share:
            annotate("chaos.latency", f"held back {self.delay_ms} ms")
            await asyncio.sleep(self.delay_ms / 1000)
        await self.app(scope, receive, send)


FEATURE = Feature(
    id="chaos.latency",
    title="Latency",
    summary="Holds a share of the requests back.",
    teaches="What slowness does to percentiles, timeouts and queues.",
    choices=OFF_ON,
    default="off",
    params=(
        ParamInfo(name="ms", title="Delay", kind="int", default=200, minimum=0, maximum=30_000, step=50, unit="ms"),
        ParamInfo(name="share", title="Share", kind="int", default=100, minimum=0, maximum=100, step=5, unit="%"),
    ),
    stage=StageSpec(
        "latency",
        "edge",
        lambda app, setting, _: Latency(app, int(setting.params["ms"]), float(setting.params["share"]) / 100),
    ),
)
