"""Speaks to the backend's control listener: one method per route, every answer typed by the contract."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import aclosing
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from server.contract import TOKEN_HEADER
from server.contract.base import Message
from server.contract.control import CaptureResult, CaptureStart, Reset, ResetResult, Status, Tracing, WorldInfo
from server.contract.events import EVENT, Event
from server.contract.features import FeatureInfo, Switchboard, SwitchboardPatch
from server.contract.traces import Plan, StageSource, Trace, TraceSummary
from workbench.core.backend import ControlAddress

if TYPE_CHECKING:  # a tenth of a second that the window's first paint doesn't wait for
    import httpx

Answer = TypeVar("Answer", bound=Message)

TIMEOUT_S = 30.0
RESET_TIMEOUT_S = 120.0
_REPLACED = "The backend does not answer: it was stopped, or another one was started."

_FEATURES = TypeAdapter(tuple[FeatureInfo, ...])
_WORLDS = TypeAdapter(tuple[WorldInfo, ...])
_TRACES = TypeAdapter(tuple[TraceSummary, ...])


class ControlError(Exception):
    """The control listener refused, or did not answer; the message is in plain words."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class ControlClient:
    """A client of one running backend. Made anywhere, used on one event loop, closed there with ``aclose``."""

    def __init__(self, address: ControlAddress, transport: "httpx.AsyncBaseTransport | None" = None) -> None:
        self._address = address
        self._transport = transport
        self._closed = False
        self._under_way: set[asyncio.Task[httpx.Response]] = set()

    @cached_property
    def _http(self) -> "httpx.AsyncClient":
        import httpx

        return httpx.AsyncClient(
            transport=self._transport,
            base_url=self._address.url,
            headers={TOKEN_HEADER: self._address.token},
            timeout=httpx.Timeout(TIMEOUT_S, connect=5.0),
            trust_env=False,
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # never used on loopback; the default one costs 60 ms
        )

    @property
    def closed(self) -> bool:
        return self._closed

    async def aclose(self) -> None:
        """End what is under way first: a connection that comes about after the pool was closed would stay open."""
        self._closed = True
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if "_http" in vars(self):
            await self._http.aclose()

    async def status(self) -> Status:
        return await self._ask(Status, "GET", "/status")

    async def features(self) -> tuple[FeatureInfo, ...]:
        return _FEATURES.validate_json(await self._call("GET", "/features"))

    async def switchboard(self) -> Switchboard:
        return await self._ask(Switchboard, "GET", "/switchboard")

    async def patch_switchboard(self, patch: SwitchboardPatch) -> Switchboard:
        """Make all of the change, or nothing. Returns once the next request will see it."""
        return await self._ask(Switchboard, "PATCH", "/switchboard", patch)

    async def worlds(self) -> tuple[WorldInfo, ...]:
        return _WORLDS.validate_json(await self._call("GET", "/worlds"))

    async def reset(self, reset: Reset) -> ResetResult:
        return await self._ask(ResetResult, "POST", "/reset", reset, timeout_s=RESET_TIMEOUT_S)

    async def tracing(self, enabled: bool) -> None:
        await self._call("PUT", "/tracing", Tracing(enabled=enabled))

    async def traces(
        self, *, limit: int = 200, after_seq: int = 0, port: int | None = None
    ) -> tuple[TraceSummary, ...]:
        """Recorded requests, newest first; of one client connection when ``port`` is given."""
        params = {"limit": limit, "after_seq": after_seq} | ({} if port is None else {"port": port})
        return _TRACES.validate_json(await self._call("GET", "/traces", params=params))

    async def trace(self, seq: int) -> Trace:
        return await self._ask(Trace, "GET", f"/traces/{seq}")

    async def explain(self, seq: int, index: int) -> Plan:
        """How the database would run a recorded statement now."""
        return await self._ask(Plan, "POST", f"/traces/{seq}/statements/{index}/explain")

    async def source(self, stage: str, seq: int | None = None) -> StageSource:
        """The source of a stage, as it ran for request ``seq`` when that is given."""
        params = {} if seq is None else {"seq": seq}
        return await self._ask(StageSource, "GET", f"/stages/{stage}/source", params=params)

    async def start_capture(self, label: str = "", *, keep: bool = False) -> str:
        """Begin to collect every request in full, and with ``keep`` every trace; returns the capture's id."""
        return str(json.loads(await self._call("POST", "/captures", CaptureStart(label=label, keep=keep)))["id"])

    async def end_capture(self, capture_id: str) -> CaptureResult:
        return await self._ask(CaptureResult, "GET", f"/captures/{capture_id}")

    async def log(self, lines: int = 200) -> tuple[str, ...]:
        """The backend's last log lines."""
        return tuple(json.loads(await self._call("GET", "/log", params={"lines": lines})))

    async def openapi(self) -> dict[str, Any]:
        """The taught API's OpenAPI document, without a request to the taught API."""
        document: dict[str, Any] = json.loads(await self._call("GET", "/openapi"))
        return document

    async def shutdown(self) -> None:
        await self._call("POST", "/shutdown")

    async def events(self) -> AsyncIterator[Event]:
        """The live stream, until the backend ends. Raises ``ControlError`` when it breaks."""
        import httpx

        try:
            stream = await self._send("GET", "/events", httpx.Timeout(5.0, read=None), stream=True)
            async with aclosing(stream) as response:
                if response.status_code != 200:
                    raise ControlError("The backend refused its event stream.", response.status_code)
                async for line in _lines(response.aiter_bytes()):
                    yield EVENT.validate_json(line)
        except httpx.HTTPError as error:
            raise ControlError(f"The event stream broke: {str(error) or type(error).__name__}") from error

    async def _ask(
        self,
        kind: type[Answer],
        method: str,
        path: str,
        body: Message | None = None,
        *,
        params: dict[str, Any] | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Answer:
        return kind.model_validate_json(await self._call(method, path, body, params=params, timeout_s=timeout_s))

    async def _call(
        self,
        method: str,
        path: str,
        body: Message | None = None,
        *,
        params: dict[str, Any] | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> bytes:
        import httpx

        content = None if body is None else body.model_dump_json(exclude_unset=True).encode()
        headers = {} if content is None else {"Content-Type": "application/json"}
        try:
            response = await self._send(method, path, timeout_s, params=params, content=content, headers=headers)
        except httpx.HTTPError as error:
            raise ControlError(f"The backend does not answer: {str(error) or type(error).__name__}") from error
        if response.is_error:
            raise ControlError(_plain_words(response), response.status_code)
        return response.content

    async def _send(
        self, method: str, path: str, patience: "httpx.Timeout | float", *, stream: bool = False, **more: Any
    ) -> "httpx.Response":
        """The answer; a ``ControlError`` once the client is closed, also while it is waited for."""
        if self._closed:
            raise ControlError(_REPLACED)
        request = self._http.build_request(method, path, timeout=patience, **more)
        task = asyncio.create_task(self._http.send(request, stream=stream))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            return await task
        except asyncio.CancelledError:
            task.cancel()
            asker = asyncio.current_task()
            if self._closed and not (asker is not None and asker.cancelling()):
                raise ControlError(_REPLACED) from None
            raise


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Lines that end with a newline and nothing else: httpx would also split where U+2028 stands in somebody's path."""
    rest = b""
    async for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if line:
                yield line
    if rest:
        yield rest


def _plain_words(response: "httpx.Response") -> str:
    """The detail of a problem answer (RFC 9457), or the status when it is none."""
    try:
        problem = response.json()
        return str(problem.get("detail") or problem["title"])
    except (ValueError, KeyError, AttributeError):
        return f"The backend answered {response.status_code}."
