"""A WebSocket (RFC 6455): opened by the one encoder's own request, then messages both ways until one side closes.

The websockets library does the framing over the stream that the handshake went over.
"""

import asyncio
from collections.abc import Mapping

import httpcore
from websockets.exceptions import InvalidState
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import OPEN, Protocol, Side

from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.client.socket_handshake import Handshake
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.live import close_meaning
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base

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
        handshake = Handshake(self._sender, draft, with_base(base, variables), cookies)
        exchange = await handshake.shake()
        opened = handshake.opened
        if opened is None:
            self._log.close()
            return exchange
        self._response, self._stream = opened.response, opened.stream
        self._protocol.extensions = list(opened.extensions)
        packed = " · permessage-deflate" if opened.extensions else ""
        self._log.add("note", "open", b"", text=f"open: {opened.head.status} {opened.head.reason}".rstrip() + packed)
        return exchange

    def give_up(self) -> None:
        """It won't be opened after all."""
        self._log.close()

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


def _hex(content: bytes) -> str:
    return content[:80].hex(" ")
