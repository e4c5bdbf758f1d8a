"""The Way tab: every request of one send in order, log-ins and redirects included, each with its own headers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.core.exchange import Exchange, Headers, Hop, SentRequest
from workbench.ui.common.tab_strip import Face
from workbench.ui.common.theme import Theme
from workbench.ui.response.cover_line import CoverLine
from workbench.ui.response.pairs_table import Line, PairsTable
from workbench.ui.response.units import milliseconds
from workbench.ui.response.wire_view import rows_of

_SHOWN = 10_000
"""Rows at most; a send doesn't follow more redirects than that."""


class HopsView(QWidget):
    """The way above, the headers of the step that is chosen below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self._whys = {
            "redirect": self.tr("redirect"),
            "login": self.tr("log-in"),
            "retry": self.tr("not taken"),
            "preflight": self.tr("preflight"),
            "revalidate": self.tr("still good?"),
        }
        self.cover = CoverLine(theme)
        titles = (
            self.tr("Step"),
            self.tr("Why"),
            self.tr("Request"),
            self.tr("Answer"),
            self.tr("Took"),
            self.tr("To"),
        )
        self.way = PairsTable(theme, titles, (48, 96, 230, 150, 70))
        self.received = PairsTable(theme, (self.tr("Received"), self.tr("Value")), (150,))
        self.sent = PairsTable(theme, (self.tr("Sent"), self.tr("Value"), self.tr("Put there by")), (120, 170))
        self.way.setAccessibleName(self.tr("Requests on the way"))
        self.received.setAccessibleName(self.tr("Received headers of the step"))
        self.sent.setAccessibleName(self.tr("Sent headers of the step"))
        self.way.selectionModel().currentRowChanged.connect(lambda index, _before: self._show_step(index.row()))
        self.cover.turned.connect(lambda: self._show_step(self.way.currentIndex().row()))
        self._build()

    def face(self, exchange: Exchange) -> Face | None:
        """Its tab, for a send that took more than one request."""
        if not exchange.hops:
            return None
        redirects = sum(hop.why == "redirect" for hop in exchange.hops)
        name = self.tr("Redirects") if redirects == len(exchange.hops) else self.tr("Way")
        return Face(name, suffix=f"{len(exchange.hops):,}")

    def show_exchange(self, exchange: Exchange) -> None:
        """Show the way of a send."""
        self._exchange = exchange
        self.cover.show_exchange(exchange)
        lines = [self._hop_line(exchange, place) for place in range(min(len(exchange.hops), _SHOWN))]
        self.way.show_lines([*lines, *self._last_line(exchange, len(lines) + 1)])
        self.way.selectRow(0)

    def _build(self) -> None:
        pair = QSplitter(Qt.Orientation.Horizontal)
        pair.addWidget(self.received)
        pair.addWidget(self.sent)
        pair.setChildrenCollapsible(False)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.way)
        split.addWidget(pair)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(self.cover)

    def _hop_line(self, exchange: Exchange, place: int) -> Line:
        hop = exchange.hops[place]
        answer = hop.failure.what if hop.failure else f"{hop.status} {hop.reason}".strip()
        request = _request(exchange, place, hop.sent)
        took = milliseconds(hop.phases.total_ms)
        return (str(place + 1), self._why(hop), request, answer, took, _location(hop))

    def _last_line(self, exchange: Exchange, number: int) -> list[Line]:
        """The request that the others led to; none when it was never sent, or stands among them already."""
        sent, response = exchange.sent, exchange.response
        if sent is None:
            return []
        failure = exchange.failure.what if exchange.failure else ""
        answer = f"{response.status} {response.reason}".strip() if response else failure
        request = _request(exchange, len(exchange.hops), sent)
        return [(str(number), self.tr("in the end"), request, answer, milliseconds(exchange.phases.total_ms), "")]

    def _show_step(self, row: int) -> None:
        if self._exchange is None or row < 0:
            return
        sent, received = _step(self._exchange, row)
        covered = self.cover.covered
        rows = rows_of(sent.headers) if sent else ()
        self.sent.show_lines([(name, covered(value), who) for name, value, who in rows])
        self.received.show_lines([(name, covered(value)) for name, value in received])

    def _why(self, hop: Hop) -> str:
        if hop.why == "retry" and hop.failure is not None:
            return self.tr("no answer")
        return self._whys.get(hop.why, hop.why)


def _step(exchange: Exchange, row: int) -> tuple[SentRequest | None, Headers]:
    if row < len(exchange.hops):
        return exchange.hops[row].sent, exchange.hops[row].headers
    return exchange.sent, exchange.response.headers if exchange.response else ()


def _request(exchange: Exchange, place: int, sent: SentRequest) -> str:
    """Method and address; without the site where it is that of the step before."""
    same = place > 0 and _site(exchange.hops[place - 1].sent) == _site(sent)
    return f"{sent.method} {sent.target if same else sent.url}"


def _site(sent: SentRequest) -> str:
    """What stands before the target; ten thousand redirects are no time to take URLs apart."""
    return sent.url.removesuffix(sent.target)


def _location(hop: Hop) -> str:
    return next((value for name, value in hop.headers if name.lower() == "location"), "")
