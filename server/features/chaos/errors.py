"""Make a share of the requests fail.

Problem: error handling that has never seen an error does not work.
Idea: fail a share of the requests on purpose. Status 500 is a real crash, an exception that nobody handles; any
other status is an orderly refusal.
Trade-off: as with latency, only where everybody knows that it is on.
"""

import random

from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.features import ParamInfo
from server.errors import problem
from server.features.base import OFF_ON, Feature, StageSpec
from server.recording.record import annotate


class ChaosError(Exception):
    """The crash that was asked for."""


class Errors:
    """Fails a share of the requests."""

    def __init__(self, app: ASGIApp, share: float, status: int) -> None:
        self.app = app
        self.share = share
        self.status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Throw the dice; fail or pass on."""
        if random.random() >= self.share:
            await self.app(scope, receive, send)
            return
        annotate("chaos.errors", f"failed on purpose with {self.status}")
        if self.status == 500:
            raise ChaosError("chaos.errors is on")
        await problem(scope, self.status, "This failure was ordered by chaos.errors.")(scope, receive, send)


FEATURE = Feature(
    id="chaos.errors",
    title="Errors",
    summary="Fails a share of the requests.",
    teaches="Retries, error budgets, and what a client does when the server breaks.",
    choices=OFF_ON,
    default="off",
    params=(
        ParamInfo(name="percent", title="Share", kind="int", default=20, minimum=0, maximum=100, step=5, unit="%"),
        ParamInfo(name="status", title="Status", kind="int", default=500, minimum=400, maximum=599, step=1),
    ),
    stage=StageSpec(
        "errors",
        "edge",
        lambda app, setting, _: Errors(app, float(setting.params["percent"]) / 100, int(setting.params["status"])),
    ),
)
