"""Times the phases of one request by the events that httpcore reports while it works."""

import time
from collections.abc import Callable

from workbench.core.exchange import Phases

Progress = Callable[[str, int, int | None], None]
"""Told the phase ('connect', 'send', 'wait', 'receive'), the body bytes that travelled in it so far, and how many they
will be; None where nobody said so."""

_BEGINS = {
    "connection.connect_tcp.started": "connect",
    "connection.start_tls.started": "connect",
    "http11.send_request_headers.started": "send",
    "http11.receive_response_headers.started": "wait",
    "http11.receive_response_headers.complete": "receive",
}


def _ignore(_phase: str, _count: int, _whole: int | None) -> None:
    """Progress that nobody asked for."""


class PhaseClock:
    """Notes when each event happened; hand ``trace`` to httpcore."""

    def __init__(self, progress: Progress | None = None, sends: int = 0) -> None:
        self._at: dict[str, float] = {}
        self._progress = progress or _ignore
        self._sends = sends
        self._expects: int | None = None
        self.sent_bytes = 0
        self.phase = "connect"
        self.stream = 0
        """Of HTTP/2: which of the connection's streams is ours."""

    async def trace(self, name: str, info: object) -> None:
        if isinstance(info, dict) and isinstance(info.get("stream_id"), int):
            self.stream = info["stream_id"]
        name = name.replace("http2.", "http11.", 1)
        self._at[name] = time.perf_counter()
        if name in _BEGINS:
            self.phase = _BEGINS[name]
            self._progress(self.phase, 0, self._sends or None if self.phase == "send" else None)

    def expect(self, count: int | None) -> None:
        """Take over how many bytes the head of the answer announces."""
        self._expects = count

    def sent(self, count: int) -> None:
        """Say how many body bytes went out so far."""
        self.sent_bytes = count
        if self.phase == "send":
            self._progress("send", count, self._sends or None)

    def received(self, count: int) -> None:
        """Say how many body bytes have come so far, packed as they travelled."""
        self._progress(self.phase, count, self._expects)

    def phases(self) -> Phases:
        """What is known so far, the running phase counted up to now."""
        now = time.perf_counter()
        at = self._at
        sent = at.get("http11.send_request_body.complete", now)
        head = at.get("http11.receive_response_headers.complete", now)
        return Phases(
            connect_ms=self._span("connection.connect_tcp.started", "connection.connect_tcp.complete", now),
            tls_ms=self._span("connection.start_tls.started", "connection.start_tls.complete", now),
            send_ms=_ms(at.get("http11.send_request_headers.started", sent), sent),
            wait_ms=_ms(sent, head),
            receive_ms=_ms(head, at.get("http11.receive_response_body.complete", now)),
        )

    def _span(self, start: str, end: str, now: float) -> float | None:
        return _ms(self._at[start], self._at.get(end, now)) if start in self._at else None


def _ms(start: float, end: float) -> float:
    return max(0.0, (end - start) * 1000)
