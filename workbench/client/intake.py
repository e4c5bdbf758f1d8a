"""Takes an answer in: its head, and its body unpacked to disk within bounds, or passed over."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpcore

from workbench.client import failures
from workbench.client.body_store import BodyStore
from workbench.client.inflate import Inflater
from workbench.client.leg import Leg
from workbench.client.live import EventListener
from workbench.core import statuses
from workbench.core.exchange import Headers, ReceivedResponse

_PASSED_OVER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is taken in."""

    body_bytes: int = 1 << 30
    unpacked_bytes: int = 256 << 20
    """Cap for what comes packed: a gzip bomb is a thousand times larger than what travelled."""


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the body."""

    status: int
    reason: str
    http_version: str
    headers: Headers

    def values(self, name: str) -> tuple[str, ...]:
        """All headers of that name."""
        return tuple(value for key, value in self.headers if key.lower() == name)

    @property
    def is_event_stream(self) -> bool:
        """Whether the body is a stream of events without a foreseeable end."""
        kinds = self.values("content-type")
        return self.status == 200 and bool(kinds) and kinds[0].partition(";")[0].strip().lower() == "text/event-stream"


def head_of(response: httpcore.Response) -> Head:
    """The head of an answer as it came."""
    phrase: bytes = response.extensions.get("reason_phrase", b"")
    version: bytes = response.extensions.get("http_version", b"HTTP/1.1")
    return Head(
        status=response.status,
        reason=phrase.decode("latin-1") or statuses.reason(response.status),
        http_version=version.decode("ascii"),
        headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
    )


async def pass_over(response: httpcore.Response) -> None:
    """Read a short body that nobody wants, so that the connection can be used again; a long one costs it."""
    seen = 0
    async for chunk in response.aiter_stream():
        seen += len(chunk)
        if seen > _PASSED_OVER_BYTES:
            return


def received(head: Head, path: Path, body_bytes: int = 0, wire_bytes: int = 0) -> ReceivedResponse:
    """The answer as others see it."""
    return ReceivedResponse(head.status, head.reason, head.http_version, head.headers, path, body_bytes, wire_bytes)


class Intake:
    """Writes bodies into the store."""

    def __init__(self, bodies: BodyStore, limits: Limits) -> None:
        self._bodies = bodies
        self._limits = limits

    async def take(self, leg: Leg, response: httpcore.Response, head: Head) -> ReceivedResponse:
        """The whole answer."""
        path = self._bodies.path(leg.id)
        try:
            with path.open("wb") as file:
                wire_bytes = await self._spool(leg, response, head.headers, file)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._bodies.note_added(leg.body_bytes)
        return received(head, path, leg.body_bytes, wire_bytes)

    async def follow(
        self, leg: Leg, response: httpcore.Response, head: Head, listener: EventListener
    ) -> ReceivedResponse:
        """An event stream, for as long as it runs: told to the listener, and written down like any body."""
        path = self._bodies.path(leg.id)
        _without_silence_limit(leg)
        listener.begin(leg.exchange(received(head, path), None))
        with path.open("wb") as file:
            reading = asyncio.ensure_future(self._spool(leg, response, head.headers, file, listener.feed))
            listener.end(await _until_end(reading, listener.stopping))
        self._bodies.note_added(leg.body_bytes)
        return received(head, path, leg.body_bytes, leg.tap.received_bytes)

    async def _spool(
        self,
        leg: Leg,
        response: httpcore.Response,
        headers: Headers,
        file: BinaryIO,
        each: Callable[[bytes], None] | None = None,
    ) -> int:
        """Write the unpacked body to a file; gives the bytes that travelled."""
        inflater = Inflater(_encoding(headers))
        cap = self._limits.unpacked_bytes if inflater.packs else self._limits.body_bytes
        travelled = 0
        leg.clock.expect(_announced(headers))
        async for chunk in response.aiter_stream():
            travelled += len(chunk)
            for piece in inflater.feed(chunk):
                leg.body_bytes += len(piece)
                if leg.body_bytes > cap:
                    raise failures.BodyTooLargeError(_too_large(cap, travelled, inflater.packs))
                file.write(piece)
                if each is not None:
                    each(piece)
                await asyncio.sleep(0)  # unpacking is work: let a cancellation or the time limit in
            leg.clock.received(travelled)
        inflater.finish()
        return travelled


def _without_silence_limit(leg: Leg) -> None:
    """Between two events it may be silent for as long as it likes."""
    leg.limits["read"] = None


async def _until_end(reading: "asyncio.Future[int]", stopping: asyncio.Event) -> str:
    """Wait for the end of a stream, or for who wants to end it; gives why it ended."""
    stop = asyncio.ensure_future(_set(stopping))
    try:
        await asyncio.wait({reading, stop}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.cancel()
        reading.cancel()
    if stopping.is_set():
        await asyncio.wait({reading})
        return "you ended the stream"
    try:
        await reading
    except Exception as error:
        return f"the stream broke off: {str(error) or type(error).__name__}"
    return "the server ended the stream"


async def _set(event: asyncio.Event) -> int:
    await event.wait()
    return 0


def _encoding(headers: Iterable[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-encoding"), "")


def _announced(headers: Headers) -> int | None:
    """The bytes that will travel, where the head says so."""
    if any(name.lower() == "transfer-encoding" for name, _ in headers):
        return None
    length = next((value for name, value in headers if name.lower() == "content-length"), "")
    return int(length) if length.isdecimal() else None


def _too_large(cap: int, travelled: int, packed: bool) -> str:
    limit = f"The body went past {cap >> 20} MiB"
    return (
        f"{limit} after only {travelled:,} bytes had travelled: a gzip bomb, or close to one."
        if packed
        else limit + "."
    )
