"""Heads of answers, and bodies that nobody wants."""

import asyncio
from collections.abc import AsyncIterator

import httpcore
import pytest

from workbench.client.intake import Head, head_of, pass_over


@pytest.mark.parametrize(
    ("status", "kind", "stream"),
    [
        (200, "text/event-stream", True),
        (200, "Text/Event-Stream; charset=utf-8", True),
        (204, "text/event-stream", False),
        (200, "text/plain", False),
    ],
)
def test_an_event_stream_is_told_by_its_type(status: int, kind: str, stream: bool) -> None:
    assert Head(status, "", "HTTP/1.1", (("Content-Type", kind),)).is_event_stream is stream


def test_a_head_without_a_reason_gets_the_standards() -> None:
    head = head_of(httpcore.Response(418, headers=[(b"X-A", b"\xff")], extensions={"http_version": b"HTTP/2"}))

    assert (head.reason, head.http_version) == ("I'm a Teapot", "HTTP/2")
    assert head.values("x-a") == ("\xff",)


def test_of_a_long_unwanted_body_only_the_start_is_read() -> None:
    given: list[int] = []

    async def content() -> AsyncIterator[bytes]:
        for _ in range(100):
            given.append(1)
            yield b"x" * 32_768

    asyncio.run(pass_over(httpcore.Response(302, content=content())))

    assert len(given) == 3
