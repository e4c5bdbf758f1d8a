"""The parts of one running backend, made once in ``app`` and handed to the control listener."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, time
from typing import Any

from server.contract.control import ChildSettings, Reset, ResetResult
from server.contract.events import SwitchEvent
from server.contract.features import Switchboard, SwitchboardPatch
from server.features.base import Feature
from server.logs import LineRing
from server.pipeline import Pipeline
from server.recording.hub import Hub
from server.recording.metrics import TICK_S
from server.recording.recorder import Recorder
from server.redis.link import RedisLink
from server.resources import Resources
from server.stop import Stop
from server.switchboard import Board, Switches, describe_change
from server.world_keeper import WorldKeeper
from server.worlds import find_world

log = logging.getLogger("server.backend")


@dataclass(frozen=True, slots=True)
class Backend:
    """Everything of the api role that outlives a request."""

    settings: ChildSettings
    address: str
    database: str
    redis: RedisLink
    started_at: float
    resources: Resources
    features: tuple[Feature, ...]
    pipeline: Pipeline
    switches: Switches
    recorder: Recorder
    hub: Hub
    worlds: WorldKeeper
    lines: LineRing
    stop: Stop
    describe: Callable[[], dict[str, Any]]
    """Makes the OpenAPI document of the taught API."""

    async def change(self, patch: SwitchboardPatch) -> Switchboard:
        """Change the switchboard and tell whoever watches. Raises ``RefusedError``."""
        return self._told(*await self.switches.change(patch))

    async def reset(self, wanted: Reset) -> ResetResult:
        """Put back what is asked for: switches first, then the data, then what the switches do to the data.

        Raises ``ValueError`` for an unknown world, before anything has changed.
        """
        started = perf_counter()
        if wanted.world is not None:
            find_world(wanted.world)
        if wanted.switches:
            self._told(*await self.switches.restore_defaults())
        result = await self.worlds.reset(wanted.world)
        await self.switches.run_effects()
        if wanted.caches:
            await self.redis.forget()
        if wanted.traces:
            self.recorder.clear()
        return result.model_copy(update={"duration_ms": (perf_counter() - started) * 1000})

    async def tick(self) -> None:
        """Publish the counts of every quarter second, for as long as the backend runs."""
        while True:
            await asyncio.sleep(TICK_S)
            try:
                self.hub.publish(self.recorder.tick())
            except Exception:  # a tick that fails must not end the feed
                log.exception("a tick failed")

    def _told(self, before: Board, after: Board) -> Switchboard:
        if after is not before:
            label = describe_change(self.features, before.snapshot, after.snapshot)
            self.hub.publish(SwitchEvent(at=time(), label=label, switchboard=after.snapshot))
        return after.snapshot
