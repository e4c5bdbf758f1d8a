"""The Wire tab: the bytes as they crossed the socket, and beside each header of ours who put it there and why."""

from collections.abc import Iterator
from html import escape

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from workbench.core.exchange import AddedHeader, Exchange, WireBytes
from workbench.core.http2 import Frame
from workbench.ui.common.theme import Theme
from workbench.ui.response.cover_line import CoverLine

_BODY_SHOWN = 4096


class WireView(QWidget):
    """Shows both directions of one exchange."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exchange: Exchange | None = None
        self.cover = CoverLine(theme)
        self.cover.turned.connect(self._redraw)
        self.browser = QTextBrowser()
        self.browser.setProperty("kind", "plain")
        self.browser.setAccessibleName(self.tr("Bytes on the wire"))
        self.browser.document().setDocumentMargin(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.browser, 1)
        layout.addWidget(self.cover)
        theme.changed.connect(self._redraw)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show an exchange, unless it is there already; laid out only once somebody looks."""
        if self._exchange is None or exchange.id != self._exchange.id:
            self._exchange = exchange
            self.cover.show_exchange(exchange)
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def _redraw(self) -> None:
        if self._exchange is not None and self.isVisible():
            self.browser.setHtml(self._page(self._exchange, self._exchange.wire))

    def _page(self, exchange: Exchange, wire: WireBytes) -> str:
        added = {header.name.lower(): header for header in exchange.sent.headers} if exchange.sent else {}
        covered = self.cover.covered_bytes
        title = self.tr("Sent, {0} bytes").format(f"{wire.sent_bytes:,}")
        out = covered(wire.sent)
        frames = self._frames(wire) if wire.frames else ""
        sent = frames + self._side(title, out, len(out) + _unseen(wire.sent, wire.sent_bytes), added)
        title = self.tr("Received, {0} bytes").format(f"{wire.received_bytes:,}")
        received = covered(wire.received)
        return sent + self._side(title, received, len(received) + _unseen(wire.received, wire.received_bytes), {})

    def _frames(self, wire: WireBytes) -> str:
        """What the bytes of HTTP/2 say; below, they stand as they are."""
        rows = "".join(self._frame_rows(frame) for frame in wire.frames)
        if wire.frames_more:
            rows += self._row("", self.tr("{0} more frames").format(f"{wire.frames_more:,}"))
        color = self._theme.color("text.secondary").name()
        title = escape(self.tr("HTTP/2 frames, in their order"))
        return f"<p style='color:{color}'><b>{title}</b></p><table width='100%' cellpadding='1'>{rows}</table>"

    def _frame_rows(self, frame: Frame) -> str:
        sent = frame.direction == "sent"
        color = self._theme.color("accent.base" if sent else "ok.base").name()
        where = self.tr("stream {0}").format(frame.stream) if frame.stream else self.tr("connection")
        flags = " ".join(frame.flags)
        head = f"<span style='color:{color}'>{'↑' if sent else '↓'} <b>{escape(frame.kind)}</b></span> {escape(flags)}"
        rows = self._row(head, f"{where} · " + self.tr("{0} bytes").format(f"{frame.size:,}"))
        for name, value in frame.fields:
            words = self.cover.covered(f"{name}: {value}")
            rows += self._inner_row(self._bytes(words.encode("latin-1", "replace")))
        for line in frame.says:
            rows += self._inner_row(self._sign(escape(line)))
        return rows

    def _side(self, title: str, data: bytes, total: int, added: dict[str, AddedHeader]) -> str:
        head, gap, body = data.partition(b"\r\n\r\n")
        rows = "".join(self._head_row(line, added) for line in head.split(b"\r\n") if line)
        if gap:
            rows += self._row(self._sign("\\r\\n"), self.tr("an empty line ends the head"))
        if body:
            rows += self._row(self._bytes(body[:_BODY_SHOWN]), "")
        unseen = total - len(head) - len(gap) - min(len(body), _BODY_SHOWN)
        if unseen > 0:
            rows += self._row("", self.tr("{0} more bytes").format(f"{unseen:,}"))
        color = self._theme.color("text.secondary").name()
        return f"<p style='color:{color}'><b>{escape(title)}</b></p><table width='100%' cellpadding='1'>{rows}</table>"

    def _head_row(self, line: bytes, added: dict[str, AddedHeader]) -> str:
        header = added.get(line.partition(b":")[0].decode("latin-1").lower())
        note = " · ".join(part for part in (header.by, header.why) if part) if header else ""
        return self._row(self._bytes(line) + self._sign("\\r\\n"), note)

    def _row(self, words: str, note: str) -> str:
        muted = self._theme.color("text.muted").name()
        side = f"<span style='color:{muted}; font-size:12px'>{escape(note)}</span>"
        return f"<tr><td>{self._mono(words)}</td><td align='right'>{side}</td></tr>"

    def _inner_row(self, words: str) -> str:
        """Something in a frame; it has all of the width."""
        return f"<tr><td colspan='2' style='padding-left:24px'>{self._mono(words)}</td></tr>"

    def _mono(self, words: str) -> str:
        family = escape(self._theme.font("small", mono=True).family(), quote=True)
        return f"<span style=\"font-family:'{family}'; font-size:12px; white-space:pre-wrap\">{words}</span>"

    def _bytes(self, data: bytes) -> str:
        """Readable as it is; what is not text shows its bytes, so that nothing hides."""
        pieces: list[str] = []
        for sign in data.decode("utf-8", "backslashreplace"):
            shown = _visible(sign)
            pieces.append(escape(sign) if shown is None else self._sign(shown) + ("<br>" if sign == "\n" else ""))
        return "".join(pieces)

    def _sign(self, words: str) -> str:
        return f"<span style='color:{self._theme.color('text.disabled').name()}'>{words}</span>"


def _unseen(kept: bytes, total: int) -> int:
    return total - len(kept)


def _visible(sign: str) -> str | None:
    """A stand-in for a sign that can't be seen; None for one that can."""
    if sign.isprintable():
        return None
    return {"\r": "\\r", "\n": "\\n", "\t": "\\t"}.get(sign, f"\\x{ord(sign):02x}")


def rows_of(headers: tuple[AddedHeader, ...]) -> Iterator[tuple[str, str, str]]:
    """Sent headers as lines of a table: name, value, who and why."""
    return ((one.name, one.value, " · ".join(part for part in (one.by, one.why) if part)) for one in headers)
