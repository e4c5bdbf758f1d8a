"""A proxy for tests that opens tunnels."""

import asyncio
from contextlib import suppress

from tests.unit.workbench.client.hostile import Asked, response


class Tunnel:
    """A proxy that opens tunnels for whom it knows."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.seen: list[Asked] = []

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        self.seen.append(asked)
        if asked.header("proxy-authorization") != "Basic bWU6cHc=":
            writer.write(response("407 Proxy Authentication Required"))
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        reader, onward = await asyncio.open_connection("127.0.0.1", self.port)
        task = asyncio.current_task()
        assert task is not None
        inbound = asyncio.create_task(_pump(reader, writer))
        try:
            transport = writer.transport
            protocol = transport.get_protocol()
            assert isinstance(protocol, asyncio.StreamReaderProtocol)
            await _pump(protocol._stream_reader, onward)  # type: ignore[attr-defined] # the reader of the same talk
        finally:
            inbound.cancel()
            onward.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
