"""Hands an encoded request to httpcore piece by piece, and says how it stood on the wire."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpcore

from workbench.client.phase_clock import PhaseClock
from workbench.client.wire_tap import KEPT_BYTES
from workbench.core.bodies import BodySource, FileContent
from workbench.core.encode import EncodedRequest
from workbench.core.exchange import AddedHeader, SentRequest
from workbench.core.request import RequestDraft

CHUNK_BYTES = 256 * 1024
_NOT_IN_HTTP2 = frozenset({"host", "transfer-encoding", "connection", "proxy-connection", "keep-alive", "upgrade"})
"""Headers about the connection have no place there (RFC 9113, section 8.2.2); h2 leaves them out."""


Limits = dict[str, float | None]


def request_of(encoded: EncodedRequest, clock: PhaseClock, limits: Limits) -> httpcore.Request:
    """The request as httpcore takes it."""
    headers = [(header.name.encode(), value_bytes(header.value)) for header in encoded.headers]
    return httpcore.Request(
        encoded.method.encode(),
        _url(encoded),
        headers=headers,
        content=_content(encoded.body, clock.sent),
        extensions={"trace": clock.trace, "timeout": limits},
    )


def sent_of(encoded: EncodedRequest, http_version: str = "HTTP/1.1", *, body: bool = True) -> SentRequest:
    """What stood on the wire. HTTP/2 has no request line and no ``Host``, but four headers of its own."""
    headers = tuple(_http2_headers(encoded)) if http_version == "HTTP/2" else encoded.headers
    start = _start(encoded.body) if body else b""
    # an HTTP/1.0 answer still followed an HTTP/1.1 request
    version = "HTTP/2" if http_version == "HTTP/2" else "HTTP/1.1"
    return SentRequest(encoded.method, encoded.url, encoded.target, version, headers, start, encoded.body.size)


def value_bytes(text: str) -> bytes:
    """Latin-1 as HTTP had it, UTF-8 for what that can't hold (RFC 9110, section 5.5)."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


def _url(encoded: EncodedRequest) -> httpcore.URL:
    """Whom to connect to, and the target as it is. A proxy that reads the request is the one to connect to."""
    address = encoded.address
    scheme, host, port = address.scheme, address.host, address.port
    if encoded.proxy is not None and scheme == "http":
        scheme, host, port = encoded.proxy.scheme, encoded.proxy.host, encoded.proxy.port
    return httpcore.URL(scheme=scheme.encode(), host=host.encode(), port=port, target=encoded.target.encode())


def limits_of(draft: RequestDraft) -> Limits:
    """The time limits of single steps, by httpcore's names; nought means none."""
    silence = draft.read_timeout_s or None
    return {"connect": draft.connect_timeout_s or None, "read": silence, "write": silence, "pool": None}


def _start(body: BodySource) -> bytes:
    return b"".join(piece for piece in body.pieces if isinstance(piece, bytes))[:KEPT_BYTES]


def _http2_headers(encoded: EncodedRequest) -> Iterator[AddedHeader]:
    why = "HTTP/2 has it in place of the request line"
    host = next((header.value for header in encoded.headers if header.name.lower() == "host"), "")
    pairs = (
        (":method", encoded.method),
        (":authority", host),
        (":scheme", encoded.address.scheme),
        (":path", encoded.target),
    )
    yield from (AddedHeader(name, value, "client", why) for name, value in pairs)
    for header in encoded.headers:
        name = header.name.lower()
        if name not in _NOT_IN_HTTP2:
            yield AddedHeader(name, header.value, header.by, header.why)


async def _content(body: BodySource, sent: Callable[[int], None]) -> AsyncIterator[bytes]:
    """The body in pieces of bounded size; a file is read as the network takes it."""
    done = 0
    for piece in body.pieces:
        for chunk in _chunks(piece):
            yield chunk
            done += len(chunk)
            sent(done)


def _chunks(piece: bytes | FileContent) -> Iterator[bytes]:
    if isinstance(piece, FileContent):
        with Path(piece.path).open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    else:
        for start in range(0, len(piece), CHUNK_BYTES):
            yield piece[start : start + CHUNK_BYTES]
