"""The pipeline panel: the request's way through the backend, its replay, the inspector and the recent requests."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.core.trace.replay import Position, Replay, plan_replay
from workbench.core.trace.view import TraceView, view_of, view_of_failure, view_of_nothing
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.header import PipelineHeader
from workbench.ui.pipeline.inspector import Inspector
from workbench.ui.pipeline.motion import is_motion_reduced
from workbench.ui.pipeline.player import Player
from workbench.ui.pipeline.request_list import RequestList
from workbench.ui.pipeline.stage_area import StageArea

BOTH = 1240
"""From this width on there is room for the list, the lanes and the inspector."""
RENDER_MS = 50
FLASH_MS = 140
TARGETS_MS = {"2.4": 2400.0, "6": 6000.0, "step": 2400.0}


class PipelinePanel(QWidget):
    """Draws ``TracesSnapshot`` and says what the person wants to see.

    Signals:
        selection_requested: Look at this recorded request.
        neighbour_requested: Look at the next (1) or previous (-1) one.
        comparison_requested: Show the earlier run beside, or don't.
        compare_with_requested: Hold the selected request against this one.
        filter_requested: Show only requests that pass this text.
        explain_requested: Ask for the plan of a statement: trace number and fingerprint.
        source_requested: Fetch the source of this stage as it ran for the request with this number.
        first_send_requested: Send GET /tasks.
        start_requested: Start the backend.
    """

    selection_requested = Signal(int)
    neighbour_requested = Signal(int)
    comparison_requested = Signal(bool)
    compare_with_requested = Signal(int)
    filter_requested = Signal(str)
    explain_requested = Signal(int, str)
    source_requested = Signal(str, int)
    first_send_requested = Signal()
    start_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot = TracesSnapshot()
        self._drawn: TracesSnapshot | None = None
        self._view = view_of_nothing(self._snapshot.skeleton)
        self.header = PipelineHeader(theme)
        self.stages = StageArea(theme)
        self.requests = RequestList(theme)
        self.inspector = Inspector(theme)
        self.player = Player(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._render_timer = _single_shot(self, RENDER_MS, self._render_now)
        self._flash_timer = _single_shot(self, FLASH_MS, self._end_flash)
        self._build()
        self._connect()
        self._draw_view()

    def _build(self) -> None:
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part, stretch in ((self.requests, 0), (self.stages, 1), (self.inspector, 0)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([280, 800, 400])
        self.requests.hide()
        self.inspector.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._split, 1)
        self.setAccessibleName(self.tr("Pipeline"))

    def _connect(self) -> None:
        header, lanes = self.header, self.stages.lanes
        header.step_requested.connect(self.neighbour_requested)
        self.stages.newest_requested.connect(lambda: self.neighbour_requested.emit(-1))
        header.list_toggled.connect(self._on_list_toggled)
        header.compare_toggled.connect(self.comparison_requested)
        header.mode_selected.connect(self._on_mode)
        header.play_requested.connect(self.toggle_play)
        header.advance_requested.connect(self.step)
        lanes.opened.connect(self.inspect)
        lanes.replay_requested.connect(self.replay)
        lanes.step_requested.connect(self.step)
        self.stages.ruler.opened.connect(self.inspect)
        self.stages.first_send_requested.connect(self.first_send_requested)
        self.stages.start_requested.connect(self.start_requested)
        self.requests.selection_requested.connect(self.selection_requested)
        self.requests.compare_with_requested.connect(self.compare_with_requested)
        self.requests.filter_requested.connect(self.filter_requested)
        self.inspector.explain_requested.connect(self._on_explain)
        self.inspector.source_requested.connect(self.source_requested)
        self.inspector.closed.connect(self._on_inspector_closed)
        self.player.moved.connect(self._on_moved)
        self.player.state_changed.connect(self._on_player_state)

    def render_traces(self, snapshot: TracesSnapshot) -> None:
        """Draw a snapshot; under a flood at most every 50 ms, always the newest."""
        self._snapshot = snapshot
        if not self._render_timer.isActive():
            self._render_now()
            self._render_timer.start()

    def _render_now(self) -> None:
        snapshot, drawn = self._snapshot, self._drawn
        if snapshot is drawn:
            return
        self._drawn = snapshot
        if drawn is None or _shows_other(snapshot, drawn):
            self._view = _make_view(snapshot)
            self._draw_view(keep_replay=drawn is not None and snapshot.selected is drawn.selected)
        self.stages.lanes.show_turns(snapshot.turns)
        self.stages.show_message(snapshot.message)
        self.stages.show_listed(bool(snapshot.shown))
        self.requests.show_snapshot(snapshot)
        self.inspector.show_snapshot(snapshot, self._view)
        self._show_neighbours()
        if drawn is not None and snapshot.arrivals != drawn.arrivals:
            self.replay()
        self._render_timer.start()

    def _draw_view(self, keep_replay: bool = False) -> None:
        if self.player.state != "idle" and not keep_replay:
            self.player.stop()
        self.stages.show_view(self._view, self._snapshot.turns)
        self.header.show_view(self._view, self._snapshot.earlier_seq)
        self._on_player_state(self.player.state)
        self.player.repeat()

    def _show_neighbours(self) -> None:
        shown = self._snapshot.shown
        selected = self._snapshot.selected
        seq = selected.summary.seq if selected else None
        older = bool(shown) and (seq is None or shown[0].seq < seq)
        self.header.show_neighbours(older, bool(shown) and seq is not None and shown[-1].seq > seq)

    @property
    def mode(self) -> str:
        """How replays run: 'live', '2.4', '6' or 'step'."""
        return self.header.modes.value

    def set_mode(self, mode: str) -> None:
        """Choose how replays run, as at the last start."""
        self.header.modes.set_value(mode)
        self._on_mode(mode)

    def replay(self) -> None:
        """Show the request's way again from the start, in the chosen manner."""
        replay = self._plan()
        if replay is None:
            return
        if self.mode == "live":
            self.stages.lanes.flash(True)
            self._flash_timer.start()
        elif self.mode == "step":
            self.player.hold(replay)
        else:
            self.player.play(replay)

    def toggle_play(self) -> None:
        """Hold what plays; play what holds or has ended."""
        if self.player.state == "playing":
            self.player.pause()
        elif self.player.state == "paused":
            self.player.resume()
        else:
            replay = self._plan()
            if replay is not None:
                self.player.play(replay)

    def step(self) -> None:
        """Move on by one card, from the start when nothing plays."""
        if self.player.state == "idle" and self.mode == "step":
            self.replay()
        elif self.player.state == "paused":
            self.player.step()

    def _plan(self) -> Replay | None:
        view, target_ms = self._view, TARGETS_MS.get(self.mode, 2400.0)
        return plan_replay(view.cards, target_ms) if view.trace is not None else None

    def _on_mode(self, _mode: str) -> None:
        self.player.stop()
        if self.mode == "step":
            self.replay()
        self._on_player_state(self.player.state)

    def _on_moved(self, position: Position | None) -> None:
        reduced = is_motion_reduced(self._theme)
        if position is not None and reduced:
            position = position.at_station()
        self.stages.show_position(position, trail=not reduced)

    def _on_player_state(self, state: str) -> None:
        self.header.show_player(state, self._view.trace is not None, self.mode)

    def _end_flash(self) -> None:
        self.stages.lanes.flash(False)

    def toggle_list(self) -> None:
        """Show or hide the recent requests."""
        self.header.list_button.toggle()

    def _on_list_toggled(self) -> None:
        """The button of a list that stands back for the inspector brings the list back."""
        if self._is_crowded and self.requests.isHidden():
            self.inspector.hide()
            self.header.list_button.setChecked(True)
        self._fit_list()

    @property
    def _is_crowded(self) -> bool:
        return not self.inspector.isHidden() and self.width() < BOTH

    def _fit_list(self) -> None:
        """The list stands back where inspector and list would leave too little of the lanes."""
        self.requests.setVisible(self.header.list_button.isChecked() and not self._is_crowded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def focus_filter(self) -> None:
        """Show the recent requests and put the keyboard into their filter."""
        if self.requests.isHidden():
            self.header.list_button.setChecked(True)
            self._on_list_toggled()
        self.requests.filter.setFocus()

    def toggle_comparison(self) -> None:
        """Show or hide the earlier run beside."""
        self.comparison_requested.emit(self._view.earlier is None)

    def inspect(self, stage: str, tab: str = "") -> None:
        """Open the inspector on a stage."""
        if self._view.trace is None:
            return
        self.stages.lanes.focus_stage(stage)
        self.inspector.open_stage(stage, tab)
        self.inspector.show_snapshot(self._snapshot, self._view)
        self.inspector.show()
        self._fit_list()

    def open_stage_at_fault(self) -> None:
        """Open the inspector where the shown request turned round or failed."""
        turn = self._view.lanes.turn
        if turn is not None:
            self.inspect(self._view.cards[turn].id)

    def _on_inspector_closed(self) -> None:
        self.inspector.hide()
        self._fit_list()
        self.stages.lanes.setFocus()

    def _on_explain(self, fingerprint: str) -> None:
        if self._view.trace is not None:
            self.explain_requested.emit(self._view.trace.summary.seq, fingerprint)


def _single_shot(parent: QWidget, interval_ms: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(call)
    return timer


def _make_view(snapshot: TracesSnapshot) -> TraceView:
    exchange = snapshot.exchange
    if snapshot.selected is not None:
        phases = exchange.phases if exchange and not exchange.failure else None
        return view_of(snapshot.selected, phases=phases, earlier=snapshot.compared, plans=snapshot.plans)
    if exchange is not None and exchange.failure is not None:
        return view_of_failure(snapshot.skeleton, exchange.failure)
    return view_of_nothing(snapshot.skeleton)


def _shows_other(snapshot: TracesSnapshot, drawn: TracesSnapshot) -> bool:
    """Whether the lanes have to be drawn anew: not for every summary that comes in."""
    return (
        snapshot.selected is not drawn.selected
        or snapshot.compared is not drawn.compared
        or snapshot.exchange is not drawn.exchange
        or snapshot.plans is not drawn.plans
        or snapshot.earlier_seq != drawn.earlier_seq
        or (snapshot.selected is None and snapshot.skeleton is not drawn.skeleton)
    )
