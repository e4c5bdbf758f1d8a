"""The Experiment screen: set-up, progress or result, with all past runs beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.state.experiment import ExperimentSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import ElidedLabel, line, paragraph, text
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.column import ScrollingColumn
from workbench.ui.experiment.facts import ExperimentFacts
from workbench.ui.experiment.latency import LatencyPanel
from workbench.ui.experiment.past_runs import PastRuns
from workbench.ui.experiment.progress import ProgressPane
from workbench.ui.experiment.setup import SetupPane
from workbench.ui.experiment.verdict_panel import VerdictPanel


class ExperimentScreen(QWidget):
    """Draws the experiment snapshot and tells what is wanted.

    Signals:
        feature_chosen: Another switch is to differ; carries its id.
        setup_changed: The set-up was edited; carries the ExperimentSetup.
        predicted: Carries the guessed factor, or None when the question is skipped.
        concluded: Carries the learner's conclusion from the shown result.
        run_requested: Run what is set up.
        run_again_requested: Run the shown experiment once more.
        calmer_requested: Run the shown experiment once more, at this rate.
        cancel_requested: End the one that runs.
        new_requested: Back to the set-up.
        past_chosen: A past run is to be shown; carries its number.
        export_requested: The shown result is to be written to this path.
        copy_requested: This text is to be copied.
        looked_at: The screen came to the front.
    """

    feature_chosen = Signal(str)
    setup_changed = Signal(object)
    predicted = Signal(object)
    concluded = Signal(str)
    run_requested = Signal()
    run_again_requested = Signal()
    calmer_requested = Signal(float)
    cancel_requested = Signal()
    new_requested = Signal()
    past_chosen = Signal(int)
    export_requested = Signal(str)
    copy_requested = Signal(str)
    looked_at = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ExperimentResult | None = None
        self._where = ElidedLabel(theme, "", "label")
        self._number = text(theme, "", "small", "text.muted", mono=True)
        self._setup, self._facts = SetupPane(theme), ExperimentFacts(theme)
        self._past = PastRuns(theme)
        self._left, self._centre, self._right = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._latency, self._progress = LatencyPanel(theme), ProgressPane(theme)
        self._verdict = VerdictPanel(theme)
        self._message = InlineMessage(theme)
        self._foot = QWidget()
        self._run = Button(theme, self.tr("Run experiment"), "primary", "play", large=True)
        self._again = Button(theme, self.tr("Run again"), "primary", "repeat", large=True)
        self._export = Button(theme, self.tr("Export report"), icon="file-down", large=True)
        self._new = IconButton(theme, "plus", self.tr("New experiment"))
        self._notice = paragraph(theme, "", "small", "text.muted")
        self._build()
        self._connect()

    def render_snapshot(self, snapshot: ExperimentSnapshot) -> None:
        """Show set-up, progress or result."""
        self._past.render_past(snapshot.past, snapshot.shown)
        self._render_message(snapshot)
        self._render_head(snapshot)
        self._run.setVisible(snapshot.shown is None and not snapshot.running)
        self._run.setEnabled(snapshot.may_begin)
        self._run.setToolTip("" if snapshot.asked else self.tr("First your guess, or Skip"))
        for button in (self._again, self._export, self._new):
            button.setVisible(snapshot.shown is not None and not snapshot.running)
        self._foot.setVisible(not snapshot.running)
        if snapshot.plan is not None:
            self._facts.render_progress(snapshot.plan, snapshot.progress, snapshot.prediction)
            self._progress.render_progress(snapshot.plan, snapshot.progress, snapshot.cancelling)
            self._show_pages(left=1, centre=1, right=0)
        elif snapshot.shown is not None:
            self._render_result(snapshot.shown)
        else:
            self._setup.render_snapshot(snapshot)
            self._show_pages(left=0, centre=0, right=0)

    def _render_result(self, result: ExperimentResult) -> None:
        if result is not self._shown:
            self._facts.render_result(result)
            self._latency.render_result(result)
            self._verdict.render_result(result)
        self._shown = result
        self._show_pages(left=1, centre=2, right=1)

    def _show_pages(self, left: int, centre: int, right: int) -> None:
        if centre != 2:
            self._shown = None
        self._left.setCurrentIndex(left)
        self._centre.setCurrentIndex(centre)
        self._right.setCurrentIndex(right)

    def _render_head(self, snapshot: ExperimentSnapshot) -> None:
        plan = snapshot.plan or (snapshot.shown.plan if snapshot.shown else None)
        self._where.setText(f"›  {plan.title}" if plan else "")
        self._number.setText(self.tr("run #{n}").format(n=snapshot.shown.number) if snapshot.shown else "")

    def _render_message(self, snapshot: ExperimentSnapshot) -> None:
        if snapshot.problem:
            self._message.show_message("error", self.tr("The experiment did not run"), snapshot.problem)
        else:
            self._message.hide()
        self._notice.setText(snapshot.notice)
        self._notice.setVisible(bool(snapshot.notice))

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for column in (self._left_column(), self._centre, self._right):
            splitter.addWidget(column)
        splitter.setSizes([340, 760, 340])
        splitter.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        for pane in (self._setup, self._facts):
            self._left.addWidget(ScrollingColumn(pane))
        for page in (self._empty(), self._progress, self._latency):
            self._centre.addWidget(page)
        self._right.addWidget(self._no_verdict())
        self._right.addWidget(self._verdict)
        self._right.setMinimumWidth(300)
        self._centre.setMinimumWidth(440)

    def _left_column(self) -> QWidget:
        column = QWidget()
        column.setMinimumWidth(345)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = PanelHeader(self._theme, self.tr("Experiments"))
        head.add_beside_title(self._where)
        head.add(self._number)
        head.add(self._new)
        layout.addWidget(head)
        layout.addWidget(self._left)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 0, 16, 8)
        holder.addWidget(self._message)
        holder.addWidget(self._notice)
        layout.addLayout(holder)
        layout.addWidget(self._past, 1)
        layout.addStretch(0)
        layout.addWidget(line())
        buttons = QHBoxLayout(self._foot)
        buttons.setContentsMargins(16, 10, 16, 10)
        buttons.setSpacing(8)
        for button in (self._run, self._again, self._export):
            buttons.addWidget(button, 1)
        layout.addWidget(self._foot)
        return column

    def _empty(self) -> QWidget:
        words = self.tr(
            "Choose a switch on the left. The same requests are sent with and without it, four times in turn,"
            " and the difference is shown with its doubts."
        )
        return _centred(EmptyState(self._theme, "flask-conical", self.tr("No run yet"), words))

    def _no_verdict(self) -> QWidget:
        words = self.tr("The verdict, the work that was counted and the query plans appear here after a run.")
        return EmptyState(self._theme, "badge-check", self.tr("No verdict yet"), words)

    def _connect(self) -> None:
        self._setup.feature_chosen.connect(self.feature_chosen)
        self._setup.setup_changed.connect(self.setup_changed)
        self._setup.predicted.connect(self.predicted)
        self._verdict.concluded.connect(self.concluded)
        self._run.clicked.connect(self.run_requested)
        self._again.clicked.connect(self.run_again_requested)
        self._new.clicked.connect(self.new_requested)
        self._export.clicked.connect(self._on_export)
        self._progress.cancel_requested.connect(self.cancel_requested)
        self._past.chosen.connect(self.past_chosen)
        self._verdict.copy_requested.connect(self.copy_requested)
        self._verdict.calmer_requested.connect(self.calmer_requested)
        self._verdict.again_requested.connect(self.run_again_requested)

    def _on_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Markdown (*.md)"), self.tr("JSON with every sample (*.json)")])
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(self.export_requested)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looked_at.emit()


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.addStretch(1)
    layout.addWidget(widget, 2)
    layout.addStretch(1)
    return holder
