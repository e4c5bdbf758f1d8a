"""Servers for tests, on real sockets: plain ones, and ones that do what no server should."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from workbench.client.body_store import BodyStore
from workbench.client.sender import Limits, Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft

Answer = Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]


class Asked:
    """One request as the server read it."""

    def __init__(self, head: bytes, body: bytes, base: str) -> None:
        self.head = head
        self.body = body
        self.base = base
        line, *rest = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        self.method, self.target, self.version = line.split(" ")
        self.headers = [(name, value.strip()) for name, _, value in (one.partition(":") for one in rest)]

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


class Server:
    """Reads one request after another and hands each to an answer function."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.seen: list[Asked] = []
        self.connections = 0
        self.tasks: set[asyncio.Task[None]] = set()
        self.base = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        self.connections += 1
        try:
            while not writer.is_closing():
                asked = await self.read(reader)
                self.seen.append(asked)
                await self.answer(asked, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def read(self, reader: asyncio.StreamReader) -> Asked:
        head = await reader.readuntil(b"\r\n\r\n")
        asked = Asked(head, b"", self.base)
        asked.body = await reader.readexactly(int(asked.header("content-length") or 0))
        return asked


@asynccontextmanager
async def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    server = Server(answer)
    listener = await asyncio.start_server(server.talk, "127.0.0.1", 0, ssl=tls)
    scheme = "https" if tls else "http"
    server.base = f"{scheme}://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listener.close()
        for task in server.tasks:
            task.cancel()
        await asyncio.gather(*server.tasks, return_exceptions=True)


def response(status: str = "200 OK", *lines: str, body: bytes = b"") -> bytes:
    """A whole answer with the right length."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}"])
    return head.encode("latin-1") + b"\r\n\r\n" + body


def says(data: bytes, *, close: bool = False) -> Answer:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if close:
            writer.close()

    return answer


def routes(table: dict[str, bytes | Callable[[Asked], bytes]]) -> Answer:
    """Answers by path; 404 for what isn't listed."""

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        found = table.get(asked.target.partition("?")[0], response("404 Not Found"))
        writer.write(found if isinstance(found, bytes) else found(asked))
        await writer.drain()

    return answer


def send(
    answer: Answer,
    draft: RequestDraft,
    folder: Path,
    *,
    limits: Limits | None = None,
    cookies: Jar = EMPTY_JAR,
    times: int = 1,
) -> tuple[list[Exchange], Server]:
    """Send a draft to a server of its own, and close both."""

    async def run() -> tuple[list[Exchange], Server]:
        sender = Sender(BodyStore(folder), limits)
        async with serving(answer) as server:
            try:
                return [await sender.send(draft, server.base, cookies=cookies) for _ in range(times)], server
            finally:
                await sender.close()

    return asyncio.run(run())
