"""What can be done with the open requests: edit, open, close, send, cancel."""

import time
import uuid
from collections import deque
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from server.contract.events import Event, TraceEvent
from server.contract.traces import TraceSummary
from workbench.bridge import Bridge, Job
from workbench.client import failures
from workbench.client.personas.base import Persona, PersonaResult
from workbench.client.personas.plain import PlainClient
from workbench.client.sender import Sender
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange, Phases, SendFailure, sent_as
from workbench.core.progress import SendProgress
from workbench.core.request import RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsStore, Tab

CLOCK_SLACK_S = 0.05
_REMEMBERED_TRACES = 256


Prepare = Callable[[Tab], tuple[RequestDraft, Mapping[str, str]]]
Work = Coroutine[Any, Any, PersonaResult]


@dataclass(frozen=True)
class Ticket:
    """One send: what goes out, and with what."""

    tab_id: int
    draft: RequestDraft
    base: str
    jar: Jar
    variables: Mapping[str, str]
    progress: SendProgress


class Streams(Protocol):
    """Who watches for answers that stay open."""

    def send(self, ticket: Ticket, plainly: Callable[[Ticket], Work]) -> Work:
        """The work of a send; ``plainly`` is what it would be without a watcher."""
        ...

    def stop(self, tab_id: int) -> bool:
        """End the stream of a tab; False when none runs there."""
        ...


class _NoStreams:
    """Every answer has an end."""

    def send(self, ticket: Ticket, plainly: Callable[[Ticket], Work]) -> Work:
        return plainly(ticket)

    def stop(self, _tab_id: int) -> bool:
        return False


def as_typed(tab: Tab) -> tuple[RequestDraft, Mapping[str, str]]:
    """A tab's draft as it stands there, without variables."""
    return tab.draft, {}


class RequestActions(QObject):
    """The one way in which requests are changed and sent, for the panel and for lessons alike.

    Signals:
        finished: A send ended, well or not; carries the Exchange.
    """

    finished = Signal(object)

    def __init__(
        self,
        store: RequestsStore,
        cookies: CookiesStore,
        bridge: Bridge,
        sender: Sender,
        parent: QObject | None = None,
        *,
        prepare: Prepare = as_typed,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._cookies = cookies
        self._bridge = bridge
        self._plain = PlainClient(sender)
        self._as_whom: Callable[[], Persona] = lambda: self._plain
        self._prepare = prepare
        self._streams: Streams = _NoStreams()
        self._jobs: dict[int, Job] = {}
        self._traces: deque[TraceSummary] = deque(maxlen=_REMEMBERED_TRACES)

    @property
    def draft(self) -> RequestDraft:
        """The draft in front."""
        return self._store.snapshot.current.draft

    def prepared(self) -> tuple[RequestDraft, Mapping[str, str]]:
        """The draft in front as its folders complete it, and the variables that it may use."""
        return self._prepare(self._store.snapshot.current)

    def watch_with(self, streams: Streams) -> None:
        """From now on let ``streams`` look at each send: it may turn out to stay open."""
        self._streams = streams

    def send_as(self, as_whom: Callable[[], Persona]) -> None:
        """From now on ask ``as_whom`` at each send who sends it."""
        self._as_whom = as_whom

    @property
    def jar(self) -> Jar:
        """The cookies that a send from here would carry."""
        return self._cookies.snapshot

    def edit(self, draft: RequestDraft) -> None:
        """Put a new version of the draft in front in place of the old."""
        snapshot = self._store.snapshot
        self._store.replace(snapshot.with_tab(replace(snapshot.current, draft=draft)))

    def select(self, tab_id: int) -> None:
        if self._store.snapshot.tab(tab_id):
            self._store.replace(replace(self._store.snapshot, active=tab_id))

    def new_tab(self) -> None:
        self._store.replace(self._store.snapshot.with_new(RequestDraft(url="{{base}}/")))

    def close_tab(self, tab_id: int) -> None:
        """Close a tab; a send under way in it is cancelled."""
        self._cancel(tab_id)
        self._store.replace(self._store.snapshot.without(tab_id))

    def close_current(self) -> None:
        self.close_tab(self._store.snapshot.active)

    def rename(self, tab_id: int, name: str) -> None:
        tab = self._store.snapshot.tab(tab_id)
        if tab:
            self._store.replace(
                self._store.snapshot.with_tab(replace(tab, draft=replace(tab.draft, name=name.strip())))
            )

    def open_draft(self, draft: RequestDraft) -> None:
        """Bring a draft to the front: in the tab of the same name when there is one, else in a new tab."""
        snapshot = self._store.snapshot
        for tab in snapshot.tabs:
            if tab.draft == draft or (draft.name and tab.draft.name == draft.name and not tab.sending):
                opened = snapshot.with_tab(replace(tab, draft=draft))
                self._store.replace(replace(opened, active=tab.id))
                return
        self._store.replace(snapshot.with_new(draft))

    def send(self, draft: RequestDraft | None = None) -> None:
        """Send the draft in front, or open the one given and send that. Does nothing while that tab is sending."""
        if draft is not None:
            self.open_draft(draft)
        snapshot = self._store.snapshot
        tab = snapshot.current
        if tab.sending:
            return
        draft, variables = self._prepare(tab)
        progress = SendProgress()
        begun = replace(tab, sending_since=time.monotonic(), progress=progress, sent_with=variables)
        self._store.replace(snapshot.with_tab(begun))
        jar = self.jar
        ticket = Ticket(tab.id, draft, snapshot.base, jar, variables, progress)
        work = self._streams.send(ticket, self._plainly)
        done = partial(self._ended, tab.id, tab.draft, jar)
        self._jobs[tab.id] = self._bridge.submit(work, done, partial(self._broke, tab.id))

    @property
    def whom(self) -> Persona:
        """Who sends next."""
        return self._as_whom()

    def _plainly(self, ticket: Ticket) -> Work:
        return self.whom.send(
            ticket.draft, ticket.base, ticket.progress.note, cookies=ticket.jar, variables=ticket.variables
        )

    def cancel(self) -> None:
        """Stop the send of the tab in front; what ended already stays."""
        self._cancel(self._store.snapshot.active)

    def note_number(self, exchange_id: str, number: int) -> None:
        """Take over the number under which a send stands in history."""
        snapshot = self._store.snapshot
        for tab in snapshot.tabs:
            if tab.exchange and tab.exchange.id == exchange_id:
                snapshot = snapshot.with_tab(replace(tab, exchange=replace(tab.exchange, number=number)))
        self._store.replace(snapshot)

    def show(self, exchange: Exchange) -> None:
        """Show an earlier answer in the tab in front."""
        tab = self._store.snapshot.current
        if not tab.sending:
            self._store.replace(self._store.snapshot.with_tab(replace(tab, exchange=exchange, previous_ms=None)))

    def note_base(self, address: str) -> None:
        """Take over the address of the running backend; a stopped one keeps its last."""
        if address:
            self._store.replace(replace(self._store.snapshot, base=address))

    def note_events(self, events: Sequence[Event]) -> None:
        """Look among the backend's traces for those of our own requests."""
        self._traces.extend(event.trace for event in events if isinstance(event, TraceEvent))
        snapshot = self._store.snapshot
        for tab in snapshot.tabs:
            if tab.exchange and tab.exchange.trace_seq is None:
                snapshot = snapshot.with_tab(replace(tab, exchange=self._with_trace(tab.exchange)))
        self._store.replace(snapshot)

    def _cancel(self, tab_id: int) -> None:
        if self._streams.stop(tab_id):
            return
        job = self._jobs.pop(tab_id, None)
        tab = self._store.snapshot.tab(tab_id)
        if job is None or tab is None or tab.sending_since is None:
            return
        job.drop()
        spent = time.monotonic() - tab.sending_since
        phases = Phases(wait_ms=spent * 1000)
        self._close_send(tab, _without_answer(tab.draft, failures.cancelled(), time.time() - spent, phases))

    def _ended(self, tab_id: int, typed: RequestDraft, jar: Jar, result: PersonaResult) -> None:
        exchange = replace(result.exchange, draft=typed)
        self._jobs.pop(tab_id, None)
        if result.jar is not jar:
            self._cookies.replace(self.jar.with_changes(jar, result.jar))
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            self._close_send(tab, self._with_trace(exchange))

    def _broke(self, tab_id: int, error: Exception) -> None:
        """A fault of ours, not of the request: said all the same, or the panel would wait for ever."""
        self._jobs.pop(tab_id, None)
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            failure = SendFailure(
                "other", "The workbench itself failed to send it.", f"{type(error).__name__}: {error}"
            )
            self._close_send(tab, _without_answer(tab.draft, failure, time.time(), Phases()))

    def _close_send(self, tab: Tab, exchange: Exchange) -> None:
        before = tab.exchange.phases.total_ms if tab.exchange and tab.exchange.response else None
        ended = replace(tab, exchange=exchange, previous_ms=before, sending_since=None)
        self._store.replace(self._store.snapshot.with_tab(ended))
        self.finished.emit(exchange)

    def _with_trace(self, exchange: Exchange) -> Exchange:
        """The exchange with the number of its trace: same port of ours, begun while we were sending."""
        end = exchange.started_at + exchange.phases.total_ms / 1000 + CLOCK_SLACK_S
        for trace in reversed(self._traces):
            if (
                trace.client_port == exchange.local_port
                and sent_as(exchange, trace.method)
                and exchange.started_at - CLOCK_SLACK_S <= trace.started_at <= end
            ):
                return replace(exchange, trace_seq=trace.seq)
        return exchange


def _without_answer(draft: RequestDraft, failure: SendFailure, started_at: float, phases: Phases) -> Exchange:
    return Exchange(uuid.uuid4().hex, draft, started_at, None, None, failure, phases)
