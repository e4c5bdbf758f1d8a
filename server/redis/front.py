"""The embedded Redis itself: a listening socket, one shared fakeredis, and a connection for whoever comes."""

import asyncio
import socket
import threading
from contextlib import suppress

from server.ports import BACKLOG


async def serve(listener: socket.socket, stop: asyncio.Event) -> None:
    """Answer clients on a socket that listens already, until told to stop."""
    from fakeredis import FakeServer

    from server.redis.commands import VERSION, Administration
    from server.redis.connection import Connection

    engine = FakeServer(version=tuple(int(part) for part in VERSION.split(".")))
    administration = Administration(engine)
    connections: set[Connection] = set()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(engine, administration, connections), sock=listener, backlog=BACKLOG
    )
    await stop.wait()
    server.close()
    for connection in list(connections):
        connection.close()


class InProcessRedis:
    """The embedded Redis on a thread of the api process, for ``python -m server`` alone."""

    def __init__(self, listener: socket.socket) -> None:
        self.port: int = listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._listener = listener
        self._thread = threading.Thread(target=self._run, name="embedded redis", daemon=True)

    def start(self) -> None:
        """Begin to answer; clients that connect before that wait in the backlog."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up and end the thread."""
        if self._thread.ident is None:
            self._listener.close()
            self._loop.close()
            return
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(serve(self._listener, self._stop))
