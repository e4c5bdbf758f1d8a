"""The line over the answer: status with its meaning, time against the time before, size, when it was sent."""

import time

from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.core import statuses
from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange
from workbench.state.requests import Tab
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.pill import Pill, Tone
from workbench.ui.common.theme import Theme
from workbench.ui.response import units
from workbench.ui.response.part_menu import PartMenu

_TONES: dict[str, Tone] = {"ok": "ok", "accent": "accent", "warn": "warn", "error": "error", "neutral": "neutral"}
_PERSONAS = {
    "plain": ("terminal", "Plain client"),
    "browser": ("globe", "Browser tab"),
    "mobile": ("smartphone", "Flaky mobile"),
    "attacker": ("venetian-mask", "Attacker page"),
}
_FAILED = {
    "refused": "no connection",
    "timeout": "timed out",
    "cancelled": "cancelled",
    "dropped": "hung up",
    "lost": "answer lost",
    "blocked": "blocked",
}


class StatusLine(QWidget):
    """Shows one tab's last exchange; ``brief`` for where there is little room and the client matters most.

    ``menu`` offers what can be done with its status.
    """

    def __init__(self, theme: Theme, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brief = brief
        self._exchange: Exchange | None = None
        self._icon = _PERSONAS["plain"][0]
        self.menu = PartMenu(self)
        theme.changed.connect(self._draw_client)
        self.client = QLabel()
        self.pill = Pill(theme)
        self.time = text(theme, "", "body", mono=True)
        font = theme.font("body", mono=True)
        font.setWeight(font.Weight.Bold)
        self.time.setFont(font)
        self.before = text(theme, "", "small", "text.muted", mono=True)
        self.length = text(theme, "", "small", "text.secondary", mono=True)
        self.version = text(theme, "", "small", "text.muted", mono=True)
        self.meaning = ElidedLabel(theme, "", "small", "text.muted")
        self.sent = ElidedLabel(theme, "", "small", "text.muted", mono=True)
        self.setFixedHeight(40)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(12)
        for widget in (self.pill, self.time, self.before, self.length, self.version):
            layout.addWidget(widget)
        layout.addWidget(self.meaning, 1)
        layout.addWidget(self.client)
        layout.addWidget(self.sent)
        unshown: tuple[QWidget, ...] = (self.before, self.version, self.meaning) if brief else (self.client,)
        for one in unshown:
            one.hide()
        if brief:
            layout.insertStretch(5, 1)

    def show_tab(self, tab: Tab, exchange: Exchange) -> None:
        """Show what a tab's exchange came to."""
        self._exchange = exchange
        response, failure = exchange.response, exchange.failure
        if response is not None:
            self.pill.set(f"{response.status} {response.reason}".strip(), _TONES[statuses.tone(response.status)])
            self.meaning.setText(statuses.meaning(response.status))
            packed = self.tr(" ({0} packed)").format(units.size(response.wire_bytes))
            smaller = response.wire_bytes < response.body_bytes
            self.length.setText(units.size(response.body_bytes) + (packed if smaller else ""))
            self.version.setText(response.http_version)
            self.pill.setToolTip(statuses.meaning(response.status))
        else:
            self.pill.set(_FAILED.get(failure.kind if failure else "", self.tr("failed")), "error")
            for label in (self.meaning, self.length, self.version):
                label.setText("")
        self._show_times(tab, exchange)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def part(self) -> Part | None:
        """The status, when there is an answer."""
        answer = self._exchange.response if self._exchange else None
        return Part("status", "", answer.status) if answer else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        part = self.part
        if part is not None:
            self.menu.aim(part, str(part.value))
            self.menu.popup(event.globalPos())

    def _fit(self) -> None:
        """Where it gets tight the number of the status says it all, and the tooltip the rest."""
        answer = self._exchange.response if self._exchange else None
        if not self._brief or answer is None:
            return
        self.pill.setText(f"{answer.status} {answer.reason}".strip())
        if self.sizeHint().width() > self.width():
            self.pill.setText(str(answer.status))

    def _show_times(self, tab: Tab, exchange: Exchange) -> None:
        self.time.setText(units.milliseconds(exchange.phases.total_ms) if exchange.sent or exchange.failure else "")
        compared = exchange.response is not None and tab.previous_ms is not None
        self.before.setText(self.tr("was {0}").format(units.milliseconds(tab.previous_ms or 0.0)) if compared else "")
        clock = time.strftime("%H:%M:%S", time.localtime(exchange.started_at))
        self._show_sender(exchange, self.tr("sent {0}").format(clock))

    def _draw_client(self) -> None:
        self.client.setPixmap(pixmap(self._theme, self._icon, "text.secondary", 14))

    def _show_sender(self, exchange: Exchange, sent: str) -> None:
        """Who sent it and its number in history where room is short; else when, and its number in the pipeline."""
        trace = f"#{exchange.trace_seq}" if exchange.trace_seq is not None else ""
        if not self._brief:
            self.sent.setText(" · ".join(part for part in (sent, trace) if part))
            return
        icon, name = _PERSONAS.get(exchange.persona, _PERSONAS["plain"])
        number = f" #{exchange.number}" if exchange.number is not None else ""
        self._icon = icon
        self._draw_client()
        self.sent.setText(name + number)
        self.sent.setToolTip(" · ".join(part for part in (sent, trace and self.tr("trace {0}").format(trace)) if part))
