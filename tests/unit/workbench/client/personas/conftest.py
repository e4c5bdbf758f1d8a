"""A small real API that answers each message by a script, and a jar that a visitor would have."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from workbench.client.body_store import BodyStore
from workbench.client.personas.base import Persona, PersonaResult
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.request import RequestDraft

Headers = dict[str, str]


@dataclass
class Answer:
    """What to say to one method and path."""

    status: int = 200
    headers: Headers = field(default_factory=dict)
    body: str = "{}"


@dataclass
class Asked:
    """A message as the API got it."""

    method: str
    target: str
    headers: Headers
    body: str


class Api:
    """Answers by ``"METHOD /path"``, 404 to the rest, and keeps what it was asked."""

    def __init__(self, script: dict[str, Answer]) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.base = ""
        self._tasks: set[asyncio.Task[None]] = set()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while True:
                asked = await _read(reader)
                self.asked.append(asked)
                answer = self.script.get(f"{asked.method} {asked.target}", Answer(404))
                lines = [f"HTTP/1.1 {answer.status} X"]
                if answer.status not in (204, 304):
                    lines.append(f"Content-Length: {len(answer.body)}")
                lines += [f"{name}: {value}" for name, value in answer.headers.items()]
                body = "" if answer.status in (204, 304) else answer.body
                writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        listener = await asyncio.start_server(self.talk, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        try:
            yield
        finally:
            listener.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    line, *rest = head.rstrip("\r\n").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    method, target, _ = line.split(" ")
    return Asked(method, target, headers, body.decode())


@dataclass
class Outcome:
    """What a row of sends came to."""

    results: list[PersonaResult]
    api: Api

    @property
    def last(self) -> PersonaResult:
        return self.results[-1]

    @property
    def lines(self) -> list[str]:
        return [f"{one.method} {one.target}" for one in self.api.asked]


Play = Callable[..., Outcome]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Send drafts, one after the other, as the persona that ``make`` gives, to an API with a script."""

    def playing(
        make: Callable[[Sender, BodyStore], Persona],
        script: dict[str, Answer],
        *drafts: RequestDraft,
        jar: Jar = EMPTY_JAR,
    ) -> Outcome:
        async def run() -> Outcome:
            bodies = BodyStore(tmp_path / "bodies")
            sender, api = Sender(bodies), Api(script)
            persona = make(sender, bodies)
            results = []
            async with api.serving():
                try:
                    for draft in drafts:
                        results.append(await persona.send(draft, api.base, cookies=jar))
                finally:
                    await sender.close()
            return Outcome(results, api)

        return asyncio.run(run())

    return playing


@pytest.fixture
def answer() -> type[Answer]:
    return Answer
