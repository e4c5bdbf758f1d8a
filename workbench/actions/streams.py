"""What can be done with connections that stay open: watch, stop, resume, send messages, close."""

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from workbench.actions.requests import RequestActions, Ticket
from workbench.bridge import Bridge
from workbench.client.live import EventListener, listening
from workbench.client.live_log import LiveLog
from workbench.client.personas.base import Persona, PersonaResult
from workbench.client.personas.socket import open_as
from workbench.client.sender import Sender
from workbench.client.websocket import WebSocket
from workbench.core.draft_error import DraftError
from workbench.core.exchange import Exchange
from workbench.core.request import Row
from workbench.core.variables import expand
from workbench.state.requests import RequestsStore
from workbench.state.streams import BEGUN, LiveStream, StreamsStore

Message = Literal["text", "binary", "ping"]
Work = Coroutine[Any, Any, PersonaResult]
SUFFIX = ".live"


@dataclass
class _Running:
    """What ends a stream, and for a WebSocket what speaks into it."""

    listener: EventListener | None = None
    socket: WebSocket | None = None


class StreamActions(QObject):
    """Follows what the request panel sends, and keeps what turns out to stay open."""

    _began = Signal(int, object, object)
    """Comes from the asyncio thread, so that Qt brings it over to ours."""

    def __init__(
        self,
        store: StreamsStore,
        requests: RequestActions,
        tabs: RequestsStore,
        bridge: Bridge,
        sender: Sender,
        *,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._requests = requests
        self._tabs = tabs
        self._bridge = bridge
        self._sender = sender
        self._folder = folder
        self._running: dict[str, _Running] = {}
        self._resume: dict[int, str] = {}
        self._began.connect(self._note_began)
        requests.finished.connect(self._note_finished)

    def send(self, ticket: Ticket, plainly: Callable[[Ticket], Work]) -> Work:
        """The work of a send: a WebSocket when the address asks for one, else a request that may become a stream."""
        last_id = self._resume.pop(ticket.tab_id, "")
        if last_id:
            rows = tuple(row for row in ticket.draft.headers if row.name.lower() != "last-event-id")
            draft = replace(ticket.draft, headers=(*rows, Row("Last-Event-ID", last_id)))
            ticket = replace(ticket, draft=draft)
        if _is_socket(ticket):
            return self._open_socket(ticket, self._requests.whom)
        return self._watched(ticket, plainly)

    def stop(self, tab_id: int) -> bool:
        """End the stream of a tab; False when none runs there."""
        stream = self._store.snapshot.running(tab_id)
        if stream is None:
            return False
        running = self._running.get(stream.exchange_id)
        if running and running.listener:
            self._bridge.submit(_set(running.listener))
        elif running and running.socket:
            self._bridge.submit(running.socket.close())
        return True

    def stop_current(self) -> None:
        """End the stream of the tab in front."""
        self.stop(self._tabs.snapshot.active)

    def resume(self) -> None:
        """Ask for the events after the last one: send again with its id."""
        tab = self._tabs.snapshot.current
        stream = self._store.snapshot.of(tab.exchange.id) if tab.exchange else None
        if stream is not None and not tab.sending:
            self._resume[tab.id] = stream.log.last_event_id
            self._requests.send()

    def say(self, kind: Message, content: str) -> None:
        """Send a message into the WebSocket of the tab in front; binary ones are written as hexadecimal digits."""
        stream = self._store.snapshot.running(self._tabs.snapshot.active)
        running = self._running.get(stream.exchange_id) if stream else None
        if running is None or running.socket is None:
            self._complain(self.tr("The connection is closed: connect again, then send."))
            return
        try:
            work = _saying(running.socket, kind, content)
        except ValueError:
            self._complain(self.tr("That is no sequence of hexadecimal digits, for example 00 ff 1a."))
            return
        self._complain("")
        self._bridge.submit(work, failed=lambda error: self._complain(str(error)))

    def save(self, exchange_id: str, target: str) -> None:
        """Write the messages to a file as lines of JSON."""
        stream = self._store.snapshot.of(exchange_id)
        if stream is not None:
            work = asyncio.to_thread(stream.log.save, Path(target))
            self._bridge.submit(work, failed=lambda error: self._complain(str(error)))

    def clean(self) -> None:
        """Throw away what earlier windows left behind."""
        for path in self._folder.glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):
                path.unlink()

    async def _watched(self, ticket: Ticket, plainly: Callable[[Ticket], Work]) -> PersonaResult:
        def began(exchange: Exchange, log: LiveLog) -> None:
            self._running[exchange.id] = _Running(listener=listener)
            self._began.emit(ticket.tab_id, exchange, log)

        listener = EventListener(self._new_path(), began)
        with listening(listener):
            return await plainly(ticket)

    async def _open_socket(self, ticket: Ticket, whom: Persona) -> PersonaResult:
        log = LiveLog(self._new_path())
        socket = WebSocket(self._sender, log)
        result = await open_as(whom, socket, ticket.draft, ticket.base, jar=ticket.jar, variables=ticket.variables)
        exchange = result.exchange
        if exchange.failure is None:
            self._running[exchange.id] = _Running(socket=socket)
            self._bridge.submit(socket.run(), partial(self._socket_ended, exchange.id))
            self._began.emit(ticket.tab_id, exchange, log)
        return result

    def _new_path(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / (uuid.uuid4().hex + SUFFIX)

    def _note_began(self, tab_id: int, exchange: Exchange, log: LiveLog) -> None:
        socket = exchange.response is not None and exchange.response.status == 101
        stream = LiveStream(exchange.id, tab_id, "socket" if socket else "events", log)
        before = self._store.snapshot
        self._store.replace(before.with_stream(stream))
        for old in set(before.streams) - set(self._store.snapshot.streams):
            _throw_away(old)
        tab = self._tabs.snapshot.tab(tab_id)
        if tab is not None and tab.sending and not socket:
            early = replace(exchange, id=BEGUN + exchange.id, draft=tab.draft)
            self._tabs.replace(self._tabs.snapshot.with_tab(replace(tab, exchange=early)))

    def _note_finished(self, exchange: Exchange) -> None:
        """A send ended: with it an event stream, while a WebSocket only begins."""
        stream = self._store.snapshot.of(exchange.id)
        if stream is not None and stream.kind == "events":
            self._note_closed(exchange.id)

    def _socket_ended(self, exchange_id: str, _result: None) -> None:
        self._note_closed(exchange_id)

    def _note_closed(self, exchange_id: str) -> None:
        self._running.pop(exchange_id, None)
        stream = self._store.snapshot.of(exchange_id)
        if stream is not None:
            self._store.replace(self._store.snapshot.with_stream(replace(stream, open=False)))

    def _complain(self, words: str) -> None:
        self._store.replace(replace(self._store.snapshot, problem=words))


def _is_socket(ticket: Ticket) -> bool:
    try:
        url = expand(ticket.draft.url.strip(), ticket.variables, "URL")
    except DraftError:
        return False
    return url.lower().startswith(("ws://", "wss://"))


def _saying(socket: WebSocket, kind: Message, content: str) -> Coroutine[Any, Any, None]:
    """Raises ``ValueError`` for what isn't hexadecimal."""
    match kind:
        case "text":
            return socket.send_text(content)
        case "binary":
            return socket.send_binary(bytes.fromhex(content))
        case "ping":
            return socket.send_ping()


async def _set(listener: EventListener) -> None:
    listener.stopping.set()


def _throw_away(stream: LiveStream) -> None:
    if isinstance(stream.log, LiveLog):
        with contextlib.suppress(OSError):
            stream.log.path.unlink()
