"""A WebSocket (RFC 6455): opened by the one encoder's own request, then messages both ways until one side closes.

The handshake goes over the sender's connections, so time limits, TLS settings and wire view are the same as for any
request; the websockets library then does the framing over the same stream.
"""

import asyncio
import base64
import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import replace

import httpcore
from websockets.exceptions import InvalidState
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import OPEN, Protocol, Side

from workbench.client import failures
from workbench.client.connections import route_of
from workbench.client.intake import Head, head_of, received
from workbench.client.journey import TROUBLE, file_size, never_sent
from workbench.client.leg import Leg
from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.exchange import Exchange, SendFailure
from workbench.core.live import close_meaning
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes, with_base

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
MOST_MESSAGE_BYTES = 64 << 20
_READ_BYTES = 64 * 1024
_CLOSE_WAIT_S = 5.0
_KINDS = {Opcode.TEXT: "text", Opcode.BINARY: "binary", Opcode.PING: "ping", Opcode.PONG: "pong"}


class WebSocket:
    """One connection. Use it on the sender's asyncio loop; everything that happens is told to the log."""

    def __init__(self, sender: Sender, log: LiveLog) -> None:
        self._sender = sender
        self._log = log
        self._protocol = Protocol(Side.CLIENT, state=OPEN, max_size=MOST_MESSAGE_BYTES)
        self._stream: httpcore.AsyncNetworkStream | None = None
        self._response: httpcore.Response | None = None
        self._partial: bytearray = bytearray()
        self._partial_kind = ""
        self._writing = asyncio.Lock()

    async def open(
        self, draft: RequestDraft, base: str, *, cookies: Jar = EMPTY_JAR, variables: Mapping[str, str] | None = None
    ) -> Exchange:
        """Open it; the exchange tells of the handshake. Without ``failure`` in it, ``run`` comes next."""
        exchange = await self._open(draft, with_base(base, variables), cookies)
        if exchange.failure is not None:
            self._log.close()
        return exchange

    async def _open(self, draft: RequestDraft, known: Scopes, cookies: Jar) -> Exchange:
        try:
            encoded = _with_key(encode(draft, known, cookies, now=time.time(), file_size=file_size))
        except DraftError as error:
            return never_sent(draft, failures.invalid(error))
        leg = Leg(draft, encoded, None)
        try:
            async with asyncio.timeout(draft.timeout_s or None):
                return await self._shake_hands(leg)
        except TimeoutError:
            return leg.exchange(None, failures.timed_out(draft.timeout_s, leg.clock.phase))
        except TROUBLE as error:
            return leg.exchange(None, failures.explain(error, leg.where))

    async def run(self) -> None:
        """Take in messages until the end; then the connection is closed and the log tells why."""
        assert self._stream is not None
        try:
            while data := await self._stream.read(_READ_BYTES):
                self._protocol.receive_data(data)
                self._note_frames()
                await self._flush()
                if self._protocol.close_rcvd is not None or self._protocol.close_expected():
                    break
        except (httpcore.NetworkError, OSError) as error:
            self._log.add("note", "close", b"", text=f"the connection broke: {str(error) or type(error).__name__}")
        finally:
            self._note_end()
            await self._shut()

    async def send_text(self, text: str) -> None:
        """Send a text message. Raises ``InvalidState`` once it is closed."""
        content = text.encode()
        self._protocol.send_text(content)
        await self._flush()
        self._log.add("out", "text", content)

    async def send_binary(self, content: bytes) -> None:
        """Send a binary message. Raises ``InvalidState`` once it is closed."""
        self._protocol.send_binary(content)
        await self._flush()
        self._log.add("out", "binary", content, text=_hex(content))

    async def send_ping(self) -> None:
        """Ask whether the other side is alive."""
        self._protocol.send_ping(b"")
        await self._flush()
        self._log.add("out", "ping", b"")

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Say goodbye; ``run`` ends when the answer comes, or after a while without one."""
        try:
            self._protocol.send_close(code, reason)
        except InvalidState:
            return
        self._log.add("out", "close", b"", text=f"{code} {reason}".strip())
        await self._flush()
        await asyncio.sleep(_CLOSE_WAIT_S)
        await self._shut()

    async def _shake_hands(self, leg: Leg) -> Exchange:
        pool = await self._sender.connections.pool(route_of(leg.draft, leg.encoded))
        leg.tap.listen()
        response = await pool.handle_async_request(leg.request())
        leg.http_version = "HTTP/1.1"
        head = head_of(response)
        refusal = _refusal(head, leg.encoded)
        if refusal is not None:
            await response.aclose()
            return leg.exchange(None, refusal)
        self._response = response
        self._stream = response.extensions["network_stream"]
        self._log.add("note", "open", b"", text=f"open: {head.status} {head.reason}".rstrip())
        path = self._sender.bodies.path(leg.id)
        path.touch()
        return leg.exchange(received(head, path), None)

    def _note_frames(self) -> None:
        for frame in self._protocol.events_received():
            assert isinstance(frame, Frame)
            if frame.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
                self._note_data(frame)
            elif frame.opcode is not Opcode.CLOSE:
                self._log.add("in", _KINDS[frame.opcode], bytes(frame.data), text=_hex(bytes(frame.data)))

    def _note_data(self, frame: Frame) -> None:
        """A message may come in fragments (RFC 6455, section 5.4)."""
        self._partial_kind = _KINDS.get(frame.opcode, self._partial_kind)
        self._partial += frame.data
        if not frame.fin:
            return
        content, kind = bytes(self._partial), self._partial_kind
        self._partial.clear()
        self._log.add("in", kind, content, text=None if kind == "text" else _hex(content))

    def _note_end(self) -> None:
        closed = self._protocol.close_rcvd or self._protocol.close_sent
        code = closed.code if closed else CloseCode.ABNORMAL_CLOSURE.value
        words = f"{code} · {close_meaning(code)}"
        reason = f" · “{closed.reason}”" if closed and closed.reason else ""
        who = "the server closed" if self._protocol.close_rcvd and not self._protocol.close_sent else "closed"
        if self._protocol.close_rcvd_then_sent:
            who = "the server closed"
        self._log.add("note", "close", b"", text=f"{who}: {words}{reason}")

    async def _flush(self) -> None:
        assert self._stream is not None
        async with self._writing:
            for data in self._protocol.data_to_send():
                if data:
                    await self._stream.write(data)

    async def _shut(self) -> None:
        self._log.close()
        if self._response is not None:
            await self._response.aclose()
        if self._stream is not None:
            await self._stream.aclose()


def _with_key(encoded: EncodedRequest) -> EncodedRequest:
    if not encoded.address.is_socket:
        raise DraftError("URL", "a WebSocket begins with ws:// or wss://")
    if any(header.by == "auth" for header in encoded.pending):
        raise DraftError("Auth", "no log-in is made for a WebSocket; give it a token or a cookie")
    key = base64.b64encode(os.urandom(16)).decode("ascii")
    made = tuple(replace(header, value=key) for header in encoded.pending if header.name == "Sec-WebSocket-Key")
    return replace(encoded, headers=(*encoded.headers, *made), pending=())


def _refusal(head: Head, encoded: EncodedRequest) -> SendFailure | None:
    """Why the answer opens no WebSocket; None when it does (RFC 6455, section 4.1)."""
    if head.status != 101:
        what = f"The server opens no WebSocket here: {head.status} {head.reason}".rstrip() + "."
        return SendFailure("protocol", what, "It answered as to any other request.", "Check the path, or use http.")
    key = next((header.value for header in encoded.headers if header.name.lower() == "sec-websocket-key"), "")
    wanted = base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest()).decode("ascii")
    if wanted not in head.values("sec-websocket-accept"):
        why = "Sec-WebSocket-Accept doesn't fit the key that was sent."
        return SendFailure(
            "protocol", "The server does not mean it.", why, "Something between may answer in its place."
        )
    return None


def _hex(content: bytes) -> str:
    return content[:80].hex(" ")
