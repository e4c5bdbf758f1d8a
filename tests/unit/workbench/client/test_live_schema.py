import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from workbench.client.control import ControlError
from workbench.client.live_schema import LiveSchema, PublishedSchema


class Control:
    """Plays the control client."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails
        self.asked = 0

    async def openapi(self) -> dict[str, str]:
        self.asked += 1
        if self.fails:
            raise ControlError("gone")
        return {"openapi": "3.1.0"}


def at(schema: LiveSchema, control: Any) -> Any:
    return asyncio.run(schema.at("http://x", control))


def test_each_backend_is_asked_once() -> None:
    schema, first, second = LiveSchema(), Control(), Control()

    for control in (first, first, second):
        assert at(schema, control).document == {"openapi": "3.1.0"}

    assert (first.asked, second.asked) == (1, 1)


def test_without_a_backend_or_an_answer_there_is_none() -> None:
    assert at(LiveSchema(), None) is None
    assert at(LiveSchema(), Control(fails=True)) is None


@pytest.fixture
def published() -> Iterator[tuple[str, list[str]]]:
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"openapi": "3.0.0"}')

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_an_api_publishes_is_asked_for_once(published: tuple[str, list[str]]) -> None:
    base, seen = published
    schema = PublishedSchema(base)

    for _ in range(2):
        found = asyncio.run(schema.get())
        assert found
        assert found.document["openapi"] == "3.0.0"

    assert seen == ["/openapi.json"]


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "no url at all"])
def test_an_api_that_publishes_nothing_has_no_schema(base: str) -> None:
    assert asyncio.run(PublishedSchema(base).get()) is None
