"""Wires what a send can be besides one request and one answer: hops on the way, event streams, WebSockets."""

from PySide6.QtCore import QCoreApplication, QObject

from workbench.actions.commands import Command
from workbench.actions.streams import StreamActions
from workbench.compose.context import Context
from workbench.compose.request_panels import Pair
from workbench.compose.requests import RequestArea
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.state.streams import StreamsSnapshot, StreamsStore
from workbench.ui.response.hops_view import HopsView
from workbench.ui.response.panel import ResponsePanel
from workbench.ui.response.section import Section
from workbench.ui.response.stream_view import StreamView

HOPS, STREAM = "hops", "stream"
_ON_THE_WAY = ("redirect", "login")
"""Failures whose story stands in the hops."""


def wire(context: Context, area: RequestArea) -> None:
    """Let the request panel's sends stay open, and give every response panel the tabs for it."""
    store = StreamsStore(StreamsSnapshot(), context.bridge)
    actions = StreamActions(
        store,
        area.actions.requests,
        area.requests,
        context.bridge,
        area.sender,
        folder=context.paths.bodies,
        parent=context.bridge,
    )
    actions.clean()
    area.actions.requests.watch_with(actions)
    area.fronts.follow(lambda pair: _Tabs(context, pair, store, actions, area.requests))
    words = QCoreApplication.translate("commands", "Stop the stream of the request in front")
    group = QCoreApplication.translate("commands", "Request")

    def running() -> bool:
        return store.snapshot.running(area.requests.snapshot.active) is not None

    context.commands.add(Command("request.stop_stream", words, group, "", actions.stop_current, running))


class _Tabs(QObject):
    """The two tabs of one response panel; each is made when there is first something to show in it."""

    def __init__(
        self, context: Context, pair: Pair, store: StreamsStore, actions: StreamActions, requests: RequestsStore
    ) -> None:
        super().__init__(pair.response)
        self._context = context
        self._panel: ResponsePanel = pair.response
        self._store = store
        self._actions = actions
        self._hops: HopsView | None = None
        self._stream: StreamView | None = None
        self._looked_at = ""
        requests.changed.connect(self._look)
        store.changed.connect(lambda _snapshot: self._look(requests.snapshot))
        self._look(requests.snapshot)

    def _look(self, snapshot: RequestsSnapshot) -> None:
        """Bring a tab to the front when an exchange that needs it first shows up."""
        exchange = snapshot.current.exchange
        if exchange is None:
            return
        if exchange.hops and self._hops is None:
            self._add_hops()
        streams = self._store.snapshot
        stream = streams.of(exchange.id)
        if stream is not None and self._stream is None:
            self._add_stream()
        key = f"{stream.exchange_id}" if stream is not None else exchange.id
        if key == self._looked_at:
            return
        self._looked_at = key
        if stream is not None:
            self._panel.show_section(STREAM)
        elif exchange.failure is not None and exchange.failure.kind in _ON_THE_WAY and exchange.hops:
            self._panel.show_section(HOPS)

    def _add_hops(self) -> None:
        view = self._hops = HopsView(self._context.theme)
        self._panel.follow_secrets(view.cover)
        self._panel.add_section(Section(HOPS, view, view.face, view.show_exchange))

    def _add_stream(self) -> None:
        view = self._stream = StreamView(self._context.theme)
        view.stop_requested.connect(self._actions.stop_current)
        view.resume_requested.connect(self._actions.resume)
        view.message_requested.connect(self._actions.say)
        view.save_requested.connect(self._actions.save)
        self._store.changed.connect(view.render_streams)
        self._store.changed.connect(lambda _snapshot: self._panel.refresh_sections())
        view.render_streams(self._store.snapshot)
        self._panel.add_section(Section(STREAM, view, view.face, view.show_exchange))
