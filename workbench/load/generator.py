"""Drives connections by a plan: as a schedule says (open load), or as fast as the answers come (closed load)."""

import asyncio
import ssl
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from time import perf_counter

from workbench.core.burst import BurstPlan
from workbench.load.connection import Connection
from workbench.load.hashing import HashingConnection
from workbench.load.samples import Samples
from workbench.load.schedule import planned_times
from workbench.load.wire import Endpoint, endpoint, wire_request

RETRY_S = 0.05
SWEEP_S = 0.25
DRAIN_S = 10.0
WAKE_EARLY_S = 0.0003
"""Timers wake a little late, so open load wakes this much early and turns the loop until the planned time has come."""


class Load(ABC):
    """What both kinds of load share: connections, turns of the requests, time-outs, and the end."""

    def __init__(self, plan: BurstPlan, samples: Samples) -> None:
        self.plan = plan
        self.samples = samples
        self.issued = self.late = self.unsent = 0
        self.started = self.ended = 0.0
        self._endpoint = endpoint(plan.url)
        self._wires = [wire_request(request) for request in plan.requests]
        self._connections: set[Connection] = set()
        self._opening: set[asyncio.Task[None]] = set()
        self._kind = HashingConnection if plan.hash_bodies else Connection
        self._tls = ssl.create_default_context() if self._endpoint.tls else None
        self.finished = asyncio.Event()

    async def run(self) -> None:
        """Send until the plan's end or ``stop``; then close all connections."""
        self.started = perf_counter()
        self._begin()
        sweep = asyncio.create_task(self._sweep())
        try:
            await self.finished.wait()
            self.ended = perf_counter()
        finally:
            sweep.cancel()
            self._close_all()

    def stop(self) -> None:
        """End now. What is in flight is left out of the samples."""
        self.finished.set()

    @abstractmethod
    def _begin(self) -> None:
        """Open the first connections."""

    @abstractmethod
    def idle(self, connection: Connection) -> None:
        """Say what a connection that can send does next."""

    @abstractmethod
    def gone(self, connection: Connection) -> None:
        """A connection is lost."""

    @abstractmethod
    def _refused(self, reason: str) -> None:
        """A connection couldn't be opened."""

    def _send(self, connection: Connection, planned: float | None = None) -> None:
        turn = self.issued % len(self._wires)
        self.issued += 1
        connection.send(self._wires[turn], turn, planned)

    def _open(self) -> None:
        task = asyncio.create_task(self._connect(self._endpoint))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _connect(self, to: Endpoint) -> None:
        loop = asyncio.get_running_loop()
        try:
            _, connection = await loop.create_connection(self._make_connection, to.host, to.port, ssl=self._tls)
        except OSError as error:
            self._refused("refused" if isinstance(error, ConnectionRefusedError) else "connect")
        else:
            self._connections.add(connection)

    def _make_connection(self) -> Connection:
        return self._kind(self, self.samples)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            expired = perf_counter() - self.plan.timeout_s
            for connection in [c for c in self._connections if c.busy and c.sent < expired]:
                connection.abort("timeout")

    def _close_all(self) -> None:
        for task in self._opening:
            task.cancel()
        for connection in self._connections:
            connection.close()


class ClosedLoad(Load):
    """Each client sends its next request as soon as it has an answer, so a slow backend is asked less often."""

    def _begin(self) -> None:
        self._deadline = self.started + self.plan.duration_s if self.plan.duration_s else None
        for _ in range(min(self.plan.clients, self.plan.count or self.plan.clients)):
            self._open()

    @property
    def _may_send(self) -> bool:
        if self._deadline is None:
            return self.issued < (self.plan.count or 0)
        return perf_counter() < self._deadline

    def idle(self, connection: Connection) -> None:
        if self._may_send:
            self._send(connection)
        else:
            self._check_end()

    def gone(self, connection: Connection) -> None:
        self._connections.discard(connection)
        self._replace(0.0)

    def _refused(self, reason: str) -> None:
        if self._may_send:
            self.issued += 1
            self.samples.fail(reason)
        self._replace(RETRY_S)

    def _replace(self, delay: float) -> None:
        if self._may_send:
            asyncio.get_running_loop().call_later(delay, self._open)
        else:
            self._check_end()

    def _check_end(self) -> None:
        if self.samples.ended >= self.issued:
            self.finished.set()


class OpenLoad(Load):
    """Sends follow a schedule whatever the backend does. One that finds no free connection waits, and that counts."""

    def _begin(self) -> None:
        self._idle: list[Connection] = []
        self._waiting: deque[float] = deque()
        self._times = iter(planned_times(self.plan))
        self._next = next(self._times, None)
        self._late_after = self.plan.late_after_ms / 1000
        self._tick()

    def idle(self, connection: Connection) -> None:
        if self._waiting:
            self._dispatch(connection, self._waiting.popleft())
        else:
            self._idle.append(connection)
            self._check_end()

    def gone(self, connection: Connection) -> None:
        self._connections.discard(connection)
        if connection in self._idle:
            self._idle.remove(connection)
        if self._waiting:
            self._open()
        self._check_end()

    def _refused(self, reason: str) -> None:
        if self._waiting:
            self._waiting.popleft()
            self.issued += 1
            self.samples.fail(reason)
        if len(self._waiting) > len(self._opening) - 1:
            asyncio.get_running_loop().call_later(RETRY_S, self._open)
        self._check_end()

    def _tick(self) -> None:
        now = perf_counter() - self.started
        while self._next is not None and self._next <= now:
            self._plan_send(self.started + self._next)
            self._next = next(self._times, None)
        loop = asyncio.get_running_loop()
        if self._next is None:
            loop.call_later(DRAIN_S, self._give_up)
            self._check_end()
        elif self._next - now > WAKE_EARLY_S:
            loop.call_later(self._next - now - WAKE_EARLY_S, self._tick)
        else:
            loop.call_soon(self._tick)

    def _plan_send(self, planned: float) -> None:
        if self._idle:
            self._dispatch(self._idle.pop(), planned)
            return
        self._waiting.append(planned)
        if len(self._connections) + len(self._opening) < self.plan.max_connections:
            self._open()

    def _dispatch(self, connection: Connection, planned: float) -> None:
        self._send(connection, planned)
        if connection.sent - planned > self._late_after:
            self.late += 1

    def _check_end(self) -> None:
        if self._next is None and not self._waiting and self.samples.ended >= self.issued:
            self.finished.set()

    def _give_up(self) -> None:
        self.unsent = len(self._waiting)
        self._waiting.clear()
        self._check_end()


def make_load(plan: BurstPlan, samples: Samples) -> Load:
    """The kind of load that the plan asks for."""
    kind: Callable[[BurstPlan, Samples], Load] = OpenLoad if plan.is_open else ClosedLoad
    return kind(plan, samples)
