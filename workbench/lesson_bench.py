"""A bench for lessons on a real backend: the proof's, and the ground of the window's.

It uses what everybody uses: the request panel's sender and encoder, the load generator, the control listener.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar, cast

from lessons.format.models import Page
from server.contract.control import CaptureResult, Reset, Status
from server.contract.features import Setting, Switchboard, SwitchboardPatch
from server.contract.traces import Plan, Trace, TraceSummary
from workbench.client.control import ControlClient, ControlError
from workbench.client.personas.base import Persona
from workbench.client.personas.browser import tab_at
from workbench.client.personas.mobile import MobileClient
from workbench.client.sender import Sender
from workbench.core import login as log_in
from workbench.core.burst import BurstPlan, BurstResult
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import encode
from workbench.core.exchange import Exchange, sent_as
from workbench.core.fetch.same_site import Credentials
from workbench.core.load_request import load_request
from workbench.core.request import Auth, NoAuth, RequestDraft, Row
from workbench.learning.bench import LOGIN_AGENT, BenchError, BenchState, Patches
from workbench.learning.evidence import BurstEvidence, Counts
from workbench.load.client import run_burst
from workbench.load.result import BurstError

Answer = TypeVar("Answer")

TRACE_WAIT_S = 2.0
"""How long a trace may take to appear: a busy recorder keeps some only at the end of its tick."""
LOOK_EVERY_S = 0.01
CLOCKS_DIFFER_S = 0.005
MOST_BODIES = 64
MOST_BODY_BYTES = 1 << 18
MOST_TRACES = 500

Ticket = tuple[Auth, Jar]
"""What a login gave to show: a token, or a cookie in a jar."""


class LessonBench:
    """Implements ``Bench``. Lives on one asyncio loop; the sender and the control client belong to who made them."""

    def __init__(self, control: ControlClient, sender: Sender, base: str) -> None:
        self._control = control
        self._sender = sender
        self._base = base
        self._last_seq: dict[int, int] = {}
        """Newest trace seen on each of our connections, by its port."""
        self._bodies: OrderedDict[int, bytes] = OrderedDict()
        self._tickets: dict[tuple[str, str], Ticket] = {}

    async def send(
        self, draft: RequestDraft, login: str, *, page: Page | None = None, quiet: bool = False
    ) -> int | None:
        """Send and wait for the trace; None when none was kept."""
        auth, jar = await self._ticket(login)
        capture = await _plainly(self._control.start_capture("lesson", keep=True))
        try:
            exchange = _answered(await self._deliver(replace(draft, auth=auth), jar, quiet, page))
            seq = await self._seq_of(exchange)
        finally:
            await _plainly(self._control.end_capture(capture))
        if seq is not None:
            await self._keep_body(seq, exchange)
        return seq

    async def burst(
        self, draft: RequestDraft, login: str, count: int, clients: int, *, quiet: bool = False
    ) -> BurstEvidence:
        """Run it in the generator's process while a capture counts the work."""
        auth, jar = await self._ticket(login)
        capture = await _plainly(self._control.start_capture("lesson"))
        try:
            result = await self._repeat(replace(draft, auth=auth), jar, count, clients, quiet)
        finally:
            work = await _plainly(self._control.end_capture(capture))
        return burst_evidence(result, work)

    async def switch(self, patches: Patches) -> Switchboard:
        """Change switches."""
        return await _plainly(self._control.patch_switchboard(SwitchboardPatch(settings=dict(patches))))

    async def restore(self, world: str, patches: Patches) -> Switchboard:
        """The seeded world with default switches, then ``patches``."""
        await _plainly(self._control.reset(Reset(world=world)))
        self._tickets.clear()
        return await self.switch(patches) if patches else await _plainly(self._control.switchboard())

    async def state(self) -> BenchState:
        """Look at the backend."""
        status = await _plainly(self._control.status())
        switchboard = await _plainly(self._control.switchboard())
        return BenchState(switchboard, status.row_counts, status.tracing)

    async def traces(self, after_seq: int) -> tuple[TraceSummary, ...]:
        """What was recorded since, oldest first."""
        found = await _plainly(self._control.traces(after_seq=after_seq, limit=MOST_TRACES))
        return tuple(sorted(found, key=lambda summary: summary.seq))

    async def trace(self, seq: int) -> Trace:
        """One request in full."""
        return await _plainly(self._control.trace(seq))

    async def explain(self, seq: int, index: int) -> Plan | None:
        """How the database would run the statement now; None when it refuses to say."""
        try:
            return await self._control.explain(seq, index)
        except ControlError as error:
            if error.status:
                return None
            raise BenchError(str(error)) from error

    async def body(self, seq: int) -> bytes | None:
        """The body of an answer that this bench received."""
        return self._bodies.get(seq)

    async def _deliver(
        self,
        draft: RequestDraft,
        jar: Jar,
        quiet: bool,  # noqa: ARG002 nothing is shown here
        page: Page | None,
    ) -> Exchange:
        """Send once; the window's bench does it in the request panel. A page's browser remembers nothing before it."""
        if page is None:
            return await self._sender.send(draft, self._base, cookies=jar)
        result = await self._persona(page).send(draft, self._base, cookies=jar)
        return result.exchange

    def _persona(self, page: Page) -> Persona:
        if page.client == MobileClient.id:
            return MobileClient(self._sender)
        credentials = cast("Credentials", page.credentials)
        return tab_at(page.client, page.origin, credentials, self._sender)

    async def _repeat(self, draft: RequestDraft, jar: Jar, count: int, clients: int, quiet: bool) -> BurstResult:  # noqa: ARG002
        """Run a burst; the window's bench does it in the burst strip."""
        try:
            return await run_burst(self._plan(draft, jar, count, clients))
        except BurstError as error:
            raise BenchError(str(error)) from error

    async def _seq_of(self, exchange: Exchange) -> int | None:
        """The number of the exchange's trace, once the recorder shows it."""
        port = exchange.local_port
        try:
            async with asyncio.timeout(TRACE_WAIT_S):
                while True:
                    newest = await _plainly(self._control.traces(port=port, limit=1))
                    if newest and self._is_new(newest[0], exchange):
                        self._last_seq[port] = newest[0].seq
                        return newest[0].seq
                    await asyncio.sleep(LOOK_EVERY_S)
        except TimeoutError:
            return None

    def _is_new(self, summary: TraceSummary, exchange: Exchange) -> bool:
        """Whether the trace can be that of the exchange; others may send over the same kept connection."""
        began = summary.started_at >= exchange.started_at - CLOCKS_DIFFER_S and sent_as(exchange, summary.method)
        return began and summary.seq > self._last_seq.get(exchange.local_port, 0)

    async def _keep_body(self, seq: int, exchange: Exchange) -> None:
        response = exchange.response
        if response is not None and response.body_bytes <= MOST_BODY_BYTES:
            self._bodies[seq] = await asyncio.to_thread(response.body_path.read_bytes)
            while len(self._bodies) > MOST_BODIES:
                self._bodies.popitem(last=False)

    def _plan(self, draft: RequestDraft, jar: Jar, count: int, clients: int) -> BurstPlan:
        try:
            encoded = encode(draft, {"base": self._base}, jar, now=time.time())
        except DraftError as error:
            raise BenchError(str(error)) from error
        request = load_request(encoded, _no_file)
        return BurstPlan(request.method, request.url, request.headers, request.body, count=count, clients=clients)

    async def _ticket(self, username: str) -> Ticket:
        """What to show as that user; nothing as nobody, or while authentication is off."""
        if not username:
            return NoAuth(), EMPTY_JAR
        setting = (await _plainly(self._control.switchboard())).settings["auth.mode"]
        if setting.choice == "none":
            return NoAuth(), EMPTY_JAR
        key = (username, _fingerprint(setting))
        if key not in self._tickets:
            self._tickets[key] = await self._log_in(username)
        return self._tickets[key]

    async def _log_in(self, username: str) -> Ticket:
        """A real POST /login, which no check takes for the learner's."""
        status = await _plainly(self._control.status())
        draft = log_in.draft(username, _password(status, username))
        draft = replace(draft, headers=(Row("User-Agent", LOGIN_AGENT),))
        exchange = _answered(await self._sender.send(draft, self._base, cookies=EMPTY_JAR))
        await self._seq_of(exchange)
        response = exchange.response
        if response is None or response.status != 200 or exchange.sent is None:
            raise BenchError(
                f"Logging in as {username} was answered with {response.status if response else 'nothing'}."
            )
        cookies = [value for name, value in response.headers if name.lower() == "set-cookie"]
        body = await asyncio.to_thread(response.body_path.read_bytes)
        return log_in.auth_from(body) or NoAuth(), EMPTY_JAR.received(exchange.sent.url, cookies, time.time())


def burst_evidence(result: BurstResult, work: CaptureResult) -> BurstEvidence:
    """What the clients counted and what the server did, in the words of checks."""
    tail = result.percentiles
    return BurstEvidence(
        count=result.count,
        ok=result.ok,
        statuses=Counts({str(status): n for status, n in result.statuses.items()}),
        errors=sum(result.failures.values()),
        vm_steps_max=work.vm_steps_max,
        vm_steps_total=work.vm_steps,
        sql_total=work.statements,
        cache_hits=work.cache_hits,
        cache_misses=work.cache_misses,
        p50_ms=tail.p50 if tail else None,
        p95_ms=tail.p95 if tail else None,
        p99_ms=tail.p99 if tail else None,
        rate=result.achieved_rate,
    )


def _answered(exchange: Exchange) -> Exchange:
    """The exchange, unless nothing came back and no browser kept it from going. Raises ``BenchError``."""
    kept_back = exchange.seen is not None and exchange.seen.kind == "never_sent"
    if exchange.failure is not None and not kept_back:
        raise BenchError(f"{exchange.failure.what} {exchange.failure.what_to_do}".strip())
    return exchange


def _no_file(path: str) -> bytes:
    raise BenchError(f"A lesson's burst sends no files: {path}.")


def _password(status: Status, username: str) -> str:
    for user in status.users:
        if user.username == username:
            return user.password
    raise BenchError(f"There is no seeded user '{username}'.")


def _fingerprint(setting: Setting) -> str:
    """A login is worth nothing after the way of signing in, or its key, has changed."""
    return f"{setting.choice} {sorted(setting.params.items())}"


async def _plainly(asked: Awaitable[Answer]) -> Answer:
    """The answer, with the control listener's failure in the bench's words."""
    try:
        return await asked
    except ControlError as error:
        raise BenchError(str(error)) from error
