"""Two ways in which a stage can touch a response that passes through its ``send``."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

WholeResponse = Callable[[Message, bytes], Awaitable[None]]


def with_headers(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    """A ``send`` that lets ``change`` work on the headers just before they leave."""

    async def changing(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message))
        await send(message)

    return changing


def held_until_whole(finish: WholeResponse) -> Send:
    """A ``send`` that keeps a response back until its last byte, then hands ``finish`` its start and its body."""
    start: Message = {}
    parts: list[bytes] = []

    async def holding(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await finish(start, b"".join(parts))

    return holding


async def send_whole(send: Send, start: Message, body: bytes) -> None:
    """Send a response that was held, with the length that it has now."""
    MutableHeaders(scope=start)["Content-Length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": body})
