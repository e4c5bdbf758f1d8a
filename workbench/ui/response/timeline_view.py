"""The Timeline tab: where the time went as seen by the client, as bars to scale and as a table."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.core.exchange import Exchange, Phases
from workbench.ui.common.theme import Theme
from workbench.ui.response.pairs_table import PairsTable
from workbench.ui.response.units import milliseconds

Bar = tuple[str, float, float, str]
_LABEL, _VALUE, _ROW = 80, 80, 26


class TimelineBars(QWidget):
    """Each phase begins where the one before it ended."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._bars = bars
        self.setAccessibleName(", ".join(f"{name} {milliseconds(span)}" for name, _, span, _ in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _ROW * max(1, len(self._bars)) + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = max((start + span for _, start, span, _ in self._bars), default=0.0) or 1.0
        room = max(10, self.width() - _LABEL - _VALUE - 36)
        for row, (name, start, span, token) in enumerate(self._bars):
            top = 8 + row * _ROW
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.color("text.secondary"))
            painter.drawText(QRect(12, top, _LABEL, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            track = QRect(12 + _LABEL, top + 9, room, 8)
            painter.fillRect(track, self._theme.color("bg.inset"))
            bar = QRect(track.left() + int(room * start / total), track.top(), max(2, int(room * span / total)), 8)
            painter.fillRect(bar, self._theme.color(token))
            painter.setFont(self._theme.font("small", mono=True))
            painter.setPen(self._theme.color("text.primary"))
            value = QRect(track.right() + 8, top, _VALUE, _ROW)
            painter.drawText(value, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, milliseconds(span))


class TimelineView(QWidget):
    """Bars above, the same as a table below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = TimelineBars(theme)
        titles = (self.tr("Phase"), self.tr("Began"), self.tr("Took"), self.tr("What happens in it"))
        self.table = PairsTable(theme, titles, (100, 90, 90))
        self.table.setAccessibleName(self.tr("Timeline"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bars)
        layout.addWidget(self.table, 1)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show where the time of an exchange went."""
        bars = self._bars(exchange.phases)
        self.bars.show_bars(bars)
        words = self._words(exchange)
        rows = [
            (name, milliseconds(start), milliseconds(span), said)
            for (name, start, span, _), said in zip(bars, words, strict=True)
        ]
        self.table.show_lines([*rows, (self.tr("Total"), "", milliseconds(exchange.phases.total_ms), "")])

    def _bars(self, phases: Phases) -> tuple[Bar, ...]:
        spans = (
            (self.tr("Connect"), phases.connect_ms or 0.0, "stage.edge"),
            (self.tr("TLS"), phases.tls_ms, "stage.gate"),
            (self.tr("Send"), phases.send_ms, "stage.context"),
            (self.tr("Wait"), phases.wait_ms, "accent.base"),
            (self.tr("Receive"), phases.receive_ms, "ok.base"),
        )
        bars: list[Bar] = []
        at = 0.0
        for name, span, token in spans:
            if span is not None:
                bars.append((name, at, span, token))
                at += span
        return tuple(bars)

    def _words(self, exchange: Exchange) -> list[str]:
        reused = exchange.phases.connect_ms is None
        connect = self.tr("kept connection, nothing to do") if reused else self.tr("TCP handshake with the server")
        tls = [self.tr("TLS handshake")] if exchange.phases.tls_ms is not None else []
        received = exchange.response.wire_bytes if exchange.response else 0
        return [
            connect,
            *tls,
            self.tr("the request is written to the socket"),
            self.tr("until the head of the answer is there: the server works"),
            self.tr("{0} bytes of the body arrive").format(f"{received:,}"),
        ]
