"""The role ``python -m server redis``: the embedded Redis in a process of its own."""

import asyncio
import os
import socket
from collections.abc import Callable

from server.contract.control import ChildSettings, Ready
from server.ports import bind_near
from server.redis.front import serve
from server.stop import Stop


def run_redis(settings: ChildSettings, *, child: bool, announce: Callable[[Ready], None]) -> None:
    """Bind first and say so at once: clients that come before the engine is imported wait in the backlog."""
    listener = bind_near(settings.port, strict=settings.strict_port)
    port = listener.getsockname()[1]
    announce(Ready(role="redis", pid=os.getpid(), port=port, port_wanted=settings.port, redis="embedded"))
    asyncio.run(_serve_until_stopped(listener, child=child))


async def _serve_until_stopped(listener: socket.socket, *, child: bool) -> None:
    stop = Stop()
    stop.on_signals()
    if child:
        stop.on_closed_stdin()
    ended = asyncio.Event()
    serving = asyncio.create_task(serve(listener, ended))
    await stop.wait()
    ended.set()
    await serving
