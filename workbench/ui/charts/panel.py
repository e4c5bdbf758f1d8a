"""The charts panel: live drawing, pause, window length, clear, read-out and the same as a table."""

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QTableView, QToolButton, QVBoxLayout, QWidget

from workbench.state.metrics import MetricsSnapshot
from workbench.ui.charts.readout import readout_lines, tick_at
from workbench.ui.charts.table import TickTable
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme

if TYPE_CHECKING:
    from workbench.ui.charts.plots import Plots
    from workbench.ui.charts.series import ChartData

    Moment = tuple[ChartData, list[tuple[float, str]]]

WINDOWS = ((30, "30 s"), (60, "60 s"), (300, "5 min"))
_FRAME_MS = 66
"""The three charts take turns, so each is drawn five times a second: a minute moves by less than a pixel meanwhile."""
_CALM_FRAME_MS = 333
_CHARTS = 3


class ChartsPanel(QWidget):
    """Draws the metrics at most five times a second, and not at all while hidden, paused or without anything to show.

    Signals:
        clear_requested: Forget what was seen so far.
        window_changed: Another window length was chosen; carries its seconds.
    """

    clear_requested = Signal()
    window_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = MetricsSnapshot()
        self._shown = MetricsSnapshot()
        self._now = 0.0
        self._window_s = 60
        self._plots: Plots | None = None
        self._pages = QStackedWidget()
        self._empty = EmptyState(
            theme,
            "chart-line",
            self.tr("Nothing measured yet"),
            self.tr("The charts are waiting for the first request."),
        )
        self._rows = TickTable()
        self._table = QTableView()
        self._readout = QLabel(self)
        self._pause = IconButton(theme, "pause", self.tr("Pause the charts"))
        self._as_table = IconButton(theme, "table-2", self.tr("Show the charts as a table"))
        self._length = QToolButton()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._draw_next)
        self._part = 0
        self._moment: Moment | None = None
        self._covered_since: float | None = None
        self._pointed_at: frozenset[str] = frozenset()
        self._covered = text(
            theme, self.tr("After the flip: covered until you predict, or skip"), "small", "text.muted"
        )
        self._build()

    @property
    def plots(self) -> "Plots | None":
        """The drawn charts, once pyqtgraph was loaded."""
        return self._plots

    @property
    def is_paused(self) -> bool:
        """Whether the picture stands still."""
        return self._pause.isChecked()

    def build_plots(self) -> None:
        """Make the plots: to be called after the window was painted and pyqtgraph was imported."""
        if self._plots is None:
            from workbench.ui.charts.plots import Plots

            self._plots = Plots(self._theme)
            self._plots.set_window(self._window_s)
            self._plots.hovered.connect(self._on_hovered)
            self._plots.point_at(self._pointed_at)
            self._pages.addWidget(self._plots)
            self._show_page()

    def render_snapshot(self, snapshot: MetricsSnapshot) -> None:
        """Take what is to be drawn; the timer draws it."""
        self._snapshot = snapshot
        if self.isVisible():
            self._run()
        self._show_page()

    def set_window(self, seconds: int) -> None:
        """Choose how far back the charts go."""
        self._window_s = seconds
        self._length.setText(dict(WINDOWS)[seconds])
        if self._plots is not None:
            self._plots.set_window(seconds)
            self._draw()

    def cover(self, since: float | None) -> None:
        """Keep back what came of a flip after this time, in the table too; None shows all again."""
        if since != self._covered_since:
            self._covered_since = since
            self._draw()
            self._run()

    def point_at(self, charts: frozenset[str]) -> None:
        """Put a frame around these charts: 'latency', 'cache', 'rate'."""
        self._pointed_at = charts
        if self._plots is not None:
            self._plots.point_at(charts)

    def toggle_pause(self) -> None:
        """Pause, or run on."""
        self._pause.toggle()

    def toggle_table(self) -> None:
        """Show the table, or the plots again."""
        self._as_table.toggle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _run(self) -> None:
        if not self.is_paused and not self._snapshot.is_empty and not self._timer.isActive():
            self._timer.start(_CALM_FRAME_MS if self._theme.reduced_motion else _FRAME_MS)

    def _draw(self) -> None:
        """Draw all of it now."""
        self._look()
        if self._as_table.isChecked():
            self._draw_table()
        elif self._plots is not None and self._moment is not None:
            self._plots.show_data(*self._moment)

    def _draw_next(self) -> None:
        """Draw the next chart; begin with a new moment after the last."""
        if self._as_table.isChecked() or self._plots is None:
            self._draw()
            return
        if self._part == 0:
            self._look()
        if self._moment is not None:
            self._plots.show_part(self._part, *self._moment)
        self._part = (self._part + 1) % _CHARTS

    def _look(self) -> None:
        """Take what is to be drawn; stop the timer when all of it has left the window."""
        if not self.is_paused:
            self._shown = self._uncovered()
            covered = self._shown is not self._snapshot
            self._covered.setVisible(covered)
            self._now = self._shown.markers[-1].at if covered else time.time()  # it stands still at the flip
        if self._plots is not None:
            from workbench.ui.charts.series import chart_data

            start = self._now - self._window_s
            markers = [(marker.at - self._now, marker.label) for marker in self._shown.markers if marker.at >= start]
            self._moment = chart_data(self._shown, self._now, self._window_s), markers
        newest = self._shown.ticks[-1].at if self._shown.ticks else 0.0
        if self._now - newest > self._window_s:
            self._timer.stop()

    def _uncovered(self) -> MetricsSnapshot:
        """What may be seen of the newest snapshot."""
        since = self._covered_since
        return self._snapshot if since is None else self._snapshot.until_a_flip(since)

    def _draw_table(self) -> None:
        if not self._table.hasFocus() or self._rows.rowCount() == 0:
            self._rows.show_ticks(self._shown)

    def _show_page(self) -> None:
        page: QWidget = self._empty
        if self._as_table.isChecked():
            page = self._table
        elif self._plots is not None and not self._snapshot.is_empty:
            page = self._plots
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            self._draw()

    def _build(self) -> None:
        self._table.setModel(self._rows)
        self._table.setFont(self._theme.font("caption", mono=True))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(20)
        self._table.horizontalHeader().setDefaultSectionSize(58)
        self._table.horizontalHeader().setFont(self._theme.font("caption"))
        self._table.setColumnWidth(0, 84)
        self._table.setColumnWidth(1, 44)
        self._table.setAccessibleName(self.tr("Measurements, newest first"))
        for page in (self._empty, self._table):
            self._pages.addWidget(page)
        self._readout.setProperty("kind", "readout")
        self._readout.setFont(self._theme.font("caption", mono=True))
        self._readout.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 4, 4)
        layout.setSpacing(0)
        layout.addLayout(self._build_head())
        self._covered.setContentsMargins(36, 0, 4, 2)
        self._covered.hide()
        layout.addWidget(self._covered)
        layout.addWidget(self._pages, 1)

    def _build_head(self) -> QHBoxLayout:
        clear = IconButton(self._theme, "trash-2", self.tr("Clear the charts"))
        clear.clicked.connect(self.clear_requested)
        self._pause.setCheckable(True)
        self._pause.toggled.connect(self._on_paused)
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._on_table)
        self._build_length()
        title = text(self._theme, self.tr("Latency, ms (log)"), "small")
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        head = QHBoxLayout()
        head.setContentsMargins(36, 0, 4, 0)
        head.setSpacing(0)
        head.addWidget(title)
        head.addStretch(1)
        for widget in (self._length, self._pause, clear, self._as_table):
            widget.setFixedHeight(24)
            head.addWidget(widget)
        return head

    def _build_length(self) -> None:
        menu = QMenu(self._length)
        group = QActionGroup(menu)
        for seconds, label in WINDOWS:
            action = menu.addAction(label)
            action.setData(seconds)
            group.addAction(action)
        group.triggered.connect(self._on_length)
        self._length.setMenu(menu)
        self._length.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._length.setText(dict(WINDOWS)[self._window_s])
        self._length.setFont(self._theme.font("small", mono=True))
        self._length.setToolTip(self.tr("How far back the charts go"))
        self._length.setAccessibleName(self.tr("How far back the charts go"))

    def _on_length(self, action: QAction) -> None:
        self.set_window(int(action.data()))
        self.window_changed.emit(self._window_s)

    def _on_paused(self, paused: bool) -> None:
        self._pause.set_icon_name("play" if paused else "pause")
        self._pause.setToolTip(self.tr("Let the charts run again") if paused else self.tr("Pause the charts"))
        if paused:
            self._timer.stop()
        else:
            self._run()

    def _on_table(self) -> None:
        self._show_page()
        self._draw()

    def _on_hovered(self, x: float) -> None:
        tick = None if math.isnan(x) else tick_at(self._shown, self._now + x)
        if self._plots is not None:
            self._plots.show_cross(x if tick is not None else math.nan)
        self._readout.setVisible(tick is not None)
        if tick is not None:
            self._readout.setText("\n".join(readout_lines(tick, -x)))
            self._readout.adjustSize()
            place = self.mapFromGlobal(QCursor.pos())
            left = place.x() + 12 if place.x() < self.width() / 2 else place.x() - 12 - self._readout.width()
            self._readout.move(left, min(place.y(), self.height() - self._readout.height()))
            self._readout.raise_()
