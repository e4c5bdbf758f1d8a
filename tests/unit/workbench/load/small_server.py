"""A small real HTTP server on asyncio, for the tests of the generator: answers what its ``answer`` function says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
Answer = bytes | None
"""None closes the connection without an answer."""


@dataclass
class SmallServer:
    """What it was asked, and where it listens."""

    answer: Callable[[bytes], Answer] = lambda _request: OK
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    close_after: bool = False
    hold: bool = False
    """Never answer."""
    port: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/tasks"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers.append(writer)
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        body = await reader.readexactly(int(lengths[0].split(b":")[1])) if lengths else b""
        self.requests.append(head + body)
        self.asked.set()
        if self.hold:
            await reader.read()
            return False
        data = self.answer(head + body)
        if data is None:
            return False
        writer.write(data)
        await writer.drain()
        return not self.close_after


@asynccontextmanager
async def small_server(**fields: object) -> AsyncIterator[SmallServer]:
    """A running server."""
    made = SmallServer(**fields)  # type: ignore[arg-type]
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made
        for writer in made.writers:
            writer.close()
