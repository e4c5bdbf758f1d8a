"""Two uvicorn servers in one loop, on sockets that listen already: the taught API, and the control listener."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from server.ports import BACKLOG

GRACE_S = 1


class Listener(uvicorn.Server):
    """One server that says when it is ready and leaves signals to the role."""

    def __init__(self, app: ASGIApp, *, lifespan: bool) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="httptools",
                loop="asyncio",
                ws="none",
                lifespan="on" if lifespan else "off",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=False,
                backlog=BACKLOG,
                timeout_graceful_shutdown=GRACE_S,
            )
        )
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to accept, and say so."""
        await super().startup(sockets)
        _spell_phrases()
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing: the role decides when to stop."""
        yield

    def begin(self, listener: socket.socket) -> "asyncio.Task[None]":
        """Serve in a task of its own."""
        return asyncio.create_task(self.serve([listener]))


def _spell_phrases() -> None:
    """Write RFC 9110's reason phrases into the status line too.

    WORKAROUND: uvicorn takes them from ``http.HTTPStatus``, which has two of an older RFC before Python 3.13.
    """
    from uvicorn.protocols.http.httptools_impl import STATUS_LINE

    from server.errors import PHRASES

    STATUS_LINE.update({status: f"HTTP/1.1 {status} {phrase}\r\n".encode() for status, phrase in PHRASES.items()})
