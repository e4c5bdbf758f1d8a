"""The pipeline's header: which request is shown, what it is compared with, and how it is replayed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.exchange import SendFailure
from workbench.core.trace.text import format_ms
from workbench.core.trace.view import TraceView
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.pill import Pill, Tone
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.chip import CompareChip
from workbench.ui.pipeline.words import status_tone

WIDE = 940
MEDIUM = 780
NARROWEST = 560


class PipelineHeader(QWidget):
    """One row of controls over the lanes.

    Signals:
        step_requested: Show the previous (-1) or next (1) request.
        list_toggled: The list of recent requests should be shown or not.
        compare_toggled: The earlier run should be shown beside or not.
        mode_selected: Replay 'live', '2.4', '6' or 'step'.
        play_requested: Play, or hold when it plays.
        advance_requested: One step on.
    """

    step_requested = Signal(int)
    list_toggled = Signal(bool)
    compare_toggled = Signal(bool)
    mode_selected = Signal(str)
    play_requested = Signal()
    advance_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._comparing = False
        self.title = text(theme, self.tr("Pipeline"), "heading")
        self.list_button = IconButton(theme, "list", self.tr("Recent requests"))
        self.older = IconButton(theme, "chevron-left", self.tr("Earlier request"))
        self.newer = IconButton(theme, "chevron-right", self.tr("Later request"))
        self.number = text(theme, "", "small", mono=True)
        self.target = ElidedLabel(theme, "", "small", "text.secondary", mono=True)
        self.status = Pill(theme)
        self.time = text(theme, "", "small", mono=True)
        self.chip = CompareChip(theme)
        self.replay_label = text(theme, self.tr("Replay"), "small", "text.secondary")
        self.modes = Segmented(theme, [("live", self.tr("live")), ("2.4", "2.4 s"), ("6", "6 s"), ("step", "step")])
        self.play = Button(theme, self.tr("Play"), icon="play")
        self.advance = Button(theme, self.tr("Step"), icon="step-forward")
        self._build()

    def _build(self) -> None:
        self.setFixedHeight(self._theme.size("panelHeader"))
        self.setProperty("kind", "panel")
        for label in (self.number, self.time):
            font = label.font()
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
        self.list_button.setCheckable(True)
        self.chip.setFont(self._theme.font("small"))
        self.modes.set_value("2.4")
        self.play.setToolTip(self.tr("Replay this request (R)"))
        self.advance.setToolTip(self.tr("One card on (Space)"))
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        _add(row, 0, self.title, self.list_button, self.older, self.number, self.newer)
        row.addSpacing(4)
        row.addWidget(self.target)
        _add(row, 4, self.status, self.time, self.chip)
        row.addStretch(1)
        _add(row, 4, self.replay_label, self.modes, self.play, self.advance)
        self._connect()

    def _connect(self) -> None:
        self.list_button.toggled.connect(self.list_toggled)
        self.older.clicked.connect(self._go_older)
        self.newer.clicked.connect(self._go_newer)
        self.chip.clicked.connect(self._toggle_comparison)
        self.modes.selected.connect(self.mode_selected)
        self.play.clicked.connect(self.play_requested)
        self.advance.clicked.connect(self.advance_requested)

    def show_view(self, view: TraceView, earlier_seq: int | None) -> None:
        """Name what is shown."""
        self._comparing = view.earlier is not None
        if view.trace is not None:
            summary = view.trace.summary
            self.number.setText(f"#{summary.seq}")
            path = f"{summary.path}?{summary.query}" if summary.query else summary.path
            self._name(f"{summary.method} {path}", str(summary.status), status_tone(summary.status))
            self.time.setText(format_ms(summary.duration_ms))
        elif view.failure is not None:
            self._show_failure(view.failure)
        else:
            self.number.setText("")
            self._name("", "", "neutral")
            self.time.setText("")
        seq = view.earlier.summary.seq if view.earlier else earlier_seq
        self.chip.show_comparison(seq if view.trace else None, self._comparing)

    def _show_failure(self, failure: SendFailure) -> None:
        self.number.setText("")
        self.time.setText("")
        self._name(failure.what, self.tr("no connection") if failure.kind == "refused" else failure.kind, "error")

    def _name(self, target: str, status: str, tone: str) -> None:
        tones: dict[str, Tone] = {"ok": "ok", "warn": "warn", "error": "error"}
        self.target.setText(target)
        self.target.updateGeometry()
        self.status.set(status, tones.get(tone, "neutral"))
        self.status.setVisible(bool(status))

    def show_neighbours(self, older: bool, newer: bool) -> None:
        """Say whether there is anything before and after."""
        for button, there in ((self.older, older), (self.newer, newer)):
            button.setEnabled(there)
            button.setVisible(older or newer or bool(self.number.text()))

    def show_player(self, state: str, playable: bool, mode: str) -> None:
        """Make the buttons say what they would do now."""
        playing = state == "playing"
        self.play.setText(self._label(self.tr("Pause") if playing else self.tr("Play")))
        self.play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
        self.play.set_icon_name("pause" if playing else "play")
        self.play.setEnabled(playable and mode != "live")
        self.advance.setText(self._label(self.tr("Step")))
        self.advance.setAccessibleName(self.tr("Step"))
        self.advance.setEnabled(playable and not playing and (mode == "step" or state == "paused"))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self._theme.size("panelHeader"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.replay_label.setVisible(self.width() >= WIDE)
        self.chip.set_short(self.width() < WIDE)
        for button in (self.play, self.advance):
            button.setText(self._label(button.accessibleName()))

    def _label(self, words: str) -> str:
        return words if self.width() >= MEDIUM else ""

    def _go_older(self) -> None:
        self.step_requested.emit(-1)

    def _go_newer(self) -> None:
        self.step_requested.emit(1)

    def _toggle_comparison(self) -> None:
        self.compare_toggled.emit(not self._comparing)


def _add(row: QHBoxLayout, space: int, *widgets: QWidget) -> None:
    for widget in widgets:
        row.addSpacing(space)
        row.addWidget(widget)
