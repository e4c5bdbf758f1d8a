"""The api role: makes every object of the backend, in the order that starts fastest, and runs both listeners."""

import asyncio
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import time

from sqlalchemy import Engine

from server.backend import Backend
from server.contract.control import ChildSettings, Ready
from server.engines import make_sessions
from server.listeners import Listener
from server.logs import LineRing
from server.pipeline import Pipeline
from server.ports import HOST, bind, holder_of
from server.recording.hub import Hub
from server.recording.recorder import Recorder
from server.recording.threads import watch_threads
from server.redis.link import RedisLink
from server.resources import Resources
from server.settings import data_dir_of
from server.starting import Foundation
from server.stop import Stop
from server.switchboard import Switches
from server.world_keeper import WorldKeeper

SECRET_FILE = "secret.key"


async def run_api(
    settings: ChildSettings,
    foundation: Foundation,
    lines: LineRing,
    *,
    child: bool,
    announce: Callable[[Ready, Backend], None],
) -> None:
    """Run until asked to stop. Raises ``StartError``."""
    stop = Stop()
    stop.on_signals()
    if child:
        stop.on_closed_stdin()
    engine = await asyncio.to_thread(foundation.engine)
    link = RedisLink(foundation.redis_url)
    backend = make_backend(settings, foundation, engine=engine, link=link, lines=lines, stop=stop)
    await asyncio.gather(asyncio.to_thread(link.check), backend.switches.run_effects())
    undo = watch_threads()
    try:
        await _serve(backend, foundation, announce)
    finally:
        undo()
        await link.close()
        engine.dispose()


def make_backend(
    settings: ChildSettings,
    foundation: Foundation,
    *,
    engine: Engine,
    link: RedisLink,
    lines: LineRing,
    stop: Stop,
) -> Backend:
    """Wire the parts together."""
    from server.api import create_api
    from server.errors import internal_error
    from server.features import ALL
    from server.openapi import describe

    resources = make_resources(engine, link, data_dir_of(settings))
    hub = Hub()
    recorder = Recorder(hub, enabled=settings.tracing)
    api = create_api(resources)
    pipeline = Pipeline(api, ALL, recorder, internal_error)
    return Backend(
        settings=settings,
        address=f"http://{HOST}:{foundation.taught.getsockname()[1]}",
        database=foundation.database_label,
        redis=link,
        started_at=time(),
        resources=resources,
        features=ALL,
        pipeline=pipeline,
        switches=Switches(ALL, resources, pipeline.install),
        recorder=recorder,
        hub=hub,
        worlds=WorldKeeper(engine, settings.world, resources.data_dir, foundation.cache_dir, hub.publish),
        lines=lines,
        stop=stop,
        describe=partial(describe, api),
    )


def make_resources(engine: Engine, link: RedisLink, data_dir: Path) -> Resources:
    """What stages and strategies may use."""
    return Resources(
        engine=engine,
        sessions=make_sessions(engine),
        redis=link.asynchronous,
        redis_sync=link.sync,
        secret_key=_secret_key(data_dir),
        data_dir=data_dir,
    )


async def _serve(backend: Backend, foundation: Foundation, announce: Callable[[Ready, Backend], None]) -> None:
    """Answer on both listeners until asked to stop, or until one of them ends by itself."""
    from server.control.app import create_control

    control_socket = bind(0)
    taught = Listener(backend.pipeline, lifespan=True)
    control = Listener(create_control(backend), lifespan=False)
    ticking = asyncio.create_task(backend.tick())
    serving = [taught.begin(foundation.taught), control.begin(control_socket)]
    stopping = asyncio.create_task(backend.stop.wait())
    try:
        await asyncio.gather(taught.ready.wait(), control.ready.wait())
        announce(_ready(backend, foundation.taught, control_socket), backend)
        await backend.pipeline.warm_up()
        await asyncio.wait([*serving, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        backend.hub.close()
        taught.should_exit = control.should_exit = True
        await asyncio.gather(*serving, return_exceptions=True)
        for task in (ticking, stopping):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def _ready(backend: Backend, taught: socket.socket, control: socket.socket) -> Ready:
    port: int = taught.getsockname()[1]
    wanted = backend.settings.port
    return Ready(
        role="api",
        pid=os.getpid(),
        port=port,
        control_port=control.getsockname()[1],
        port_wanted=wanted,
        port_holder=holder_of(wanted) if wanted and wanted != port else "",
        database=backend.database,
        redis=backend.redis.address,
    )


def _secret_key(data_dir: Path) -> str:
    """The key that signs tokens and cursors: made once, so that a restart signs nobody out."""
    path = data_dir / SECRET_FILE
    with suppress(OSError):
        key = path.read_text(encoding="ascii").strip()
        if len(key) >= 32:
            return key
    key = secrets.token_urlsafe(48)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key
