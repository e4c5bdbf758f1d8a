"""Stands over the last answer while a send takes longer than an eye's blink: how long, how much, how fast, Cancel."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbench.core.progress import SendProgress
from workbench.state.requests import Tab
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, line, text
from workbench.ui.common.theme import Theme
from workbench.ui.response import units

SHOWN_AFTER_S = 0.3
_TICK_MS = 100
_STEPS = 1000
_AROUND = 60
_LEAST_FIRST: tuple[tuple[int, ...], ...] = ((), (3,), (1, 3), (1, 3, 4))
"""Which figures are left out where there is little room."""


class WaitingStrip(QWidget):
    """Looks at a send's progress ten times a second, as long as it runs.

    Signals:
        cancel_requested: The send should stop.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: SendProgress | None = None
        self.what = ElidedLabel(theme, "", "body", "text.secondary")
        self.figures = text(theme, "", "body", "text.primary", mono=True)
        self.cancel = Button(theme, self.tr("Cancel"), "secondary", "x")
        self.cancel.setToolTip(self.tr("Stop waiting; the answer before stays (Esc)"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much has been sent or received"))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look)
        self._build()
        self.hide()

    def show_tab(self, tab: Tab) -> None:
        """Follow a tab's send, or go away when it has none."""
        progress = tab.progress if tab.sending else None
        if progress is self._progress:
            return
        self._progress = progress
        if progress is None:
            self._timer.stop()
            self.hide()
        else:
            self._timer.start()
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._progress is None:
            self._timer.stop()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.figures)
        row.addWidget(self.what, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        layout.addWidget(line())

    def _look(self) -> None:
        progress, now = self._progress, time.monotonic()
        if progress is None or progress.elapsed_s(now) < SHOWN_AFTER_S:
            return
        self.figures.setText(self._fitting(self._figures(progress, now)))
        self.what.setText(self._words(progress))
        share = progress.share()
        self.bar.setVisible(share is not None)
        self.bar.setValue(round((share or 0.0) * _STEPS))
        self.show()

    def _fitting(self, figures: list[str]) -> str:
        """As many of the figures as there is room for: what matters least goes first."""
        room = self.width() - self.cancel.sizeHint().width() - _AROUND
        metrics = self.figures.fontMetrics()
        for without in _LEAST_FIRST:
            shown = " · ".join(words for place, words in enumerate(figures) if words and place not in without)
            if metrics.horizontalAdvance(shown) <= room:
                return shown
        return figures[0]

    def _figures(self, progress: SendProgress, now: float) -> list[str]:
        """Time so far, bytes, share, rate, time left; empty where one isn't known."""
        share, rate, left = progress.share(), progress.rate(now), progress.left_s(now)
        done, whole = units.size(progress.received), units.size(progress.whole or 0)
        size = self.tr("{0} of {1}").format(done, whole) if share is not None else done if progress.received else ""
        return [
            f"{progress.elapsed_s(now):.1f} s",
            size,
            f"{share * 100:.0f} %" if share is not None else "",
            f"{units.size(int(rate))}/s" if rate is not None else "",
            self.tr("{0} s left").format(f"{left:.0f}") if left is not None else "",
        ]

    def _words(self, progress: SendProgress) -> str:
        phase = progress.phase
        if phase == "send" and progress.share() == 1.0:
            return self.tr("handed over; it is on its way")
        words = {
            "connect": self.tr("connecting"),
            "send": self.tr("sending the request"),
            "wait": self.tr("sent; waiting for the first byte"),
            "receive": self.tr("receiving"),
        }
        return words.get(phase, phase)
