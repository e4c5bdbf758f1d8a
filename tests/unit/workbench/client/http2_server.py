"""A small HTTP/2 server for tests: answers each request with its own headers as text."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded


class Http2Server(asyncio.Protocol):
    """One connection."""

    def __init__(self, bodies: list[bytes]) -> None:
        self._connection = H2Connection(H2Configuration(client_side=False))
        self._headers: dict[int, str] = {}
        self._bodies = bodies

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connection.initiate_connection()
        self._flush()

    def data_received(self, data: bytes) -> None:
        for event in self._connection.receive_data(data):
            match event:
                case RequestReceived():
                    pairs = ((name.decode(), value.decode()) for name, value in event.headers)
                    self._headers[event.stream_id] = "\n".join(f"{name}: {value}" for name, value in pairs)
                case DataReceived():
                    self._bodies.append(event.data)
                    self._connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                case StreamEnded():
                    self._answer(event.stream_id)
        self._flush()

    def _answer(self, stream: int) -> None:
        self._connection.send_headers(stream, [(":status", "200"), ("content-type", "text/plain")])
        self._connection.send_data(stream, self._headers.pop(stream).encode(), end_stream=True)

    def _flush(self) -> None:
        self._transport.write(self._connection.data_to_send())


@asynccontextmanager
async def serving_http2(tls: ssl.SSLContext, bodies: list[bytes]) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(lambda: Http2Server(bodies), "127.0.0.1", 0, ssl=tls)
    try:
        yield f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    finally:
        listener.close()
