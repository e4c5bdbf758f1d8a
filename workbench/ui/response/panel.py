"""The response viewer: what came back, or in plain words why nothing did."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core import cookies
from workbench.core.exchange import Exchange, SendFailure
from workbench.state.requests import RequestsSnapshot
from workbench.state.response import ResponseSnapshot
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.labels import line
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.pill import Tone
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.response.body_view import BodyTools, BodyView
from workbench.ui.response.headers_view import HeadersView
from workbench.ui.response.pairs_table import PairsTable
from workbench.ui.response.status_line import StatusLine
from workbench.ui.response.timeline_view import TimelineView
from workbench.ui.response.wire_view import WireView

_BODY = 0


class ResponsePanel(QWidget):
    """Draws the last exchange of the tab in front.

    Signals:
        send_requested: Send the draft in front (again).
        first_send_requested: Send GET /tasks, to have something to look at.
        start_backend_requested: Start the backend.
        layout_requested: Lay the body out on lines.
        layout_cancelled: Stop laying it out.
        search_requested: Carries words and 'pretty' or 'raw'.
        save_requested: Carries the path to save the body to.
    """

    send_requested = Signal()
    first_send_requested = Signal()
    start_backend_requested = Signal()
    layout_requested = Signal()
    layout_cancelled = Signal()
    search_requested = Signal(str, str)
    save_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exchange: Exchange | None = None
        self._snapshot = ResponseSnapshot()
        self.empty = EmptyState(
            theme,
            "workflow",
            self.tr("No request yet"),
            self.tr("Send one and watch it travel."),
            self.tr("Send GET /tasks"),
        )
        self.status = StatusLine(theme)
        self.message = InlineMessage(theme)
        self.sections = TabStrip(theme)
        self.tools = BodyTools(theme)
        self.body = BodyView(theme, self.tools)
        self.headers = HeadersView(theme)
        titles = (self.tr("Name"), self.tr("Value"), self.tr("Sent to"), self.tr("Taken into the jar?"))
        self.cookies = PairsTable(theme, titles, (140, 220, 160))
        self.timeline = TimelineView(theme)
        self.wire = WireView(theme)
        self._pages = QStackedWidget()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def render_requests(self, snapshot: RequestsSnapshot) -> None:
        """Show the last exchange of the tab in front."""
        tab = snapshot.current
        if tab.exchange is None:
            self._exchange = None
            self._stack.setCurrentWidget(self.empty)
            return
        fresh = self._exchange is None or self._exchange.id != tab.exchange.id
        self._exchange = tab.exchange
        self._stack.setCurrentIndex(1)
        self.status.show_tab(tab, tab.exchange)
        if fresh:
            self._show_exchange(tab.exchange)
            self._show_body()

    def render_response(self, snapshot: ResponseSnapshot) -> None:
        """Show what is ready of the body."""
        self._snapshot = snapshot
        self._show_body()

    def show_section(self, name: str) -> None:
        """Bring one of 'body', 'headers', 'cookies', 'timeline', 'wire' to the front."""
        self._go_to(("body", "headers", "cookies", "timeline", "wire").index(name))

    def _build(self) -> None:
        self.setMinimumSize(320, 160)
        self.sections.setAccessibleName(self.tr("Parts of the response"))
        self.cookies.setAccessibleName(self.tr("Cookies that were set"))
        for page in (self.body, self.headers, self.cookies, self.timeline, self.wire):
            self._pages.addWidget(page)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 4, 0)
        tabs.addWidget(self.sections)
        tabs.addStretch(1)
        tabs.addWidget(self.tools)
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.status)
        inner.addWidget(line())
        self._card = QWidget()
        card = QVBoxLayout(self._card)
        card.setContentsMargins(12, 12, 12, 4)
        card.addWidget(self.message)
        inner.addWidget(self._card)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(0)
        details.addLayout(tabs)
        details.addWidget(line())
        details.addWidget(self._pages, 1)
        inner.addWidget(self._details, 1)
        inner.addStretch()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.empty.acted.connect(self.first_send_requested)
        self.message.acted.connect(self._act)
        self.sections.chosen.connect(self._go_to)
        self.body.layout_requested.connect(self.layout_requested)
        self.body.layout_cancelled.connect(self.layout_cancelled)
        self.body.search_requested.connect(self.search_requested)
        self.body.save_requested.connect(self.save_requested)

    def _show_exchange(self, exchange: Exchange) -> None:
        self._show_failure(exchange.failure)
        self.headers.show_exchange(exchange)
        self.cookies.show_lines(self._cookie_lines(exchange))
        self.timeline.show_exchange(exchange)
        self.wire.show_exchange(exchange)
        answered = exchange.response is not None
        self._details.setVisible(answered or exchange.wire.sent_bytes > 0)
        self.tools.setVisible(answered and self._pages.currentIndex() == _BODY)
        if not answered and self._pages.currentIndex() < self._pages.indexOf(self.timeline):
            self._pages.setCurrentWidget(self.wire)
        self._show_sections()

    def _show_failure(self, failure: SendFailure | None) -> None:
        self._card.setVisible(failure is not None)
        if failure is None:
            self.message.hide()
            return
        again = ("send", self.tr("Send again"))
        actions = [("start", self.tr("Start backend")), again] if failure.kind == "refused" else [again]
        words = " ".join(part for part in (failure.why, failure.what_to_do) if part)
        tone: Tone = "neutral" if failure.kind == "cancelled" else "error"
        self.message.show_message(tone, failure.what, words, actions=actions)

    def _show_body(self) -> None:
        if self._exchange is not None and self._snapshot.exchange_id == self._exchange.id:
            self.body.render_body(self._snapshot, self._exchange)

    def _show_sections(self) -> None:
        response = self._exchange.response if self._exchange else None
        set_cookies = [1 for name, _ in response.headers if name.lower() == "set-cookie"] if response else []
        faces = (
            Face(self.tr("Body")),
            Face(self.tr("Headers"), suffix=str(len(response.headers)) if response else ""),
            Face(self.tr("Cookies"), suffix=str(len(set_cookies) or "")),
            Face(self.tr("Timeline")),
            Face(self.tr("Wire")),
        )
        self.sections.show_faces(faces, self._pages.currentIndex())

    def _go_to(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.tools.setVisible(index == _BODY and self._exchange is not None and self._exchange.response is not None)
        self._show_sections()

    def _act(self, action: str) -> None:
        (self.start_backend_requested if action == "start" else self.send_requested).emit()

    def _cookie_lines(self, exchange: Exchange) -> list[tuple[str, ...]]:
        if exchange.response is None or exchange.sent is None:
            return []
        lines = [value for name, value in exchange.response.headers if name.lower() == "set-cookie"]
        return [self._cookie_line(one, exchange.sent.url, exchange.started_at or time.time()) for one in lines]

    def _cookie_line(self, given: str, url: str, now: float) -> tuple[str, ...]:
        parsed = cookies.parse(given, url, now)
        if isinstance(parsed, cookies.Refusal):
            return (given.partition("=")[0], given, "", self.tr("no: {0}").format(parsed.why))
        taken = self.tr("deleted from it") if parsed.expired(now) else self.tr("yes")
        return (parsed.name, parsed.value, parsed.domain + parsed.path, taken)
