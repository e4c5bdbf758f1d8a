"""One request as it was really sent, and what came back: facts only, for the response viewer, history and lessons."""

from dataclasses import dataclass
from pathlib import Path

from workbench.core.fetch.seen import Seen
from workbench.core.http2 import Frame
from workbench.core.request import RequestDraft

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Phases:
    """How long the client spent in each phase, milliseconds; ``connect_ms`` is None on a reused connection."""

    connect_ms: float | None = None
    tls_ms: float | None = None
    send_ms: float = 0.0
    wait_ms: float = 0.0
    receive_ms: float = 0.0

    @property
    def total_ms(self) -> float:
        """From the first byte of connecting to the last byte received."""
        return (self.connect_ms or 0.0) + (self.tls_ms or 0.0) + self.send_ms + self.wait_ms + self.receive_ms


@dataclass(frozen=True, slots=True)
class AddedHeader:
    """Who put a header on the wire, and why: 'you', 'auth', 'body', 'cookie jar', 'client'."""

    name: str
    value: str
    by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SentRequest:
    """The request line, headers and body as bytes left the machine."""

    method: str
    url: str
    target: str
    http_version: str
    headers: tuple[AddedHeader, ...]
    body: bytes
    """The first 64 KiB at most."""
    body_bytes: int


@dataclass(frozen=True, slots=True)
class ReceivedResponse:
    """The response's head, and where its body lies on disk (content decoding already undone)."""

    status: int
    reason: str
    http_version: str
    headers: Headers
    body_path: Path
    body_bytes: int
    wire_bytes: int
    """Body bytes as they came over the wire, before decompression."""

    def header(self, name: str, default: str = "") -> str:
        """The first header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), default)


@dataclass(frozen=True, slots=True)
class SendFailure:
    """Why no response came, in plain words: what happened, why, what to do."""

    kind: str
    """'refused', 'timeout', 'cancelled', 'dropped', 'protocol', 'invalid', 'tls', 'blocked' (by a browser), 'lost',
    'other'."""
    what: str
    why: str = ""
    what_to_do: str = ""


@dataclass(frozen=True, slots=True)
class WireBytes:
    """What really crossed the socket, as the network stream saw it; each side is kept up to 64 KiB."""

    sent: bytes = b""
    sent_bytes: int = 0
    received: bytes = b""
    received_bytes: int = 0
    frames: tuple[Frame, ...] = ()
    """Of HTTP/2: what the bytes say, in order of their passing, up to a number."""
    frames_more: int = 0
    """How many came after these."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A request that came before the last one of the same send, with what came back: a redirect, a log-in, a retry.

    Its body is not kept.
    """

    sent: SentRequest
    status: int
    reason: str
    headers: Headers
    phases: Phases
    why: str = "redirect"
    """'redirect', 'login', 'preflight', 'revalidate', 'retry'."""
    failure: SendFailure | None = None
    """Set when no answer came (a lost one, then retried); ``status`` is 0 then."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One send from start to end. Either ``response`` or ``failure`` is set."""

    id: str
    draft: RequestDraft
    started_at: float
    sent: SentRequest | None
    response: ReceivedResponse | None
    failure: SendFailure | None
    phases: Phases
    local_port: int = 0
    """Our TCP port, by which the backend's trace of the same request is found."""
    trace_seq: int | None = None
    wire: WireBytes = WireBytes()
    hops: tuple[Hop, ...] = ()
    """What went before, in order; ``sent`` and ``response`` are the last."""
    persona: str = "plain"
    """Who sent it: 'plain', 'browser', 'mobile', 'attacker'."""
    seen: Seen | None = None
    """What the page that sent it may see; None for a plain client, which sees everything."""
    number: int | None = None
    """Its number in history, once it stands there."""


def sent_as(exchange: Exchange, method: str) -> bool:
    """Whether the exchange's own request had this method: a preflight on the same connection had another."""
    return exchange.sent is None or exchange.sent.method == method
