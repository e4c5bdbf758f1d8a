"""Sends drafts over kept connections and streams what comes back to disk: the request panel's and the lessons' client.

It drives httpcore, the engine inside httpx, directly: nothing then adds, merges or normalises anything between our
encoder and the socket, and a network backend of ours can listen to the bytes.
"""

import asyncio
import os
import time
import uuid
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import h11
import httpcore

from workbench.client import failures
from workbench.client.body_store import BodyStore
from workbench.client.inflate import InflateError, Inflater
from workbench.client.phase_clock import PhaseClock, Progress
from workbench.client.wire_tap import KEPT_BYTES, TappedBackend, WireTap
from workbench.core import statuses
from workbench.core.address import DEFAULT_PORTS, Address
from workbench.core.bodies import BodySource, FileContent
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SendFailure, SentRequest
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base

_CHUNK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is taken in."""

    body_bytes: int = 1 << 30
    unpacked_bytes: int = 256 << 20
    """Cap for what comes packed: a gzip bomb is a thousand times larger than what travelled."""


class Sender:
    """Keeps one pool of connections; use and close it on one asyncio loop."""

    def __init__(self, bodies: BodyStore, limits: Limits = Limits()) -> None:
        self._bodies = bodies
        self._limits = limits
        self._pool = httpcore.AsyncConnectionPool(
            max_connections=64, keepalive_expiry=60.0, network_backend=TappedBackend()
        )

    @property
    def bodies(self) -> BodyStore:
        """Where answers' bodies are kept."""
        return self._bodies

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Send a draft and wait for all of its answer. What goes wrong stands in ``failure``; only cancelling raises.

        Args:
            draft: What to send.
            base: Address of the running backend, the value of ``{{base}}``.
            progress: Told each phase as it begins, and the bytes as they come; called on this loop's thread.
            cookies: The jar to take cookies from; taking in new ones is up to the caller.
            variables: Further variables.
        """
        attempt = _Attempt(draft, progress)
        try:
            known = with_base(base, variables)
            attempt.encoded = encode(draft, known, cookies, now=attempt.started_at, file_size=_file_size)
        except DraftError as error:
            return attempt.failed(failures.invalid(error))
        return await self._attempt(attempt, attempt.encoded)

    async def _attempt(self, attempt: "_Attempt", encoded: EncodedRequest) -> Exchange:
        try:
            async with asyncio.timeout(attempt.draft.timeout_s):
                return attempt.answered(await self._exchange(attempt, encoded))
        except TimeoutError:
            return attempt.failed(failures.timed_out(attempt.draft.timeout_s, attempt.clock.phase))
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            h11.LocalProtocolError,
            InflateError,
            failures.BodyTooLargeError,
            OSError,
        ) as error:
            return attempt.failed(failures.explain(error, _place(encoded), attempt.clock.phase, attempt.body_bytes))

    async def _exchange(self, attempt: "_Attempt", encoded: EncodedRequest) -> ReceivedResponse:
        attempt.tap.listen()
        response = await self._pool.handle_async_request(_wire_request(encoded, attempt.clock))
        try:
            return await self._receive(attempt, response)
        finally:
            await response.aclose()

    async def _receive(self, attempt: "_Attempt", response: httpcore.Response) -> ReceivedResponse:
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
        path = self._bodies.path(attempt.id)
        try:
            with path.open("wb") as file:
                wire_bytes = await self._spool(attempt, response, _encoding(headers), file)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._bodies.note_added(attempt.body_bytes)
        phrase = response.extensions.get("reason_phrase", b"").decode("latin-1")
        return ReceivedResponse(
            status=response.status,
            reason=phrase or statuses.reason(response.status),
            http_version=response.extensions.get("http_version", b"HTTP/1.1").decode("ascii"),
            headers=headers,
            body_path=path,
            body_bytes=attempt.body_bytes,
            wire_bytes=wire_bytes,
        )

    async def _spool(self, attempt: "_Attempt", response: httpcore.Response, encoding: str, file: BinaryIO) -> int:
        """Write the unpacked body to a file; gives the bytes that travelled."""
        inflater = Inflater(encoding)
        cap = self._limits.unpacked_bytes if inflater.packs else self._limits.body_bytes
        travelled = 0
        async for chunk in response.aiter_stream():
            travelled += len(chunk)
            for piece in inflater.feed(chunk):
                attempt.body_bytes += len(piece)
                if attempt.body_bytes > cap:
                    raise failures.BodyTooLargeError(_too_large(cap, travelled, inflater.packs))
                file.write(piece)
                await asyncio.sleep(0)  # unpacking is work: let a cancellation or the time limit in
            attempt.clock.received(attempt.body_bytes)
        inflater.finish()
        return travelled


class _Attempt:
    """What is known of one send while it runs."""

    def __init__(self, draft: RequestDraft, progress: Progress | None) -> None:
        self.id = uuid.uuid4().hex
        self.draft = draft
        self.started_at = time.time()
        self.clock = PhaseClock(progress)
        self.tap = WireTap()
        self.encoded: EncodedRequest | None = None
        self.body_bytes = 0

    def answered(self, response: ReceivedResponse) -> Exchange:
        return self._exchange(response, None, self.clock.phases())

    def failed(self, failure: SendFailure) -> Exchange:
        return self._exchange(None, failure, self.clock.phases() if self.encoded else Phases())

    def _exchange(self, response: ReceivedResponse | None, failure: SendFailure | None, phases: Phases) -> Exchange:
        return Exchange(
            id=self.id,
            draft=self.draft,
            started_at=self.started_at,
            sent=_sent(self.encoded) if self.encoded else None,
            response=response,
            failure=failure,
            phases=phases,
            local_port=self.tap.local_port,
            wire=self.tap.bytes(),
        )


def _sent(encoded: EncodedRequest) -> SentRequest:
    start = b"".join(piece for piece in encoded.body.pieces if isinstance(piece, bytes))[:KEPT_BYTES]
    return SentRequest(
        encoded.method, encoded.url, encoded.target, "HTTP/1.1", encoded.headers, start, encoded.body.size
    )


def _wire_request(encoded: EncodedRequest, clock: PhaseClock) -> httpcore.Request:
    address = encoded.address
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=encoded.target.encode(),
    )
    headers = [(header.name.encode(), _value(header.value)) for header in encoded.headers]
    return httpcore.Request(
        encoded.method.encode(),
        url,
        headers=headers,
        content=_content(encoded.body),
        extensions={"trace": clock.trace, "timeout": {}},
    )


def _value(text: str) -> bytes:
    """Latin-1 as HTTP had it, UTF-8 for what that can't hold (RFC 9110, section 5.5)."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


async def _content(body: BodySource) -> AsyncIterator[bytes]:
    for piece in body.pieces:
        if isinstance(piece, FileContent):
            for chunk in _file_chunks(Path(piece.path)):
                yield chunk
        else:
            for start in range(0, len(piece), _CHUNK_BYTES):
                yield piece[start : start + _CHUNK_BYTES]


def _file_chunks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def _file_size(path: str) -> int:
    if not os.path.isfile(path):
        raise FileNotFoundError(2, "there is no such file", path)
    return os.path.getsize(path)


def _encoding(headers: Iterable[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-encoding"), "")


def _place(encoded: EncodedRequest) -> str:
    address: Address = encoded.address
    return f"{address.host}:{address.port or DEFAULT_PORTS[address.scheme]}"


def _too_large(cap: int, travelled: int, packed: bool) -> str:
    limit = f"The body went past {cap >> 20} MiB"
    return (
        f"{limit} after only {travelled:,} bytes had travelled: a gzip bomb, or close to one."
        if packed
        else limit + "."
    )
