"""The response viewer: what came back, or in plain words why nothing did."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange, SendFailure
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.state.response import ResponseSnapshot
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.labels import line
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.pill import Tone
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.response import cookies_view
from workbench.ui.response.body_tools import BodyTools
from workbench.ui.response.body_view import BodyView
from workbench.ui.response.cookies_view import CookiesView
from workbench.ui.response.cover_line import CoverLine
from workbench.ui.response.headers_view import HeadersView
from workbench.ui.response.section import Section
from workbench.ui.response.status_line import StatusLine
from workbench.ui.response.timeline_view import TimelineView
from workbench.ui.response.waiting_strip import WaitingStrip
from workbench.ui.response.wire_view import WireView

_NARROW = 720
"""Below this width the forms of the body don't fit beside the tabs."""


class ResponsePanel(QWidget):
    """Draws the last exchange of the tab in front; ``brief`` for the narrow place of the Request screen.

    Signals:
        send_requested: Send the draft in front (again).
        first_send_requested: Send GET /tasks, to have something to look at.
        start_backend_requested: Start the backend.
        cancel_requested: Stop the send under way.
        layout_requested: Make the body readable.
        layout_cancelled: Stop making it readable.
        search_requested: Carries words and the form of the body.
        filter_requested: Carries a JSONPath, or nothing.
        save_requested: Carries the path to save the body to.
        assert_requested: Carries the Part of the answer that shall stay as it is.
        capture_requested: Carries the Part of the answer that shall become a variable's value.
    """

    send_requested = Signal()
    first_send_requested = Signal()
    start_backend_requested = Signal()
    cancel_requested = Signal()
    layout_requested = Signal()
    layout_cancelled = Signal()
    search_requested = Signal(str, str)
    filter_requested = Signal(str)
    save_requested = Signal(str)
    assert_requested = Signal(object)
    capture_requested = Signal(object)

    def __init__(self, theme: Theme, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self._snapshot = ResponseSnapshot()
        self._brief = brief
        self._narrow = False
        words = (self.tr("No request yet"), self.tr("Send one and watch it travel."), self.tr("Send GET /tasks"))
        self.empty = EmptyState(theme, "workflow", *words)
        words = (self.tr("Not sent yet"), self.tr("Send it and watch it travel."), self.tr("Send"))
        self.unsent = EmptyState(theme, "workflow", *words)
        self.waiting = WaitingStrip(theme)
        self.status = StatusLine(theme, brief=brief)
        self.message = InlineMessage(theme)
        self.strip = TabStrip(theme)
        self.tools = BodyTools(theme)
        self.body = BodyView(theme, self.tools, prefers="pretty" if brief else "tree")
        self.headers = HeadersView(theme)
        self.cookies = CookiesView(theme)
        self.timeline = TimelineView(theme)
        self.wire = WireView(theme)
        self._covers = [self.headers.cover, self.wire.cover]
        self._secrets: tuple[str, ...] = ()
        self._sections: list[Section] = []
        self._current = "body"
        self._pages = QStackedWidget()
        self._stack = QStackedWidget()
        self._blank = QWidget()
        """While the very first answer is waited for."""
        self._build()
        self._connect()
        self._add_own_sections()

    @property
    def shown_sections(self) -> tuple[Section, ...]:
        """The tabs of the exchange that is shown."""
        exchange = self._exchange
        return tuple(one for one in self._sections if exchange is not None and one.face(exchange) is not None)

    def add_section(self, section: Section) -> None:
        """Add a tab, after those that are there."""
        self._sections.append(section)
        self._pages.addWidget(section.page)
        if self._exchange is not None:
            section.show(self._exchange)
        self._show_faces()

    def refresh_sections(self) -> None:
        """Ask every tab again what it has to show."""
        self._show_faces()

    def show_secrets(self, secrets: tuple[str, ...]) -> None:
        """Cover these wherever headers and bytes are shown."""
        self._secrets = secrets
        for cover in self._covers:
            cover.show_known(secrets)

    def follow_secrets(self, cover: CoverLine) -> None:
        """Cover the same secrets in a tab that was added."""
        self._covers.append(cover)
        cover.show_known(self._secrets)

    def render_requests(self, snapshot: RequestsSnapshot) -> None:
        """Show the last exchange of the tab in front."""
        tab = snapshot.current
        self.waiting.show_tab(tab)
        if tab.exchange is None:
            self._exchange = None
            begun = self.empty if tab.draft == RequestDraft() else self.unsent
            self._stack.setCurrentWidget(self._blank if tab.sending else begun)
            return
        self._show_tab(tab, tab.exchange)

    def render_response(self, snapshot: ResponseSnapshot) -> None:
        """Show what is ready of the body."""
        self._snapshot = snapshot
        self._show_body()

    def show_section(self, name: str) -> None:
        """Bring a section to the front: 'body', 'headers', 'cookies', 'timeline', 'wire' or an added one."""
        self._current = name
        self._show_faces()

    def assert_chosen(self) -> None:
        """Assert the chosen value or header; the status where none is chosen."""
        if self._part is not None:
            self.assert_requested.emit(self._part)

    def capture_chosen(self) -> None:
        """Capture the chosen value or header; the status where none is chosen."""
        if self._part is not None:
            self.capture_requested.emit(self._part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < _NARROW) != self._narrow:
            self._narrow = not self._narrow
            self.body.set_narrow(self._narrow)
            self.tools.set_narrow(self._narrow)

    def _add_own_sections(self) -> None:
        for one in (
            Section("body", self.body, lambda _exchange: Face(self.tr("Body")), lambda _exchange: None),
            Section("headers", self.headers, self._headers_face, self.headers.show_exchange),
            Section("cookies", self.cookies, self._cookies_face, self.cookies.show_exchange),
            Section(
                "timeline", self.timeline, lambda _exchange: Face(self.tr("Timeline")), self.timeline.show_exchange
            ),
            Section("wire", self.wire, lambda _exchange: Face(self.tr("Wire")), self.wire.show_exchange),
        ):
            self.add_section(one)

    def _build(self) -> None:
        self.setMinimumSize(320, 160)
        self.strip.setAccessibleName(self.tr("Parts of the response"))
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.addWidget(self.strip)
        tabs.addStretch(1)
        tabs.addWidget(self.tools.edited)
        tabs.addWidget(self.tools)
        self._card = QWidget()
        card = QVBoxLayout(self._card)
        card.setContentsMargins(12, 12, 12, 4)
        card.addWidget(self.message)
        self._details = QWidget()
        details = _column(self._details)
        details.addLayout(tabs)
        details.addWidget(line())
        details.addWidget(self._pages, 1)
        shown = QWidget()
        inner = _column(shown)
        inner.addWidget(self.status)
        inner.addWidget(line())
        inner.addWidget(self._card)
        inner.addWidget(self._details, 1)
        inner.addStretch()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(shown)
        for page in (self._blank, self.unsent):
            self._stack.addWidget(page)
        layout = _column(self)
        layout.addWidget(self.waiting)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.empty.acted.connect(self.first_send_requested)
        self.unsent.acted.connect(self.send_requested)
        self.message.acted.connect(self._act)
        self.strip.chosen.connect(self._go_to)
        self.waiting.cancel_requested.connect(self.cancel_requested)
        self.body.layout_requested.connect(self.layout_requested)
        self.body.layout_cancelled.connect(self.layout_cancelled)
        self.body.search_requested.connect(self.search_requested)
        self.body.filter_requested.connect(self.filter_requested)
        self.body.save_requested.connect(self.save_requested)
        for menu in (self.body.tree.menu, self.headers.menu, self.status.menu):
            menu.assert_requested.connect(self.assert_requested)
            menu.capture_requested.connect(self.capture_requested)

    @property
    def _part(self) -> Part | None:
        """What is chosen in the part that is shown."""
        if self._exchange is None or self._exchange.response is None:
            return None
        shown = self._pages.currentWidget()
        chosen = self.body.part if shown is self.body else self.headers.part if shown is self.headers else None
        return chosen or self.status.part

    def _show_tab(self, tab: Tab, exchange: Exchange) -> None:
        fresh = self._exchange is None or self._exchange.id != exchange.id
        self._exchange = exchange
        self._stack.setCurrentIndex(1)
        self.status.show_tab(tab, exchange)
        self.tools.edited.setVisible(tab.draft != exchange.draft)
        if fresh:
            self._show_exchange(exchange)
            self._show_body()

    def _show_exchange(self, exchange: Exchange) -> None:
        self._show_failure(exchange.failure)
        for section in self._sections:
            section.show(exchange)
        answered = exchange.response is not None
        self._details.setVisible(answered or exchange.wire.sent_bytes > 0 or bool(exchange.hops))
        if not answered and self._current in ("body", "headers", "cookies"):
            self._current = "wire" if exchange.wire.sent_bytes or not exchange.hops else "hops"
        self._show_faces()

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

    def _show_faces(self) -> None:
        shown = self.shown_sections
        names = [one.id for one in shown]
        index = names.index(self._current) if self._current in names else 0
        if not shown or self._exchange is None:
            return
        faces = [face for one in shown if (face := one.face(self._exchange)) is not None]
        self.strip.show_faces(faces, index)
        self._pages.setCurrentWidget(shown[index].page)
        self.tools.setVisible(shown[index].id == "body" and self._exchange.response is not None)

    def _go_to(self, index: int) -> None:
        self._current = self.shown_sections[index].id
        self._show_faces()

    def _act(self, action: str) -> None:
        (self.start_backend_requested if action == "start" else self.send_requested).emit()

    def _headers_face(self, exchange: Exchange) -> Face:
        return Face(self.tr("Headers"), suffix=str(len(exchange.response.headers)) if exchange.response else "")

    def _cookies_face(self, exchange: Exchange) -> Face | None:
        count = len(cookies_view.given(exchange))
        if self._brief and not count:
            return None
        return Face(self.tr("Cookies"), suffix=str(count or ""))


def _column(parent: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
